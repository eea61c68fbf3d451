package assay.inventory;

import org.jspecify.annotations.Nullable;

/// Whether what was audited is a machine of metal.
///
/// @param guest whether a hypervisor runs it; absent where nothing told
/// @param hypervisor whose machine it says it is, such as `KVM` or `VMware`
/// @param container whether the audit ran in a container, and so saw what that lets through
public record Virtualization(
    @Nullable Boolean guest, @Nullable String hypervisor, boolean container) {
  /// Where the report has it.
  public static final Section<Virtualization> SECTION =
      Section.one("virtualization", 47, Virtualization.class);
}
