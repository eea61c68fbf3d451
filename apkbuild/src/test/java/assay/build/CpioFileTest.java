package assay.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpioFileTest {
  private static final long SECONDS = 1_793_491_200L;

  private static Path write(Path file, Path source) throws IOException {
    try (CpioFile cpio = new CpioFile(file, SECONDS)) {
      cpio.device("dev/console", 5, 1);
      cpio.file("init", "#!/bin/busybox sh\n".getBytes(StandardCharsets.UTF_8));
      cpio.file("lib/big/layer.sqfs", source);
    }
    return file;
  }

  @Test
  void sameInputMakesSameBytes(@TempDir Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve("layer"), "content");
    byte[] first = Files.readAllBytes(write(folder.resolve("a"), source));
    Files.setLastModifiedTime(source, FileTime.fromMillis(0));
    assertArrayEquals(first, Files.readAllBytes(write(folder.resolve("b"), source)));
  }

  @Test
  void parentsComeFirstAndDevicesKeepTheirNumbers(@TempDir Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve("layer"), "content");
    List<String> names = new ArrayList<>();
    try (CpioArchiveInputStream cpio =
        new CpioArchiveInputStream(Files.newInputStream(write(folder.resolve("a"), source)))) {
      for (CpioArchiveEntry entry = cpio.getNextEntry();
          entry != null;
          entry = cpio.getNextEntry()) {
        names.add(entry.getName());
        assertEquals(SECONDS, entry.getTime());
        assertEquals(0, entry.getUID());
        if (entry.isCharacterDevice()) {
          assertEquals(5, entry.getRemoteDeviceMaj());
          assertEquals(1, entry.getRemoteDeviceMin());
        }
      }
    }
    assertEquals(
        List.of("dev", "dev/console", "init", "lib", "lib/big", "lib/big/layer.sqfs"), names);
  }
}
