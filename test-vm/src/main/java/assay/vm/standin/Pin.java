package assay.vm.standin;

/// One line of the lock: a file somebody else published.
///
/// @param kind where it comes from
/// @param name package name
/// @param version its version
/// @param sha256 its content, in hexadecimal digits
public record Pin(Kind kind, String name, String version, String sha256) {
  /// Where a file comes from.
  public enum Kind {
    /// A wheel of the Python package index.
    WHEEL("whl"),
    /// A package of the Debian archive that this machine uses.
    DEB("deb");

    private final String suffix;

    Kind(String suffix) {
      this.suffix = suffix;
    }
  }

  /// @return the name of the file in the downloads folder
  public String fileName() {
    return "%s_%s.%s".formatted(name, version.replace(":", "%3a"), kind.suffix);
  }
}
