package assay.inventory;

import org.jspecify.annotations.Nullable;

/// One PCI function.
///
/// @param address domain, bus, device and function, such as `0000:00:1f.2`
/// @param vendorId four hexadecimal digits, as all identifiers here
/// @param classId six hexadecimal digits: class, subclass, programming interface
/// @param className the name of class and subclass
/// @param driver the kernel driver bound to it
/// @param parentAddress the bridge or port it is behind; absent on a root bus
/// @param reachableLinkSpeedGigatransfers what it and the port above it can both do
/// @param reachableLinkWidth lanes that it and the port above it both have
/// @param errors those reported by Advanced Error Reporting; absent where the kernel does not
///     handle them
/// @param appearedLate true where it was not there yet when the audit began to collect
public record PciDevice(
    String address,
    @Nullable String vendorId,
    @Nullable String deviceId,
    @Nullable String subsystemVendorId,
    @Nullable String subsystemDeviceId,
    @Nullable String vendor,
    @Nullable String device,
    @Nullable String classId,
    @Nullable String className,
    @Nullable String revision,
    @Nullable String driver,
    @Nullable Integer numaNode,
    @Nullable Double linkSpeedGigatransfers,
    @Nullable Double maximumLinkSpeedGigatransfers,
    @Nullable Integer linkWidth,
    @Nullable Integer maximumLinkWidth,
    @Nullable String parentAddress,
    @Nullable Double reachableLinkSpeedGigatransfers,
    @Nullable Integer reachableLinkWidth,
    @Nullable ErrorCounts errors,
    @Nullable Boolean appearedLate) {
  /// Where the report has them.
  public static final Section<PciDevice> SECTION =
      Section.keyed("pciDevices", 120, PciDevice.class, PciDevice::address);

  /// The same, known to have come late.
  PciDevice late() {
    return new PciDevice(
        address,
        vendorId,
        deviceId,
        subsystemVendorId,
        subsystemDeviceId,
        vendor,
        device,
        classId,
        className,
        revision,
        driver,
        numaNode,
        linkSpeedGigatransfers,
        maximumLinkSpeedGigatransfers,
        linkWidth,
        maximumLinkWidth,
        parentAddress,
        reachableLinkSpeedGigatransfers,
        reachableLinkWidth,
        errors,
        true);
  }

  /// Errors since the device came (PCIe base specification, chapter 6.2).
  ///
  /// @param corrected those that the hardware mended
  /// @param nonFatal those that cost a transaction
  /// @param fatal those that cost the link
  public record ErrorCounts(
      @Nullable Integer corrected, @Nullable Integer nonFatal, @Nullable Integer fatal) {}
}
