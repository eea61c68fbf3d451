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

  /// @param file its name, for complaints
  /// @param text lines `kind name version sha256`; `#` begins a comment
  /// @return the lock
  public static Lock parse(String file, String text) {
    List<Pin> pins = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      pins.add(parseLine(file + " line " + number, line.strip().split("\\s+")));
    }
    return new Lock(List.copyOf(pins));
  }

  private static Pin parseLine(String place, String[] words) {
    if (words.length != 4 || !SHA256.matcher(words[3]).matches()) {
      throw new BuildException(place + ": not `kind name version sha256`");
    }
    for (Pin.Kind kind : Pin.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(words[0])) {
        return new Pin(kind, words[1], words[2], words[3]);
      }
    }
    throw new BuildException("%s: unknown kind %s".formatted(place, words[0]));
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
