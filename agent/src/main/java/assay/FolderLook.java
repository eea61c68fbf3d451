package assay;

import assay.host.Command;
import assay.host.Ending;
import assay.host.Execution;
import assay.host.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Looks, in a child, at a folder that was typed: it may lie on a medium that never answers.
record FolderLook(Host host, List<String> problems) {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int TRIES = 3;
  private static final int NO = 1;

  /// Whether both are folders, in one look beside what else is done; where not, each wants its own.
  CompletableFuture<Boolean> areFoldersLater(Path one, Path other) {
    return CompletableFuture.supplyAsync(
        () -> areFolders(one, other), task -> Thread.ofVirtual().name("folder-look").start(task));
  }

  private boolean areFolders(Path one, Path other) {
    return host.run(
            Command.of(
                    "test",
                    "-d",
                    one.toAbsolutePath().toString(),
                    "-a",
                    "-d",
                    other.toAbsolutePath().toString())
                .within(LIMIT))
        .exited(0);
  }

  /// The folder, absolute; null where there is none of that name. One that does not answer is
  /// taken: what is asked of it later says why it got no answer, while an audit without it would
  /// be one of another machine.
  @Nullable Path existing(AuditOption option, @Nullable Path path) {
    return path == null ? null : judge(option, path, "is no folder", "test", "-d");
  }

  /// The folder, absolute, made where it was missing; null where it cannot be made.
  @Nullable Path made(AuditOption option, @Nullable Path path) {
    return path == null ? null : judge(option, path, "cannot be made a folder", "mkdir", "-p");
  }

  private @Nullable Path judge(AuditOption option, Path path, String no, String... command) {
    Path absolute = path.toAbsolutePath();
    List<String> argv = List.of(command[0], command[1], absolute.toString());
    Execution look = host.run(Command.of(argv).within(LIMIT));
    for (int again = 1; again < TRIES && !answered(look); again++) {
      look = host.run(Command.of(argv).within(LIMIT));
    }
    String typed = "command line: " + option.word() + " " + path + " ";
    if (look.exited(NO)) {
      problems.add(typed + no + because(look) + ", ignored");
      return null;
    }
    if (!look.exited(0)) {
      problems.add(typed + "does not answer: " + look.ending());
    }
    return absolute;
  }

  /// A look that somebody else killed says nothing about the folder.
  private static boolean answered(Execution look) {
    return look.exited(0) || look.exited(NO) || !(look.ending() instanceof Ending.Exited);
  }

  private static String because(Execution look) {
    String complaint = look.errorText().strip();
    return complaint.isEmpty() ? "" : " (" + complaint + ")";
  }
}
