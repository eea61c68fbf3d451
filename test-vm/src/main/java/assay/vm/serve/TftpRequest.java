package assay.vm.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A request to read a file: RFC 1350, section 5, and RFC 2347.
///
/// @param file its name
/// @param options in their order, names in lower case
record TftpRequest(String file, SequencedMap<String, String> options) {
  private static final int DEFAULT_BLOCK = 512;
  private static final int SMALLEST_BLOCK = 8;
  private static final int LARGEST_BLOCK = 65_464;

  /// What follows the operation; null where it is no request.
  static @Nullable TftpRequest parse(ByteBuffer rest) {
    String file = text(rest);
    String mode = text(rest);
    if (file == null || mode == null) {
      return null;
    }
    SequencedMap<String, String> options = new LinkedHashMap<>();
    for (String name = text(rest), value = text(rest);
        name != null && value != null;
        name = text(rest), value = text(rest)) {
      options.put(name.toLowerCase(Locale.ROOT), value);
    }
    return new TftpRequest(file, options);
  }

  /// RFC 2348
  int blockBytes() {
    String asked = options.getOrDefault("blksize", "");
    return asked.matches("[0-9]{1,5}")
        ? Math.clamp(Integer.parseInt(asked), SMALLEST_BLOCK, LARGEST_BLOCK)
        : DEFAULT_BLOCK;
  }

  /// Those that are acknowledged, with their values; RFC 2349 has `tsize`.
  Map<String, String> agreed(long sizeBytes) {
    Map<String, String> agreed = new LinkedHashMap<>();
    for (String name : options.keySet()) {
      switch (name) {
        case "blksize" -> agreed.put(name, Integer.toString(blockBytes()));
        case "tsize" -> agreed.put(name, Long.toString(sizeBytes));
        default -> {
          // Not known here, and not answered therefore.
        }
      }
    }
    return agreed;
  }

  private static @Nullable String text(ByteBuffer bytes) {
    int start = bytes.position();
    while (bytes.hasRemaining()) {
      if (bytes.get() == 0) {
        int length = bytes.position() - start - 1;
        return new String(
            bytes.array(), bytes.arrayOffset() + start, length, StandardCharsets.UTF_8);
      }
    }
    return null;
  }
}
