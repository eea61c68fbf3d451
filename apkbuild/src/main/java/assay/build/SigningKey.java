package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Stream;

/// A throw-away RSA key of this machine's cache: it proves only that a package was built here.
///
/// @param secret PEM file with the private key
/// @param open PEM file with the public key; its name is what apk looks for
public record SigningKey(Path secret, Path open) {
  private static final int BITS = 2048;
  private static final int NAME_DIGITS = 8;

  /// @param folder where the key lives
  /// @return the key, made at first use
  /// @throws IOException if it cannot be written
  public static SigningKey in(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path secret : files.filter(file -> file.toString().endsWith(".rsa")).toList()) {
        Path open = secret.resolveSibling(secret.getFileName() + ".pub");
        if (Files.exists(open)) {
          return new SigningKey(secret, open);
        }
      }
    }
    KeyPair pair = generate();
    byte[] publicKey = pair.getPublic().getEncoded();
    // apk finds a key by its file's name, so two machines must not use the same one.
    MessageDigest digest = FileTree.sha256();
    digest.update(publicKey);
    String name = "assay-" + FileTree.hex(digest).substring(0, NAME_DIGITS) + ".rsa";
    Path open = folder.resolve(name + ".pub");
    Path secret = folder.resolve(name);
    write(open, pem("PUBLIC KEY", publicKey), "rw-r--r--");
    write(secret, pem("PRIVATE KEY", pair.getPrivate().getEncoded()), "rw-------");
    return new SigningKey(secret, open);
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, String text, String mode) throws IOException {
    Path work = file.resolveSibling(file.getFileName() + ".work");
    Files.deleteIfExists(work);
    Files.createFile(
        work, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
    Files.writeString(work, text);
    Files.move(work, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String pem(String kind, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind);
  }
}
