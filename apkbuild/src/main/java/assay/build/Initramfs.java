package assay.build;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;

/// A mirror's initramfs as a folder: it holds `apk`, its libraries and musl's loader.
public final class Initramfs {
  private Initramfs() {}

  /// Unpacks files, folders and links; device nodes are of no use on the build machine.
  ///
  /// @param archive a gzipped cpio
  /// @param folder an empty folder
  /// @throws IOException if the archive cannot be read whole
  public static void unpack(Path archive, Path folder) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive));
        InputStream plain = new GZIPInputStream(raw);
        CpioArchiveInputStream cpio = new CpioArchiveInputStream(plain)) {
      for (CpioArchiveEntry entry = cpio.getNextEntry();
          entry != null;
          entry = cpio.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new BuildException(archive + ": " + entry.getName() + " points outside");
        }
        write(entry, cpio, target);
      }
    } catch (ZipException e) {
      throw new BuildException(archive + ": not a gzipped cpio: " + e.getMessage());
    }
  }

  private static void write(CpioArchiveEntry entry, CpioArchiveInputStream cpio, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      if (!Files.isDirectory(target)) {
        Files.createDirectories(target);
      }
    } else if (entry.isSymbolicLink()) {
      Files.createDirectories(target.getParent());
      Files.createSymbolicLink(target, Path.of(new String(cpio.readAllBytes())));
    } else if (entry.isRegularFile()) {
      Files.createDirectories(target.getParent());
      if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        Files.write(target, cpio.readAllBytes());
        if ((entry.getMode() & 0111) != 0) {
          Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
    }
  }
}
