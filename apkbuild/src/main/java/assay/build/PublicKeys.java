package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /// Puts them where the machine looks for the image's keys.
  ///
  /// @param files as given
  /// @param root the machine's root, or an overlay of it
  static void lay(List<Path> files, Path root) throws IOException {
    List<String> names = names(files);
    for (int i = 0; i < names.size(); i++) {
      Path target = root.resolve("etc/assay/keys").resolve(names.get(i));
      Files.copy(files.get(i), target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
