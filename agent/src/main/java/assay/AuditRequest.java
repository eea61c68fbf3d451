package assay;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the command line of `assay audit` asks for; null is "as configured".
record AuditRequest(
    @Nullable Path output,
    @Nullable String deadline,
    @Nullable String only,
    @Nullable Path sysroot,
    @Nullable Path tools,
    @Nullable Path record) {
  /// Where the site's files, and images that somebody built, have vendors' tools.
  private static final List<Path> VENDOR_TOOLS =
      List.of(Path.of("/run/assay/site/tools"), Path.of("/opt/assay/tools"));

  /// The same with other folders.
  AuditRequest at(@Nullable Path newSysroot, @Nullable Path newTools, @Nullable Path newRecord) {
    return new AuditRequest(output, deadline, only, newSysroot, newTools, newRecord);
  }

  /// Folders searched for tools before PATH. A recorded machine has none but its own.
  List<Path> toolFolders() {
    if (tools != null) {
      return List.of(tools);
    }
    return sysroot == null ? VENDOR_TOOLS : List.of();
  }
}
