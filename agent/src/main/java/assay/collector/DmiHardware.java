package assay.collector;

import assay.inventory.Baseboard;
import assay.inventory.Chassis;
import assay.inventory.ComputerSystem;
import assay.inventory.Connector;
import assay.inventory.Firmware;
import assay.inventory.Hardware;
import assay.inventory.IpmiInterface;
import assay.inventory.Memory;
import assay.inventory.OemStrings;
import assay.inventory.OnboardDevice;
import assay.inventory.OtherBoard;
import assay.inventory.PowerSupply;
import assay.inventory.Processor;
import assay.inventory.Slot;
import assay.source.smbios.BaseboardInformation;
import assay.source.smbios.BiosInformation;
import assay.source.smbios.ChassisInformation;
import assay.source.smbios.DmiIds;
import assay.source.smbios.SmbiosTable;
import assay.source.smbios.SystemInformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// SMBIOS structures as domain records.
final class DmiHardware {
  private DmiHardware() {}

  static Hardware of(SmbiosTable table) {
    BaseboardInformation board =
        table.baseboards().stream()
            .filter(BaseboardInformation::mainBoard)
            .findFirst()
            .or(() -> table.baseboards().stream().findFirst())
            .orElse(null);
    return Hardware.of(
            ComputerSystem.SECTION,
            table.systems().stream().map(DmiHardware::system).limit(1).toList())
        .with(Baseboard.SECTION, board == null ? null : board(board))
        .with(Chassis.SECTION, table.chassis().stream().map(DmiHardware::chassis).limit(1).toList())
        .with(Firmware.SECTION, firmware(table))
        .with(OtherBoard.SECTION, otherBoards(table.baseboards(), board))
        .with(OemStrings.SECTION, DmiParts.oemStrings(table.oemStrings()))
        .with(Processor.SECTION, DmiProcessors.of(table))
        .with(Memory.SECTION, DmiMemory.of(table))
        .with(Slot.SECTION, DmiParts.slots(table))
        .with(OnboardDevice.SECTION, DmiParts.onboard(table))
        .with(Connector.SECTION, DmiParts.connectors(table))
        .with(IpmiInterface.SECTION, DmiParts.ipmiInterfaces(table))
        .with(PowerSupply.SECTION, DmiParts.powerSupplies(table));
  }

  static Hardware of(DmiIds ids) {
    ComputerSystem system =
        system(
            new SystemInformation(
                ids.systemVendor(),
                ids.productName(),
                ids.productVersion(),
                ids.productSerial(),
                ids.productUuid(),
                ids.productSku(),
                ids.productFamily()));
    Baseboard board =
        board(
            new BaseboardInformation(
                ids.boardVendor(),
                ids.boardName(),
                ids.boardVersion(),
                ids.boardSerial(),
                ids.boardAssetTag(),
                null,
                null,
                true));
    Chassis chassis =
        chassis(
            new ChassisInformation(
                ids.chassisVendor(),
                ids.chassisType(),
                ids.chassisVersion(),
                ids.chassisSerial(),
                ids.chassisAssetTag(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    Firmware firmware =
        new Firmware(
            ids.biosVendor(),
            ids.biosVersion(),
            ids.biosDate(),
            null,
            null,
            null,
            null,
            null,
            null);
    return Hardware.of(ComputerSystem.SECTION, system)
        .with(Baseboard.SECTION, board)
        .with(Chassis.SECTION, chassis)
        .with(Firmware.SECTION, firmware);
  }

  private static ComputerSystem system(SystemInformation system) {
    Map<String, String> untrusted =
        new Placeholders()
            .look("manufacturer", system.manufacturer())
            .look("productName", system.productName())
            .look("version", system.version())
            .look("serialNumber", system.serialNumber())
            .lookAtUuid("uuid", system.uuid())
            .look("sku", system.sku())
            .look("family", system.family())
            .reasons();
    return new ComputerSystem(
        system.manufacturer(),
        system.productName(),
        system.version(),
        system.serialNumber(),
        trusted("serialNumber", system.serialNumber(), untrusted),
        system.uuid(),
        trusted("uuid", system.uuid(), untrusted),
        system.sku(),
        system.family(),
        untrusted);
  }

  private static Baseboard board(BaseboardInformation board) {
    Map<String, String> untrusted =
        new Placeholders()
            .look("manufacturer", board.manufacturer())
            .look("productName", board.product())
            .look("version", board.version())
            .look("serialNumber", board.serialNumber())
            .look("assetTag", board.assetTag())
            .reasons();
    return new Baseboard(
        board.manufacturer(),
        board.product(),
        board.version(),
        board.serialNumber(),
        trusted("serialNumber", board.serialNumber(), untrusted),
        board.assetTag(),
        untrusted);
  }

  private static Chassis chassis(ChassisInformation chassis) {
    Map<String, String> untrusted =
        new Placeholders()
            .look("manufacturer", chassis.manufacturer())
            .look("version", chassis.version())
            .look("serialNumber", chassis.serialNumber())
            .look("assetTag", chassis.assetTag())
            .look("sku", chassis.sku())
            .reasons();
    return new Chassis(
        chassis.manufacturer(),
        chassis.type(),
        chassis.version(),
        chassis.serialNumber(),
        trusted("serialNumber", chassis.serialNumber(), untrusted),
        chassis.assetTag(),
        chassis.sku(),
        chassis.lockPresent(),
        chassis.bootUpState(),
        chassis.powerSupplyState(),
        chassis.thermalState(),
        chassis.securityStatus(),
        chassis.heightUnits(),
        chassis.powerCordCount(),
        untrusted);
  }

  private static @Nullable Boolean trusted(
      String field, @Nullable String value, Map<String, String> untrusted) {
    return value == null ? null : Boolean.valueOf(!untrusted.containsKey(field));
  }

  private static @Nullable Firmware firmware(SmbiosTable table) {
    if (table.bios().isEmpty()) {
      return null;
    }
    BiosInformation bios = table.bios().getFirst();
    return new Firmware(
        bios.vendor(),
        bios.version(),
        bios.releaseDate(),
        bios.release(),
        bios.embeddedControllerRelease(),
        bios.romSizeBytes(),
        bios.uefi(),
        bios.virtualMachine(),
        table.boots().isEmpty() ? null : table.boots().getFirst().status());
  }

  private static List<OtherBoard> otherBoards(
      List<BaseboardInformation> boards, @Nullable BaseboardInformation main) {
    List<OtherBoard> others = new ArrayList<>();
    boolean mainSeen = false;
    for (BaseboardInformation board : boards) {
      if (!mainSeen && board.equals(main)) {
        mainSeen = true;
      } else {
        others.add(otherBoard(board));
      }
    }
    return others;
  }

  private static OtherBoard otherBoard(BaseboardInformation board) {
    return new OtherBoard(
        board.type(),
        board.locationInChassis(),
        board.manufacturer(),
        board.product(),
        board.version(),
        board.serialNumber(),
        board.assetTag(),
        new Placeholders()
            .look("manufacturer", board.manufacturer())
            .look("productName", board.product())
            .look("version", board.version())
            .look("serialNumber", board.serialNumber())
            .look("assetTag", board.assetTag())
            .reasons());
  }
}
