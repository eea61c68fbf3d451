package assay.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The fault while it lasts.
record Mishap(FaultyMachine machine, Closeable undo) implements AutoCloseable {
  static Mishap of(FaultRow row, FaultyMachine machine) throws IOException {
    Path tool = machine.tools().resolve(row.tool());
    switch (row.fault()) {
      case "missing" -> Files.delete(tool);
      case "not-executable" ->
          Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rw-r--r--"));
      case "folder" -> Files.createDirectory(deleted(tool));
      case "dangling-link" -> Files.createSymbolicLink(deleted(tool), Path.of("no-such-file"));
      case "empty" -> Files.write(tool, new byte[0]);
      case "busy" -> {
        Files.copy(Path.of("/bin/true"), tool, StandardCopyOption.REPLACE_EXISTING);
        OutputStream writer = Files.newOutputStream(tool, StandardOpenOption.APPEND);
        return new Mishap(machine, writer);
      }
      case "dead-medium", "dead-medium-in-exec" -> {
        Path medium = machine.folder().resolve("medium");
        SilentFileSystem silent =
            row.fault().equals("dead-medium")
                ? SilentFileSystem.on(medium)
                : SilentFileSystem.ofPrograms(medium);
        Files.createSymbolicLink(deleted(tool), medium.resolve(row.tool()));
        return new Mishap(machine, silent::close);
      }
      default -> {
        if (row.when().equals("-")) {
          machine.replace(row.tool(), row.fault());
        } else {
          machine.fault(row.tool(), row.when(), row.fault());
        }
      }
    }
    return new Mishap(machine, () -> {});
  }

  private static Path deleted(Path path) throws IOException {
    Files.delete(path);
    return path;
  }

  @Override
  public void close() throws IOException {
    undo.close();
    Freezer.thaw(machine.token());
  }
}
