package assay.build;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;

/// An initramfs being written: same calls, same bytes. Not compressed, the layers in it are.
public final class CpioFile implements Closeable {
  private static final int FOLDER = CpioConstants.C_ISDIR | 0755;
  private static final int PROGRAM_BITS = 0755;
  private static final int PROGRAM = CpioConstants.C_ISREG | PROGRAM_BITS;
  private static final int LINK = CpioConstants.C_ISLNK | 0777;
  private static final int DEVICE = CpioConstants.C_ISCHR | 0600;

  private final CpioArchiveOutputStream out;
  private final Set<String> folders = new HashSet<>();
  private final long seconds;
  private long inode = 1;

  /// @param file what is written
  /// @param seconds the time every entry gets
  /// @throws IOException if it cannot be opened
  public CpioFile(Path file, long seconds) throws IOException {
    this.out =
        new CpioArchiveOutputStream(
            new BufferedOutputStream(Files.newOutputStream(file)), CpioConstants.FORMAT_NEW);
    this.seconds = seconds;
  }

  /// @param name a path in the archive
  /// @throws IOException if it cannot be written
  public void folder(String name) throws IOException {
    if (name.isEmpty() || !folders.add(name)) {
      return;
    }
    parent(name);
    put(entry(name, FOLDER), 2);
    out.closeArchiveEntry();
  }

  /// @param name a path in the archive
  /// @param content the bytes of the file
  /// @throws IOException if it cannot be written
  public void file(String name, byte[] content) throws IOException {
    parent(name);
    CpioArchiveEntry entry = entry(name, PROGRAM);
    entry.setSize(content.length);
    put(entry, 1);
    out.write(content);
    out.closeArchiveEntry();
  }

  /// @param name a path in the archive
  /// @param source the file to be copied
  /// @throws IOException if it cannot be written
  public void file(String name, Path source) throws IOException {
    file(name, source, PROGRAM_BITS);
  }

  /// @param name a path in the archive
  /// @param source the file to be copied
  /// @param bits its permissions
  /// @throws IOException if it cannot be written
  public void file(String name, Path source, int bits) throws IOException {
    parent(name);
    CpioArchiveEntry entry = entry(name, CpioConstants.C_ISREG | bits);
    entry.setSize(Files.size(source));
    put(entry, 1);
    Files.copy(source, out);
    out.closeArchiveEntry();
  }

  /// @param name a path in the archive
  /// @param target what the symbolic link says
  /// @throws IOException if it cannot be written
  public void link(String name, String target) throws IOException {
    parent(name);
    byte[] content = target.getBytes(StandardCharsets.UTF_8);
    CpioArchiveEntry entry = entry(name, LINK);
    entry.setSize(content.length);
    put(entry, 1);
    out.write(content);
    out.closeArchiveEntry();
  }

  /// @param name a path in the archive
  /// @param major of the character device
  /// @param minor of the character device
  /// @throws IOException if it cannot be written
  public void device(String name, int major, int minor) throws IOException {
    parent(name);
    CpioArchiveEntry entry = entry(name, DEVICE);
    entry.setRemoteDeviceMaj(major);
    entry.setRemoteDeviceMin(minor);
    put(entry, 1);
    out.closeArchiveEntry();
  }

  private void parent(String name) throws IOException {
    int slash = name.lastIndexOf('/');
    if (slash > 0) {
      folder(name.substring(0, slash));
    }
  }

  private CpioArchiveEntry entry(String name, int mode) {
    CpioArchiveEntry entry = new CpioArchiveEntry(CpioConstants.FORMAT_NEW, name);
    entry.setMode(mode);
    entry.setTime(seconds);
    return entry;
  }

  private void put(CpioArchiveEntry entry, int links) throws IOException {
    entry.setInode(inode++);
    entry.setNumberOfLinks(links);
    out.putArchiveEntry(entry);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
