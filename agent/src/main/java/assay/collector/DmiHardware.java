package assay.collector;

import assay.inventory.Baseboard;
import assay.inventory.Chassis;
import assay.inventory.ComputerSystem;
import assay.inventory.Firmware;
import assay.inventory.Hardware;
import assay.inventory.Memory;
import assay.inventory.MemoryModule;
import assay.inventory.Processor;
import assay.source.smbios.BaseboardInformation;
import assay.source.smbios.BiosInformation;
import assay.source.smbios.ChassisInformation;
import assay.source.smbios.DmiIds;
import assay.source.smbios.MemoryArray;
import assay.source.smbios.MemoryDevice;
import assay.source.smbios.ProcessorInformation;
import assay.source.smbios.SmbiosTable;
import assay.source.smbios.SystemInformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
        .with(Firmware.SECTION, table.bios().stream().map(DmiHardware::firmware).limit(1).toList())
        .with(Processor.SECTION, processors(table.processors()))
        .with(Memory.SECTION, memory(table));
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
                true));
    Chassis chassis =
        chassis(
            new ChassisInformation(
                ids.chassisVendor(),
                ids.chassisType(),
                ids.chassisVersion(),
                ids.chassisSerial(),
                ids.chassisAssetTag(),
                null));
    Firmware firmware =
        new Firmware(
            ids.biosVendor(), ids.biosVersion(), ids.biosDate(), null, null, null, null, null);
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
        untrusted);
  }

  private static @Nullable Boolean trusted(
      String field, @Nullable String value, Map<String, String> untrusted) {
    return value == null ? null : Boolean.valueOf(!untrusted.containsKey(field));
  }

  private static Firmware firmware(BiosInformation bios) {
    return new Firmware(
        bios.vendor(),
        bios.version(),
        bios.releaseDate(),
        bios.release(),
        bios.embeddedControllerRelease(),
        bios.romSizeBytes(),
        bios.uefi(),
        bios.virtualMachine());
  }

  private static List<Processor> processors(List<ProcessorInformation> structures) {
    List<Processor> processors = new ArrayList<>();
    int index = 0;
    for (ProcessorInformation structure : structures) {
      if (structure.central()) {
        boolean empty = Boolean.FALSE.equals(structure.populated());
        processors.add(processor(empty ? null : index, structure));
        index += empty ? 0 : 1;
      }
    }
    return processors;
  }

  private static Processor processor(@Nullable Integer index, ProcessorInformation structure) {
    return new Processor(
        index,
        structure.socket(),
        structure.populated(),
        meaningful(structure.manufacturer()),
        meaningful(structure.version()),
        null,
        null,
        null,
        null,
        structure.coreCount(),
        structure.coreEnabled(),
        structure.threadCount(),
        structure.maximumSpeedMegahertz(),
        structure.currentSpeedMegahertz(),
        meaningful(structure.serialNumber()),
        meaningful(structure.partNumber()),
        List.of());
  }

  /// Placeholders of a processor are dropped: nearly all processors have them, and they would keep
  /// the kernel's better word out.
  private static @Nullable String meaningful(@Nullable String text) {
    return text == null || Placeholders.reason(text) != null ? null : text;
  }

  private static @Nullable Memory memory(SmbiosTable table) {
    Set<Integer> otherArrays =
        table.memoryArrays().stream()
            .filter(array -> !array.systemMemory())
            .map(MemoryArray::handle)
            .collect(Collectors.toSet());
    List<MemoryArray> arrays =
        table.memoryArrays().stream().filter(MemoryArray::systemMemory).toList();
    List<MemoryModule> modules =
        table.memoryDevices().stream()
            .filter(device -> !otherArrays.contains(device.arrayHandle()))
            .map(DmiHardware::module)
            .toList();
    if (arrays.isEmpty() && modules.isEmpty()) {
      return null;
    }
    return new Memory(
        null,
        installed(modules),
        sum(arrays.stream().map(MemoryArray::maximumCapacityBytes).toList()),
        modules.isEmpty() ? null : modules.size(),
        arrays.stream()
            .map(MemoryArray::errorCorrection)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        modules);
  }

  private static @Nullable Long installed(List<MemoryModule> modules) {
    return sum(
        modules.stream()
            .filter(module -> !Boolean.FALSE.equals(module.populated()))
            .map(MemoryModule::sizeBytes)
            .toList());
  }

  /// The sum; absent when there is nothing to add or one of it is unknown.
  private static @Nullable Long sum(List<@Nullable Long> sizes) {
    return sizes.isEmpty() || sizes.contains(null)
        ? null
        : Long.valueOf(sizes.stream().mapToLong(Long::longValue).sum());
  }

  private static MemoryModule module(MemoryDevice device) {
    boolean empty = Boolean.FALSE.equals(device.populated());
    Map<String, String> untrusted =
        new Placeholders()
            .look("manufacturer", device.manufacturer())
            .look("serialNumber", device.serialNumber())
            .look("partNumber", device.partNumber())
            .look("assetTag", device.assetTag())
            .reasons();
    return new MemoryModule(
        device.locator(),
        device.bankLocator(),
        device.populated(),
        device.sizeBytes(),
        device.type(),
        device.formFactor(),
        device.speedMegatransfers(),
        device.configuredSpeedMegatransfers(),
        device.configuredVoltageMillivolts(),
        device.dataWidthBits(),
        device.totalWidthBits(),
        device.rank(),
        device.manufacturer(),
        device.serialNumber(),
        device.partNumber(),
        device.assetTag(),
        empty ? Map.of() : untrusted);
  }
}
