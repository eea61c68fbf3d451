package assay.source.smbios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.collector.Fixtures;
import assay.source.smbios.DmidecodeText.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Readings of tables, field by field against what dmidecode 3.4 printed of the same bytes. With
/// `-Dsmbios.dump=FOLDER` the written tables are written there, for `dmidecode --from-dump`.
class DmidecodeTest {
  private static final long MEBIBYTE = 1L << 20;

  private final List<String> differences = new ArrayList<>();
  private int compared;

  @Test
  void theServerWithOneOfEach() {
    SmbiosTable table = SmbiosTable.parse(WrittenTables.V3_5, WrittenTables.server());

    assertEquals(List.of(), table.problems());
    compare(table, new DmidecodeText(Fixtures.text("smbios/written/server.txt")));
    assertEquals(List.of("Acme Server", "assay.key=AAAA", "x"), table.oemStrings());
    assertEquals(List.of(4, 5, 6), table.processors().getFirst().cacheHandles());
    assertEquals("x16", table.slots().get(1).physicalWidth());
    assertEquals(true, table.slots().getFirst().hotPlug());
    assertEquals(false, table.slots().get(1).hotPlug());
  }

  @Test
  void machinesOfQemu() {
    for (String machine : List.of("smbios/qemu-7.2", "smbios/qemu-7.2-uefi")) {
      SmbiosTable table =
          SmbiosTable.parse(
              Fixtures.hex(machine + "/smbios_entry_point.hex"),
              Fixtures.hex(machine + "/DMI.hex"));
      assertEquals(List.of(), table.problems());
      compare(table, new DmidecodeText(Fixtures.text(machine + "/dmidecode.txt")));
    }
  }

  /// Which of dmidecode's words the values have, one by one.
  @Test
  void words() throws IOException {
    byte[] bytes = WrittenTables.words();
    String folder = System.getProperty("smbios.dump");
    if (folder != null) {
      WrittenTables.dump(WrittenTables.server(), Path.of(folder, "server.bin"));
      WrittenTables.dump(bytes, Path.of(folder, "words.bin"));
    }
    SmbiosTable table = SmbiosTable.parse(WrittenTables.V3_5, bytes);
    for (String line : Fixtures.text("smbios/written/words.tsv").lines().toList()) {
      String[] columns = line.split("\t", -1);
      int value = Integer.parseInt(columns[2], 16);
      String field = columns[0] + " " + columns[1];
      same(field + " " + columns[2], columns[3], word(table, field, value));
    }
    done(300);
  }

  private static @Nullable String word(SmbiosTable table, String field, int value) {
    return switch (field) {
      case "2 Type" -> table.baseboards().get(value).type();
      case "3 Boot-up State" -> table.chassis().get(value).bootUpState();
      case "3 Security Status" -> table.chassis().get(value).securityStatus();
      case "4 Status" -> "Populated, " + orUnknown(table.processors().get(value).status());
      case "4 Upgrade" -> table.processors().get(value).upgrade();
      case "7 Associativity" -> table.caches().get(value).associativity();
      case "7 Error Correction Type" -> table.caches().get(value).errorCorrection();
      case "7 System Type" -> table.caches().get(value).type();
      case "8 Internal Connector Type" -> table.connectors().get(value).internalConnector();
      case "8 Port Type" -> table.connectors().get(value).portType();
      case "9 Current Usage" -> table.slots().get(value).usage();
      case "9 Length" -> table.slots().get(value).length();
      case "9 Type" -> olderWord(table.slots().get(value).type());
      case "16 Error Correction Type" -> table.memoryArrays().get(value).errorCorrection();
      case "16 Location" -> olderWord(table.memoryArrays().get(value).location());
      case "16 Use" -> table.memoryArrays().get(value).use();
      case "17 Memory Technology" -> olderWord(table.memoryDevices().get(value).technology());
      case "41 Status" ->
          Boolean.TRUE.equals(table.onboard().get(value).enabled()) ? "Enabled" : "Disabled";
      case "41 Type" -> table.onboard().get(value).type();
      default -> throw new IllegalArgumentException(field);
    };
  }

  /// Words that the specification has changed since, or that dmidecode spells otherwise.
  private static @Nullable String olderWord(@Nullable String word) {
    return word == null
        ? null
        : word.replace("CXL Flexbus", "CXL FLexbus")
            .replace("CXL Add-on Card", "CXL Flexbus 1.0")
            .replace("Optane p", "Optane DC p");
  }

  private void compare(SmbiosTable table, DmidecodeText text) {
    zip(text.of(2), table.baseboards(), this::board);
    zip(text.of(3), table.chassis(), this::chassis);
    zip(text.of(4), table.processors(), this::processor);
    zip(text.of(7), table.caches(), this::cache);
    zip(text.of(8), table.connectors(), this::connector);
    zip(text.of(9), table.slots(), this::slot);
    zip(text.of(16), table.memoryArrays(), this::array);
    zip(text.of(17), table.memoryDevices(), this::module);
    zip(text.of(32), table.boots(), (block, boot) -> same(block, "Status", boot.status()));
    zip(text.of(38), table.ipmiDevices(), this::ipmi);
    zip(text.of(39), table.powerSupplies(), this::powerSupply);
    zip(text.of(41), table.onboard(), this::onboard);
    done(50);
  }

  private interface Comparison<T> {
    void of(Block block, T one);
  }

  private static <T> void zip(List<Block> blocks, List<T> all, Comparison<T> comparison) {
    assertEquals(blocks.size(), all.size());
    for (int i = 0; i < blocks.size(); i++) {
      comparison.of(blocks.get(i), all.get(i));
    }
  }

  private void board(Block block, BaseboardInformation board) {
    same(block, "Manufacturer", board.manufacturer());
    same(block, "Product Name", board.product());
    same(block, "Serial Number", board.serialNumber());
    same(block, "Asset Tag", board.assetTag());
    same(block, "Location In Chassis", board.locationInChassis());
    same(block, "Type", board.type());
  }

  private void chassis(Block block, ChassisInformation chassis) {
    same(block, "Type", chassis.type());
    same(block, "Lock", Boolean.TRUE.equals(chassis.lockPresent()) ? "Present" : "Not Present");
    same(block, "Boot-up State", chassis.bootUpState());
    same(block, "Power Supply State", chassis.powerSupplyState());
    same(block, "Thermal State", chassis.thermalState());
    same(block, "Security Status", orNone(block, "Security Status", chassis.securityStatus()));
    same(block, "Height", chassis.heightUnits() == null ? null : chassis.heightUnits() + " U");
    same(block, "Number Of Power Cords", text(chassis.powerCordCount()));
    same(block, "SKU Number", chassis.sku());
  }

  private void processor(Block block, ProcessorInformation processor) {
    same(block, "Socket Designation", processor.socket());
    same(block, "ID", processor.id() == null ? "00 00 00 00 00 00 00 00" : processor.id());
    same(block, "Voltage", volts(processor.voltageMillivolts()));
    same(block, "External Clock", unit(processor.externalClockMegahertz(), " MHz"));
    same(block, "Max Speed", unit(processor.maximumSpeedMegahertz(), " MHz"));
    same(block, "Status", "Populated, " + orUnknown(processor.status()));
    same(block, "Upgrade", processor.upgrade());
    same(block, "Asset Tag", processor.assetTag());
    same(block, "Core Enabled", text(processor.coreEnabled()));
    same(block, "Characteristics", joined(processor.characteristics(), ", "));
  }

  private void cache(Block block, CacheInformation cache) {
    same(block, "Socket Designation", cache.designation());
    same(
        block,
        "Configuration",
        "%s, Not Socketed, Level %d"
            .formatted(
                Boolean.TRUE.equals(cache.enabled()) ? "Enabled" : "Disabled", cache.level()));
    same(block, "Installed Size", size(cache.installedBytes()));
    same(block, "Maximum Size", size(cache.maximumBytes()));
    same(block, "Error Correction Type", cache.errorCorrection());
    same(block, "System Type", cache.type());
    same(block, "Associativity", cache.associativity());
  }

  private void connector(Block block, PortConnector connector) {
    same(block, "Internal Reference Designator", connector.internalDesignation());
    same(block, "External Reference Designator", connector.externalDesignation());
    same(
        block,
        "Internal Connector Type",
        orNone(block, "Internal Connector Type", connector.internalConnector()));
    same(
        block,
        "External Connector Type",
        orNone(block, "External Connector Type", connector.externalConnector()));
    same(block, "Port Type", connector.portType());
  }

  private void slot(Block block, SystemSlot slot) {
    same(block, "Designation", slot.designation());
    same(block, "Type", slot.dataBusWidth() + " " + slot.type());
    same(block, "Current Usage", slot.usage());
    same(block, "Length", slot.length());
    if (block.fields().containsKey("ID")) {
      same(block, "ID", text(slot.id()));
    }
    same(block, "Bus Address", slot.pciAddress());
    same(block, "Slot Physical Width", slot.physicalWidth());
  }

  private void array(Block block, MemoryArray array) {
    same(block, "Location", olderWord(array.location()));
    same(block, "Use", array.use());
    same(block, "Error Correction Type", array.errorCorrection());
    same(block, "Maximum Capacity", size(array.maximumCapacityBytes()));
    same(block, "Number Of Devices", text(array.deviceCount()));
  }

  private void module(Block block, MemoryDevice module) {
    same(block, "Array Handle", "0x%04X".formatted(module.arrayHandle()));
    same(
        block,
        "Size",
        Boolean.FALSE.equals(module.populated())
            ? "No Module Installed"
            : size(module.sizeBytes()));
    same(block, "Locator", module.locator());
    same(block, "Type", module.type());
    same(block, "Type Detail", joined(module.typeDetails(), " "));
    same(block, "Minimum Voltage", volts(module.minimumVoltageMillivolts()));
    same(block, "Maximum Voltage", volts(module.maximumVoltageMillivolts()));
    same(block, "Memory Technology", olderWord(module.technology()));
    same(block, "Memory Operating Mode Capability", joined(module.operatingModes(), " "));
    same(block, "Firmware Version", module.firmwareVersion());
    same(block, "Module Product ID", hexadecimal(module.moduleProductId()));
    same(
        block, "Memory Subsystem Controller Product ID", hexadecimal(module.controllerProductId()));
    same(block, "Non-Volatile Size", size(module.nonVolatileBytes()));
    same(block, "Volatile Size", size(module.volatileBytes()));
    same(block, "Cache Size", size(module.cacheBytes()));
    same(block, "Logical Size", size(module.logicalBytes()));
  }

  private void ipmi(Block block, IpmiDevice device) {
    same(block, "Interface Type", device.interfaceType());
    same(block, "Specification Version", device.specificationVersion());
    same(block, "I2C Slave Address", "0x%02x".formatted(device.i2cSlaveAddress()));
    same(block, "Interrupt Number", text(device.interrupt()));
    if (device.baseAddress() != null) {
      same(
          block,
          "Base Address",
          "0x%016X (%s)"
              .formatted(
                  device.baseAddress(),
                  Boolean.TRUE.equals(device.inMemory()) ? "Memory-mapped" : "I/O"));
    }
  }

  private void powerSupply(Block block, SystemPowerSupply supply) {
    same(block, "Power Unit Group", text(supply.group()));
    same(block, "Location", supply.location());
    same(block, "Name", supply.name());
    same(block, "Manufacturer", supply.manufacturer());
    same(block, "Asset Tag", supply.assetTag());
    same(block, "Model Part Number", supply.partNumber());
    same(block, "Revision", supply.revision());
    same(
        block,
        "Max Power Capacity",
        supply.maximumPowerWatts() == null && "0 W".equals(block.value("Max Power Capacity"))
            ? "0 W"
            : unit(supply.maximumPowerWatts(), " W"));
    same(
        block,
        "Status",
        Boolean.TRUE.equals(supply.present()) ? "Present, " + supply.status() : "Not Present");
    same(block, "Type", supply.type());
    same(block, "Input Voltage Range Switching", supply.inputRange());
    same(block, "Plugged", Boolean.TRUE.equals(supply.unplugged()) ? "No" : "Yes");
    same(block, "Hot Replaceable", Boolean.TRUE.equals(supply.hotReplaceable()) ? "Yes" : "No");
  }

  private void onboard(Block block, OnboardComponent device) {
    same(block, "Reference Designation", device.designation());
    same(block, "Type", device.type());
    same(block, "Status", Boolean.TRUE.equals(device.enabled()) ? "Enabled" : "Disabled");
    same(block, "Type Instance", text(device.instance()));
    same(block, "Bus Address", device.pciAddress());
  }

  private void same(Block block, String field, @Nullable String ours) {
    same(block.type() + " " + field, block.value(field), ours);
  }

  private void same(String what, @Nullable String theirs, @Nullable String ours) {
    compared++;
    if (!String.valueOf(theirs).equals(String.valueOf(ours))) {
      differences.add(what + ": dmidecode " + theirs + ", here " + ours);
    }
  }

  private void done(int atLeast) {
    assertEquals(List.of(), differences);
    assertEquals(true, compared >= atLeast, compared + " fields");
  }

  /// `None` where dmidecode has that word as well, which else means that there is nothing.
  private static @Nullable String orNone(Block block, String field, @Nullable String ours) {
    return "None".equals(ours) && "None".equals(block.fields().get(field)) ? null : ours;
  }

  private static String orUnknown(@Nullable String word) {
    return word == null ? "Unknown" : word;
  }

  private static @Nullable String text(@Nullable Integer number) {
    return number == null ? null : number.toString();
  }

  private static @Nullable String unit(@Nullable Integer number, String unit) {
    return number == null ? null : number + unit;
  }

  private static @Nullable String hexadecimal(@Nullable Integer number) {
    return number == null ? null : "0x%04X".formatted(number);
  }

  private static @Nullable String volts(@Nullable Integer millivolts) {
    return millivolts == null ? null : String.format(Locale.ROOT, "%.1f V", millivolts / 1000.0);
  }

  private static @Nullable String joined(List<String> words, String with) {
    return words.isEmpty() ? null : String.join(with, words);
  }

  private static @Nullable String size(@Nullable Long bytes) {
    if (bytes == null) {
      return null;
    }
    long mebibytes = bytes / MEBIBYTE;
    if (mebibytes >= 1 << 20 && mebibytes % (1 << 20) == 0) {
      return (mebibytes >> 20) + " TB";
    }
    return mebibytes >= 1024 && mebibytes % 1024 == 0
        ? (mebibytes >> 10) + " GB"
        : mebibytes + " MB";
  }
}
