package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What somebody adds to an image of their own.
///
/// @param keys files of public keys that let root in
/// @param overlays trees laid over the image's, the last one on top
/// @param packages names of the mirror's packages
/// @param nvidia folders with NVIDIA's driver
/// @param tools folders with vendors' tools, such as storcli
public record OwnParts(
    List<Path> keys,
    List<Path> overlays,
    List<String> packages,
    List<Path> nvidia,
    List<Path> tools) {
  /// Copies the lists.
  public OwnParts {
    keys = List.copyOf(keys);
    overlays = List.copyOf(overlays);
    packages = List.copyOf(packages);
    nvidia = List.copyOf(nvidia);
    tools = List.copyOf(tools);
  }

  void lay(Apk apk, Path stage, Repositories repositories) throws IOException {
    if (!packages.isEmpty()) {
      BaseLayer.add(apk, stage, repositories, packages);
    }
    for (Path folder : overlays) {
      new Overlay(present(folder)).lay(stage);
    }
    for (Path folder : nvidia) {
      if (!Files.isRegularFile(folder.resolve("nvidia.ko"))) {
        throw new BuildException(folder + ": no nvidia.ko in it");
      }
      FileTree.copy(folder, stage.resolve("opt/nvidia"));
    }
    for (Path folder : tools) {
      FileTree.copy(present(folder), stage.resolve("opt/assay/tools"));
    }
    PublicKeys.lay(keys, stage);
  }

  private static Path present(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BuildException(folder + ": no such folder");
    }
    return folder;
  }
}
