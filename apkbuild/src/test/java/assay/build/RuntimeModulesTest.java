package assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/// The runtime has what the agent's own classes ask for.
class RuntimeModulesTest {
  @Test
  void jdepsFindsNoFurtherModule() throws IOException {
    Matcher matcher =
        Pattern.compile("(?m)^_modules=(.*)$").matcher(Files.readString(Path.of("assay/APKBUILD")));
    assertEquals(true, matcher.find());
    List<String> modules = List.of(matcher.group(1).split(","));
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
