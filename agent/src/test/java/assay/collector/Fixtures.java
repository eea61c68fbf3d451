package assay.collector;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Files below `src/test/resources/fixtures`; where each comes from is in `provenance.md` there.
public final class Fixtures {
  private Fixtures() {}

  /// The bytes of a fixture.
  public static byte[] bytes(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream("/fixtures/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no fixture " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /// The text of a fixture.
  public static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /// The bytes of a binary fixture, kept as hexadecimal lines.
  public static byte[] hex(String name) {
    return HexFormat.of().parseHex(text(name).replaceAll("\\s", ""));
  }

  /// The bytes written as text with `\n`, `\t`, `\\` and `\xNN`.
  /// The bytes that a column of a dump stands for.
  public static byte[] unescaped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '\\') {
        bytes.write(text.charAt(i));
        continue;
      }
      i++;
      switch (text.charAt(i)) {
        case 'n' -> bytes.write('\n');
        case 't' -> bytes.write('\t');
        case 'x' -> {
          bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
          i += 2;
        }
        default -> bytes.write(text.charAt(i));
      }
    }
    return bytes.toByteArray();
  }
}
