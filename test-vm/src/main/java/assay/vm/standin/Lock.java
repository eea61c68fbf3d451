package assay.vm.standin;

import assay.build.BuildException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Every foreign file the stand-in is made of, by version and checksum.
///
/// @param pins in the order of the file
public record Lock(List<Pin> pins) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /// @param text lines `kind name version sha256`; `#` begins a comment
  /// @return the lock
  public static Lock parse(String text) {
    List<Pin> pins = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      pins.add(parseLine(number, line.strip().split("\\s+")));
    }
    return new Lock(List.copyOf(pins));
  }

  private static Pin parseLine(int number, String[] words) {
    if (words.length != 4 || !SHA256.matcher(words[3]).matches()) {
      throw new BuildException(
          "standin.lock line %d: not `kind name version sha256`".formatted(number));
    }
    for (Pin.Kind kind : Pin.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(words[0])) {
        return new Pin(kind, words[1], words[2], words[3]);
      }
    }
    throw new BuildException("standin.lock line %d: unknown kind %s".formatted(number, words[0]));
  }

  /// @return the lock as a file
  public String text() {
    StringBuilder text =
        new StringBuilder("# Written by test-vm/standin --relock: kind name version sha256\n");
    for (Pin pin : pins) {
      text.append(
          "%s %s %s %s%n"
              .formatted(
                  pin.kind().name().toLowerCase(Locale.ROOT),
                  pin.name(),
                  pin.version(),
                  pin.sha256()));
    }
    return text.toString();
  }
}
