package assay;

import picocli.CommandLine.IVersionProvider;

/// What `assay --version` prints.
final class VersionLine implements IVersionProvider {
  /// Picocli creates it.
  VersionLine() {}

  @Override
  public String[] getVersion() {
    return new String[] {
      "assay " + Version.agent() + " (Java " + Runtime.version() + ")",
    };
  }
}
