package assay.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The header by which a receiver can tell that bytes came as they were sent: RFC 9530.
public final class ContentDigest {
  /// Its name.
  public static final String HEADER = "Content-Digest";

  private static final String ALGORITHM = "sha-256=:";

  private ContentDigest() {}

  /// Its value.
  public static String of(byte[] bytes) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
      return ALGORITHM + Base64.getEncoder().encodeToString(sum) + ":";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /// Whether a value that a sender gave speaks of other bytes. One that cannot be read does not.
  public static boolean contradicts(String given, byte[] bytes) {
    return given.startsWith(ALGORITHM) && !given.equals(of(bytes));
  }
}
