package assay.config;

import assay.host.FileQuery;
import assay.host.FileSet;
import assay.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the configuration of the machine: `/etc/assay/assay.conf`, overridden by the site's
/// `/run/assay/site/assay.conf`, overridden by the kernel line.
public final class ConfigurationReader {
  private static final String KERNEL_LINE = "/proc/cmdline";
  private static final String PREFIX = "assay.";

  /// A word for the initramfs, which has had its effect by now.
  private static final String DEBUG = "assay.debug";

  private static final List<String> FILES =
      List.of("/etc/assay/assay.conf", "/run/assay/site/assay.conf");

  private static final int FILE_LIMIT_BYTES = 64 << 10;

  private ConfigurationReader() {}

  /// The files to read for [#take].
  public static List<String> files() {
    return Stream.concat(FILES.stream(), Stream.of(KERNEL_LINE)).toList();
  }

  /// Gives `builder` everything that is configured on the machine.
  public static void read(Host host, Configuration.Builder builder) {
    take(
        host.read(FileQuery.of("configuration", files(), List.of()).upTo(FILE_LIMIT_BYTES)),
        builder);
  }

  /// Gives `builder` everything that the files say.
  public static void take(FileSet files, Configuration.Builder builder) {
    if (!files.whole()) {
      builder.problem("configuration: not read to its end, using defaults: " + files.ending());
    }
    for (String path : FILES) {
      file(path, files.text(path), builder);
    }
    kernelLine(files.text(KERNEL_LINE), builder);
  }

  /// Gives `builder` the lines of a configuration file.
  static void file(String path, @Nullable String text, Configuration.Builder builder) {
    int number = 0;
    for (String line : text == null ? List.<String>of() : text.lines().toList()) {
      number++;
      String stripped = line.strip();
      if (stripped.isEmpty() || stripped.startsWith("#")) {
        continue;
      }
      int equals = stripped.indexOf('=');
      String origin = path + " line " + number;
      if (equals < 0) {
        builder.problem(origin + ": no NAME=VALUE: " + stripped);
      } else {
        builder.give(
            origin,
            stripped.substring(0, equals).strip(),
            unquoted(stripped.substring(equals + 1)));
      }
    }
  }

  /// Gives `builder` the kernel line's words that begin with `assay.`; the rest is not ours.
  static void kernelLine(@Nullable String text, Configuration.Builder builder) {
    for (String word : words(text == null ? "" : text)) {
      if (word.startsWith(PREFIX) && !word.equals(DEBUG)) {
        int equals = word.indexOf('=');
        String key = word.substring(PREFIX.length(), equals < 0 ? word.length() : equals);
        builder.give("kernel line", key, equals < 0 ? "yes" : word.substring(equals + 1));
      }
    }
  }

  /// Words of a kernel line; double quotes keep blanks together (kernel-parameters.rst).
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (Character.isWhitespace(c) && !quoted) {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else {
        word.append(c);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  private static String unquoted(String value) {
    String stripped = value.strip();
    boolean quoted = stripped.length() >= 2 && stripped.startsWith("\"") && stripped.endsWith("\"");
    return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
  }
}
