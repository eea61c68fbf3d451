package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Files of SSH public keys that somebody wants in an image or in site files.
final class PublicKeys {
  private static final Pattern KEY = Pattern.compile("(^|.* )(ssh|ecdsa|sk)-[^ ]+ AAAA[^ ]+.*");

  private PublicKeys() {}

  /// Names for the files in a folder of keys; a private key, or nothing usable, is refused.
  ///
  /// @param files as given
  /// @return `NAME.pub` for each, no two alike
  static List<String> names(List<Path> files) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : files) {
      String text = Files.readString(file);
      if (text.contains("PRIVATE KEY")) {
        throw new BuildException(file + ": a private key; give the .pub file");
      }
      if (text.lines().noneMatch(line -> KEY.matcher(line).matches())) {
        throw new BuildException(file + ": no SSH public key in it");
      }
      String plain = file.getFileName().toString().replaceFirst("\\.pub$", "");
      String name = plain + ".pub";
      for (int i = 2; names.contains(name); i++) {
        name = plain + "-" + i + ".pub";
      }
      names.add(name);
    }
    return names;
  }
}
