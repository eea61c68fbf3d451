package assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssayLayerTest {
  @Test
  void onlyDifferencesGoIntoTheLayer(@TempDir Path folder) throws IOException {
    Path base = folder.resolve("base");
    Files.createDirectories(base.resolve("etc/init.d"));
    Files.createDirectories(base.resolve("old/deep"));
    Files.writeString(base.resolve("etc/hosts"), "same");
    Files.writeString(base.resolve("etc/init.d/dropbear"), "theirs");
    Files.writeString(base.resolve("etc/mode"), "same");
    Files.writeString(base.resolve("old/deep/file"), "gone");
    Files.createSymbolicLink(base.resolve("etc/link"), Path.of("a"));
    Path stage = folder.resolve("stage");
    FileTree.copy(base, stage);
    FileTree.delete(stage.resolve("old"));
    Files.writeString(stage.resolve("etc/init.d/dropbear"), "ours!!");
    Files.setPosixFilePermissions(
        stage.resolve("etc/mode"), PosixFilePermissions.fromString("rw-------"));
    Files.createDirectories(stage.resolve("usr/lib"));
    Files.writeString(stage.resolve("usr/lib/new"), "new");

    Path target = Files.createDirectories(folder.resolve("difference"));
    AssayLayer layer = AssayLayer.difference(base, stage, target);

    assertEquals(
        List.of(
            "etc",
            "etc/init.d",
            "etc/init.d/dropbear",
            "etc/mode",
            "usr",
            "usr/lib",
            "usr/lib/new"),
        FileTree.list(target).stream().map(Path::toString).toList());
    assertEquals(List.of("old"), layer.removed());
    assertEquals("ours!!", Files.readString(target.resolve("etc/init.d/dropbear")));
  }
}
