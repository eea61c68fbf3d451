package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The upper layer: what differs from the base once Assay and its overlay are in place.
///
/// @param folder the changed files, to be packed
/// @param removed paths of the base that are gone
record AssayLayer(Path folder, List<String> removed) {
  private static final String ATTRIBUTES = "unix:mode,uid,gid,size,lastModifiedTime,rdev";

  /// @param base the stage of the base layer
  /// @param stage the same with Assay added; its changed files are moved away
  /// @param folder an empty folder for them
  static AssayLayer difference(Path base, Path stage, Path folder) throws IOException {
    List<Path> changed = new ArrayList<>();
    for (Path path : FileTree.list(stage)) {
      if (!same(base.resolve(path), stage.resolve(path))) {
        changed.add(path);
      }
    }
    List<String> removed = removed(base, stage);
    for (Path path : changed) {
      Path target = folder.resolve(path);
      parents(stage, folder, path);
      if (Files.isDirectory(stage.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
        makeFolder(stage.resolve(path), target);
      } else {
        Files.move(stage.resolve(path), target);
      }
    }
    return new AssayLayer(folder, removed);
  }

  private static List<String> removed(Path base, Path stage) throws IOException {
    List<String> removed = new ArrayList<>();
    for (Path path : FileTree.list(base)) {
      boolean inside = removed.stream().anyMatch(path::startsWith);
      if (!inside && Files.notExists(stage.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
        removed.add(path.toString());
      }
    }
    return List.copyOf(removed);
  }

  private static void parents(Path stage, Path folder, Path path) throws IOException {
    for (int length = 1; length < path.getNameCount(); length++) {
      Path parent = path.subpath(0, length);
      makeFolder(stage.resolve(parent), folder.resolve(parent));
    }
  }

  /// A folder in the upper layer hides the lower one's mode and owner, so it must have the same.
  private static void makeFolder(Path like, Path target) throws IOException {
    if (!Files.isDirectory(target)) {
      Files.createDirectory(target);
      Map<String, Object> attributes = Files.readAttributes(like, "unix:mode,uid,gid");
      Files.setAttribute(target, "unix:uid", Objects.requireNonNull(attributes.get("uid")));
      Files.setAttribute(target, "unix:gid", Objects.requireNonNull(attributes.get("gid")));
      int mode = (Integer) Objects.requireNonNull(attributes.get("mode"));
      Files.setAttribute(target, "unix:mode", mode & 07777);
    }
  }

  private static boolean same(Path a, Path b) throws IOException {
    if (Files.notExists(a, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Map<String, Object> left = attributes(a);
    Map<String, Object> right = attributes(b);
    boolean folder = Files.isDirectory(b, LinkOption.NOFOLLOW_LINKS);
    boolean link = Files.isSymbolicLink(b);
    for (String name : List.of("mode", "uid", "gid", "rdev")) {
      if (!Objects.equals(left.get(name), right.get(name))) {
        return false;
      }
    }
    if (folder) {
      return true;
    }
    if (link) {
      return Files.readSymbolicLink(a).equals(Files.readSymbolicLink(b));
    }
    if (!Objects.equals(left.get("size"), right.get("size"))) {
      return false;
    }
    // The copy keeps times, so an equal time means an untouched file.
    return Objects.equals(left.get("lastModifiedTime"), right.get("lastModifiedTime"))
        || Files.mismatch(a, b) < 0;
  }

  private static Map<String, Object> attributes(Path path) throws IOException {
    return Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
  }
}
