package assay.collector;

import assay.inventory.Memory;
import assay.inventory.MemoryModule;
import assay.source.smbios.MemoryArray;
import assay.source.smbios.MemoryDevice;
import assay.source.smbios.SmbiosTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The memory of the SMBIOS table as domain records.
final class DmiMemory {
  /// The other bit of a JEP106 bank is its parity.
  private static final int BANK_MASK = 0x7f;

  private DmiMemory() {}

  static @Nullable Memory of(SmbiosTable table) {
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
            .map(device -> module(device, table.memoryArrays()))
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
        table.memoryArrays().stream().map(DmiMemory::array).toList(),
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

  private static assay.inventory.MemoryArray array(MemoryArray array) {
    return new assay.inventory.MemoryArray(
        array.location(),
        array.use(),
        array.errorCorrection(),
        array.maximumCapacityBytes(),
        array.deviceCount());
  }

  /// Which of several arrays it is in; absent where there is one, or none of that handle.
  private static @Nullable Integer place(@Nullable Integer handle, List<MemoryArray> arrays) {
    for (int i = 0; i < arrays.size() && arrays.size() > 1; i++) {
      if (Integer.valueOf(arrays.get(i).handle()).equals(handle)) {
        return i;
      }
    }
    return null;
  }

  private static @Nullable String jedec(@Nullable Integer id) {
    return id == null
        ? null
        : "Bank %d, Hex 0x%02X".formatted((id & BANK_MASK) + 1, id >> Byte.SIZE);
  }

  private static @Nullable String hexadecimal(@Nullable Integer id) {
    return id == null ? null : "0x%04X".formatted(id);
  }

  private static MemoryModule module(MemoryDevice device, List<MemoryArray> arrays) {
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
        place(device.arrayHandle(), arrays),
        device.typeDetails(),
        device.minimumVoltageMillivolts(),
        device.maximumVoltageMillivolts(),
        device.technology(),
        device.operatingModes(),
        device.firmwareVersion(),
        jedec(device.moduleManufacturerId()),
        hexadecimal(device.moduleProductId()),
        jedec(device.controllerManufacturerId()),
        hexadecimal(device.controllerProductId()),
        device.volatileBytes(),
        device.nonVolatileBytes(),
        device.cacheBytes(),
        device.logicalBytes(),
        empty ? Map.of() : untrusted);
  }
}
