package assay.build;

import java.util.List;

/// One package of an installed database, in apk's own terms.
///
/// @param name P:
/// @param version V:
/// @param checksum C:
/// @param architecture A:
/// @param description T:
/// @param url U:
/// @param license L:
/// @param origin o:
/// @param depends D:
/// @param provides p:
/// @param replaces r:
/// @param installIf i:
/// @param providerPriority k:, or 0
/// @param buildTime t: in seconds
/// @param folders F: with M:
/// @param files R: with a: and Z:
public record InstalledPackage(
    String name,
    String version,
    String checksum,
    String architecture,
    String description,
    String url,
    String license,
    String origin,
    List<String> depends,
    List<String> provides,
    List<String> replaces,
    List<String> installIf,
    int providerPriority,
    long buildTime,
    List<Entry> folders,
    List<Entry> files) {

  /// A file or folder with what apk knows of it.
  ///
  /// @param path relative to the root
  /// @param uid numeric owner
  /// @param gid numeric group
  /// @param mode permission bits
  /// @param checksum SHA-1 as `Q1` and base64, empty for folders; of a link's target for links
  public record Entry(String path, int uid, int gid, int mode, String checksum) {}
}
