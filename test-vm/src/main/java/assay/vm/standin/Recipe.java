package assay.vm.standin;

import assay.build.BuildException;
import java.util.ArrayList;
import java.util.List;

/// How one Alpine package of the stand-in is taken out of one Debian package.
///
/// @param name the Alpine package
/// @param repository `main` or `community`, as on the official mirrors
/// @param deb the Debian package
/// @param files what is taken: `PATH`, or `TARGET=PATH` where Alpine has it elsewhere
public record Recipe(String name, String repository, String deb, List<String> files) {
  /// @param text lines `name repository deb files...`; `#` begins a comment
  /// @return the recipes
  public static List<Recipe> parse(String text) {
    List<Recipe> recipes = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> words = List.of(line.strip().split("\\s+"));
      if (words.size() < 4) {
        throw new BuildException("recipes: not `name repository deb files...`: " + line);
      }
      recipes.add(
          new Recipe(words.get(0), words.get(1), words.get(2), words.subList(3, words.size())));
    }
    return List.copyOf(recipes);
  }
}
