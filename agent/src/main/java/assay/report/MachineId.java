package assay.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A machine's id, a UUID: made of the strongest identifier that is trusted and of nothing else, so
/// that no other part has a say in it.
///
/// The system's UUID is taken as it is. Anything else becomes a UUID of version 8 (RFC 9562): the
/// first 16 bytes of the SHA-256 of the lines `assay`, kind, maker, product and value in UTF-8,
/// each without blanks around it, in small letters and followed by a line feed. Maker and product
/// are those of the part whose serial number it is, since two makers may count alike, and empty for
/// what is not a serial number.
///
/// Of network ports the first is taken, by PCI address: ports on the board come before cards.
final class MachineId {
  private static final int UUID_LENGTH = 36;
  private static final int GROUPS = 5;
  private static final int[] ENDS = {8, 12, 16, 20, 32};
  private static final int VERSION_BYTE = 6;
  private static final int VARIANT_BYTE = 8;

  private MachineId() {}

  /// What it is made of; null where nothing is good enough.
  static @Nullable Identifier strongest(List<Identifier> identifiers) {
    for (Identifier one : identifiers) {
      if (one.trusted() && IdentifierKind.valueOf(one.kind()).namesMachine()) {
        return one;
      }
    }
    return null;
  }

  /// The id made of an identifier.
  static String of(Identifier from, JsonNode hardware) {
    String value = normal(from.value());
    if (from.kind().equals(IdentifierKind.systemUuid.name()) && isUuid(value)) {
      return value;
    }
    JsonNode part = partOf(from, hardware);
    return hashed(
        String.join(
            "\n",
            "assay",
            from.kind().toLowerCase(Locale.ROOT),
            normal(part.path("manufacturer").asText()),
            normal(part.path("productName").asText()),
            value,
            ""));
  }

  private static JsonNode partOf(Identifier from, JsonNode hardware) {
    return from.kind().endsWith("Uuid") || from.source().equals("bmc")
        ? hardware.path("none")
        : hardware.path(from.source());
  }

  private static String normal(String value) {
    return value.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isUuid(String value) {
    for (int i = 0; i < value.length(); i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = value.charAt(i);
      if (dash ? c != '-' : (c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return value.length() == UUID_LENGTH;
  }

  private static String hashed(String lines) {
    byte[] hash;
    try {
      hash = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    hash[VERSION_BYTE] = (byte) (hash[VERSION_BYTE] & 0x0f | 0x80);
    hash[VARIANT_BYTE] = (byte) (hash[VARIANT_BYTE] & 0x3f | 0x80);
    String digits = HexFormat.of().formatHex(hash);
    StringBuilder uuid = new StringBuilder();
    int from = 0;
    for (int i = 0; i < GROUPS; i++) {
      uuid.append(i == 0 ? "" : "-").append(digits, from, ENDS[i]);
      from = ENDS[i];
    }
    return uuid.toString();
  }
}
