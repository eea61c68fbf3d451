package assay.vm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// shellcheck and shfmt over all shell of the repository.
class ShellStyleTest {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules");
  private static final Pattern SHEBANG = Pattern.compile("^#!.*\\b(sh|ash|dash|openrc-run)\\b.*");
  private static final Pattern BASH = Pattern.compile("^#!.*\\bbash\\b.*");
  private static final Pattern SUPPRESSION =
      Pattern.compile("^\\s*# shellcheck .*disable=[A-Z0-9,]+(.*)$", Pattern.MULTILINE);

  @Test
  void shellcheckIsContent() throws IOException {
    // Sourced parts are found at run time and checked by themselves.
    String notFollowed = "SC1090,SC1091";
    passes(List.of("shellcheck", "-s", "dash", "-e", notFollowed), shell(false));
    // openrc-run reads the variables of its scripts.
    passes(List.of("shellcheck", "-s", "dash", "-e", notFollowed + ",SC2034"), shell(true));
  }

  @Test
  void shfmtIsContent() throws IOException {
    passes(List.of("shfmt", "-ln", "posix", "-d"), shell(false));
    passes(List.of("shfmt", "-ln", "posix", "-d"), shell(true));
  }

  /// The appliance has no bash.
  @Test
  void noneNeedsBash() throws IOException {
    List<Path> bash = new ArrayList<>();
    everyFile(
        file -> {
          if (BASH.matcher(firstLine(file)).matches()) {
            bash.add(file);
          }
        });
    assertEquals(List.of(), bash);
  }

  @Test
  void everySuppressionSaysWhy() throws IOException {
    List<String> silent = new ArrayList<>();
    List<Path> all = new ArrayList<>(shell(false));
    all.addAll(shell(true));
    for (Path file : all) {
      SUPPRESSION
          .matcher(Sources.text(file))
          .results()
          .filter(found -> !found.group(1).matches(" # \\w.*"))
          .forEach(found -> silent.add(file + ": " + found.group().strip()));
    }
    assertEquals(List.of(), silent);
  }

  private static void passes(List<String> checker, List<Path> shell) {
    assertTrue(shell.size() >= 7, () -> "only " + shell);
    List<String> argv = new ArrayList<>(checker);
    shell.forEach(file -> argv.add(file.toString()));
    Command ended = Command.run(LIMIT, argv);
    assertEquals(0, ended.status(), ended.output());
  }

  /// By shebang, by name, and the parts that are only sourced, which say `shellcheck shell=`.
  private static List<Path> shell(boolean services) throws IOException {
    List<Path> shell = new ArrayList<>();
    everyFile(
        file -> {
          boolean isShell =
              file.toString().endsWith(".sh")
                  || SHEBANG.matcher(firstLine(file)).matches()
                  || firstBytes(file).contains("# shellcheck shell=");
          if (isShell && services == firstLine(file).endsWith("openrc-run")) {
            shell.add(file);
          }
        });
    return shell.stream().sorted().toList();
  }

  private interface Visitor {
    void visit(Path file) throws IOException;
  }

  private static void everyFile(Visitor visitor) throws IOException {
    Files.walkFileTree(
        Sources.repository(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skip = NOT_OURS.contains(String.valueOf(folder.getFileName()));
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && !file.toString().endsWith(".java")) {
              visitor.visit(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static String firstLine(Path file) throws IOException {
    return firstBytes(file).lines().findFirst().orElse("");
  }

  private static String firstBytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(1000), StandardCharsets.ISO_8859_1);
    }
  }
}
