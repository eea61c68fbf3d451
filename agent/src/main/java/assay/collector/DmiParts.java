package assay.collector;

import assay.inventory.Connector;
import assay.inventory.IpmiInterface;
import assay.inventory.OemStrings;
import assay.inventory.OnboardDevice;
import assay.inventory.PowerSupply;
import assay.inventory.Slot;
import assay.source.smbios.IpmiDevice;
import assay.source.smbios.OnboardComponent;
import assay.source.smbios.PortConnector;
import assay.source.smbios.SmbiosTable;
import assay.source.smbios.SystemPowerSupply;
import assay.source.smbios.SystemSlot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a board has besides processors and memory, in the SMBIOS table, as domain records.
final class DmiParts {
  private static final String WITHHELD = "...";

  private DmiParts() {}

  static List<Slot> slots(SmbiosTable table) {
    List<Slot> slots = new ArrayList<>();
    for (SystemSlot slot : table.slots()) {
      slots.add(
          new Slot(
              slot.designation(),
              slot.type(),
              slot.dataBusWidth(),
              slot.physicalWidth(),
              slot.usage(),
              slot.length(),
              slot.id(),
              slot.hotPlug(),
              slot.pciAddress()));
    }
    return slots;
  }

  static List<OnboardDevice> onboard(SmbiosTable table) {
    List<OnboardDevice> devices = new ArrayList<>();
    for (OnboardComponent device : table.onboard()) {
      devices.add(
          new OnboardDevice(
              device.designation(),
              device.type(),
              device.enabled(),
              device.instance(),
              device.pciAddress()));
    }
    return devices;
  }

  static List<Connector> connectors(SmbiosTable table) {
    List<Connector> connectors = new ArrayList<>();
    for (PortConnector connector : table.connectors()) {
      connectors.add(
          new Connector(
              connector.internalDesignation(),
              connector.internalConnector(),
              connector.externalDesignation(),
              connector.externalConnector(),
              connector.portType()));
    }
    return connectors;
  }

  static List<IpmiInterface> ipmiInterfaces(SmbiosTable table) {
    List<IpmiInterface> interfaces = new ArrayList<>();
    for (IpmiDevice device : table.ipmiDevices()) {
      interfaces.add(
          new IpmiInterface(
              device.interfaceType(),
              device.specificationVersion(),
              device.baseAddress() == null ? null : "0x" + Long.toHexString(device.baseAddress()),
              device.inMemory() == null ? null : device.inMemory() ? "memory" : "io",
              device.i2cSlaveAddress() == null
                  ? null
                  : "0x" + Integer.toHexString(device.i2cSlaveAddress()),
              device.interrupt()));
    }
    return interfaces;
  }

  static List<PowerSupply> powerSupplies(SmbiosTable table) {
    List<PowerSupply> supplies = new ArrayList<>();
    for (SystemPowerSupply supply : table.powerSupplies()) {
      supplies.add(powerSupply(supply));
    }
    return supplies;
  }

  private static PowerSupply powerSupply(SystemPowerSupply supply) {
    return new PowerSupply(
        supply.group(),
        supply.location(),
        supply.name(),
        supply.manufacturer(),
        supply.serialNumber(),
        supply.partNumber(),
        supply.assetTag(),
        supply.revision(),
        supply.maximumPowerWatts(),
        supply.type(),
        supply.status(),
        supply.inputRange(),
        supply.present(),
        supply.unplugged(),
        supply.hotReplaceable(),
        Boolean.FALSE.equals(supply.present())
            ? new Placeholders().reasons()
            : new Placeholders()
                .look("name", supply.name())
                .look("manufacturer", supply.manufacturer())
                .look("serialNumber", supply.serialNumber())
                .look("partNumber", supply.partNumber())
                .look("assetTag", supply.assetTag())
                .look("revision", supply.revision())
                .reasons());
  }

  /// The strings without the values of settings: so keys and passwords come in, ours and those of
  /// systemd (`io.systemd.credential:name=secret`). An address may hold a password as well.
  static @Nullable OemStrings oemStrings(List<String> strings) {
    List<String> shown = new ArrayList<>();
    int withheld = 0;
    for (String string : strings) {
      int end = string.indexOf('=');
      int address = string.indexOf("://");
      if (address >= 0 && (end < 0 || address < end)) {
        end = address + 2;
      }
      withheld += end < 0 ? 0 : 1;
      shown.add(end < 0 ? string : string.substring(0, end + 1) + WITHHELD);
    }
    return shown.isEmpty() ? null : new OemStrings(shown, withheld == 0 ? null : withheld);
  }
}
