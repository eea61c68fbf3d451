package assay.report;

import assay.inventory.Baseboard;
import assay.inventory.Chassis;
import assay.inventory.ComputerSystem;
import assay.inventory.Drive;
import assay.inventory.Hardware;
import assay.inventory.NetworkPort;
import assay.inventory.Sparse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What can tell this machine from another: a set, since each single one of these lies somewhere.
///
/// @param macAddresses of the network ports, the permanent one where it is known
/// @param driveSerialNumbers of all drives that say theirs
public record IdentitySection(
    @Nullable Identifier systemSerialNumber,
    @Nullable Identifier systemUuid,
    @Nullable Identifier boardSerialNumber,
    @Nullable Identifier chassisSerialNumber,
    List<String> macAddresses,
    List<String> driveSerialNumbers)
    implements Sparse {

  /// One identifier as the firmware gives it.
  ///
  /// @param trusted false for placeholders
  /// @param reason why it is not trusted
  public record Identifier(String value, boolean trusted, @Nullable String reason) {
    static @Nullable Identifier of(
        @Nullable String value, @Nullable Boolean trusted, @Nullable String reason) {
      return value == null ? null : new Identifier(value, Boolean.TRUE.equals(trusted), reason);
    }
  }

  static IdentitySection of(Hardware hardware) {
    ComputerSystem system = hardware.system();
    Baseboard board = hardware.board();
    Chassis chassis = hardware.chassis();
    return new IdentitySection(
        system == null
            ? null
            : Identifier.of(
                system.serialNumber(),
                system.serialNumberTrusted(),
                reason(system.untrusted(), "serialNumber")),
        system == null
            ? null
            : Identifier.of(
                system.uuid(), system.uuidTrusted(), reason(system.untrusted(), "uuid")),
        board == null
            ? null
            : Identifier.of(
                board.serialNumber(),
                board.serialNumberTrusted(),
                reason(board.untrusted(), "serialNumber")),
        chassis == null
            ? null
            : Identifier.of(
                chassis.serialNumber(),
                chassis.serialNumberTrusted(),
                reason(chassis.untrusted(), "serialNumber")),
        present(hardware.networkPorts().stream().map(IdentitySection::macAddress)),
        present(hardware.drives().stream().map(Drive::serialNumber)));
  }

  private static @Nullable String macAddress(NetworkPort port) {
    return port.permanentMacAddress() == null ? port.macAddress() : port.permanentMacAddress();
  }

  private static @Nullable String reason(Map<String, String> untrusted, String field) {
    return untrusted.get(field);
  }

  private static List<String> present(Stream<@Nullable String> values) {
    return values.filter(Objects::nonNull).distinct().toList();
  }
}
