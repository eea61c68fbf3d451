package assay.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Folders as values: delete, copy, list, name by content.
public final class FileTree {
  private FileTree() {}

  /// @param root a folder or file that may be absent
  /// @throws IOException if something below it cannot be removed
  public static void delete(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Copies with modes, owners and links kept.
  ///
  /// @param from a folder
  /// @param to the folder that gets its content
  /// @throws IOException if it cannot be copied whole
  public static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    Command.of("cp", "-a", "--reflink=auto", from + "/.", to.toString()).run();
  }

  /// @param work a finished folder beside its final place
  /// @param whole the final place; what was there before goes
  /// @throws IOException if it cannot be renamed
  public static void publish(Path work, Path whole) throws IOException {
    delete(whole);
    Files.move(work, whole, StandardCopyOption.ATOMIC_MOVE);
  }

  /// What was there before stays until the new folder is whole.
  ///
  /// @param target the place
  /// @param from a finished folder anywhere
  /// @throws IOException if it cannot be copied
  static void replace(Path target, Path from) throws IOException {
    Files.createDirectories(target.getParent());
    Path work = target.resolveSibling(target.getFileName() + ".work");
    delete(work);
    try {
      copy(from, work);
      publish(work, target);
    } finally {
      delete(work);
    }
  }

  /// @param root a folder
  /// @return everything below it, relative, sorted by name, without the folder itself
  /// @throws IOException if it cannot be listed
  public static List<Path> list(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.skip(1).map(root::relativize).sorted(FileTree::byText).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Writes `SHA256SUMS`, as `sha256sum --check` reads it.
  ///
  /// @param folder all of whose files it names
  /// @throws IOException if a file cannot be read or this one not written
  static void sums(Path folder) throws IOException {
    StringBuilder sums = new StringBuilder();
    for (Path file : list(folder)) {
      if (Files.isRegularFile(folder.resolve(file))) {
        sums.append(sha256(folder.resolve(file))).append("  ").append(file).append('\n');
      }
    }
    Files.writeString(folder.resolve("SHA256SUMS"), sums.toString());
  }

  private static int byText(Path a, Path b) {
    return a.toString().compareTo(b.toString());
  }

  /// @return a SHA-256 to be fed
  public static MessageDigest sha256() {
    return digest("SHA-256");
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// @param file a file
  /// @return its SHA-256 in hexadecimal digits
  /// @throws IOException if it cannot be read
  public static String sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    update(digest, file);
    return hex(digest);
  }

  static void update(MessageDigest digest, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
  }

  /// @param digest a digest that got all of its input
  /// @return hexadecimal digits
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
