package assay.build;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/// What the image is and where each byte of it comes from; `image.json` beside and inside the
/// image.
///
/// @param imageId SHA-256 over kernel, layers and package list
/// @param builtAt fixed time of the sources, not of the wall clock
/// @param kernel which kernel
/// @param mirror the mirror that was used
/// @param packages every package with its origin
/// @param layers the layers, lower first; inside the image the assay layer cannot list itself
/// @param requiredMemoryBytes what a machine needs to boot it
@JsonPropertyOrder({
  "imageId",
  "builtAt",
  "kernel",
  "mirror",
  "packages",
  "layers",
  "requiredMemoryBytes"
})
record ImageManifest(
    String imageId,
    String builtAt,
    Kernel kernel,
    String mirror,
    List<Package> packages,
    List<Layer> layers,
    long requiredMemoryBytes) {

  /// @param flavour `lts` or `virt`
  /// @param release as `uname -r` says
  /// @param packageName name and version
  record Kernel(
      String flavour,
      String release,
      @com.fasterxml.jackson.annotation.JsonProperty("package") String packageName) {}

  /// @param name package name
  /// @param version its version
  /// @param checksum as apk's database has it
  /// @param origin who made the bytes
  record Package(String name, String version, String checksum, String origin) {}

  /// @param name `base` or `assay`
  /// @param sizeBytes size of the squashfs
  /// @param sha256 its content
  record Layer(String name, long sizeBytes, String sha256) {}
}
