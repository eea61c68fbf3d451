package assay.build;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/// Names a cached result by everything it is made of, the program that made it included.
public final class Fingerprint {
  private static final int SHORT = 16;
  private final MessageDigest digest = FileTree.sha256();

  /// @param text an input
  /// @return this
  public Fingerprint add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    // The length keeps "ab","c" and "a","bc" apart.
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return this;
  }

  /// @param file an input; an absent file counts as such
  /// @return this
  /// @throws IOException if it cannot be read
  public Fingerprint add(Path file) throws IOException {
    return add(Files.isRegularFile(file) ? FileTree.sha256(file) : "absent");
  }

  /// Adds a class with its nested ones.
  ///
  /// @param type a type that has no part in the result but by its code
  /// @return this
  /// @throws IOException if the class cannot be read
  public Fingerprint addClass(Class<?> type) throws IOException {
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream code = type.getResourceAsStream(file)) {
      if (code == null) {
        throw new IOException("no code of " + type);
      }
      MessageDigest whole = FileTree.sha256();
      whole.update(code.readAllBytes());
      add(file).add(FileTree.hex(whole));
    }
    for (Class<?> nested : type.getDeclaredClasses()) {
      addClass(nested);
    }
    return this;
  }

  /// Adds the classes and resources of a type's package, from a folder or a jar alike.
  ///
  /// @param type a type of the package
  /// @return this
  /// @throws IOException if the classes cannot be read
  public Fingerprint addCode(Class<?> type) throws IOException {
    Path place;
    try {
      place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
    String name = type.getPackageName().replace('.', '/');
    if (Files.isDirectory(place)) {
      addFolder(place.resolve(name));
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        addFolder(jar.getPath(name));
      }
    }
    return this;
  }

  private void addFolder(Path folder) throws IOException {
    for (Path file : FileTree.list(folder)) {
      Path whole = folder.resolve(file.toString());
      if (Files.isRegularFile(whole)) {
        add(file.toString()).add(FileTree.sha256(whole));
      }
    }
  }

  /// @return sixteen hexadecimal digits, enough for a folder name
  public String value() {
    return whole().substring(0, SHORT);
  }

  /// @return all hexadecimal digits
  public String whole() {
    return FileTree.hex(digest);
  }
}
