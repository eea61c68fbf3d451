package assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/// The runtime has what the agent's own classes ask for.
class RuntimeModulesTest {
  @Test
  void jdepsFindsNoFurtherModule() throws IOException {
    Set<String> modules = new HashSet<>();
    Matcher lists =
        Pattern.compile("(?m)^_(?:modules|without)=(.*)$")
            .matcher(Files.readString(Path.of("assay/APKBUILD")));
    while (lists.find()) {
      modules.addAll(List.of(lists.group(1).split(",")));
    }
    assertTrue(modules.contains("java.base"), modules::toString);
    StringWriter said = new StringWriter();
    ToolProvider.findFirst("jdeps")
        .orElseThrow()
        .run(
            new PrintWriter(said),
            new PrintWriter(said),
            "--ignore-missing-deps",
            "--multi-release",
            "25",
            "--class-path",
            "../agent/target/lib/*:../agent/target/lib/commands/*",
            "--print-module-deps",
            "../agent/target/classes");
    List<String> missing =
        List.of(said.toString().strip().split(",")).stream()
            .filter(module -> !modules.contains(module))
            .toList();
    assertEquals(List.of(), missing);
  }
}
