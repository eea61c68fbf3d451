package assay.inventory;

import java.util.List;
import java.util.Set;

/// Devices that were not there yet when the audit began to collect.
///
/// @param drives their kernel names
/// @param networkPorts their kernel names
/// @param pciDevices their addresses
public record LateDevices(Set<String> drives, Set<String> networkPorts, Set<String> pciDevices) {
  /// None.
  public static final LateDevices NONE = new LateDevices(Set.of(), Set.of(), Set.of());

  /// Copies the sets.
  public LateDevices {
    drives = Set.copyOf(drives);
    networkPorts = Set.copyOf(networkPorts);
    pciDevices = Set.copyOf(pciDevices);
  }

  /// The same hardware with these devices marked. A known drive that got a second path is not late.
  public Hardware mark(Hardware hardware) {
    if (drives.isEmpty() && networkPorts.isEmpty() && pciDevices.isEmpty()) {
      return hardware;
    }
    List<Drive> markedDrives =
        hardware.drives().stream()
            .map(drive -> drives.contains(drive.name()) ? drive.late() : drive)
            .toList();
    List<NetworkPort> markedPorts =
        hardware.networkPorts().stream()
            .map(port -> networkPorts.contains(port.name()) ? port.late() : port)
            .toList();
    List<PciDevice> markedDevices =
        hardware.pciDevices().stream()
            .map(device -> pciDevices.contains(device.address()) ? device.late() : device)
            .toList();
    return hardware
        .with(Drive.SECTION, markedDrives)
        .with(NetworkPort.SECTION, markedPorts)
        .with(PciDevice.SECTION, markedDevices);
  }
}
