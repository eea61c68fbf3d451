package assay.inventory;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The order of parts that the kernel names as it finds them: by where they are plugged in and by
/// what they say of themselves, so that two boots of a machine give the same lists.
public final class StableOrder {
  private static final Comparator<Drive> DRIVES =
      by(List.of(Drive::pciAddress, Drive::serialNumber, Drive::wwn, Drive::name));
  private static final Comparator<NetworkPort> PORTS =
      by(List.of(NetworkPort::pciAddress, NetworkPort::macAddress, NetworkPort::name));
  private static final Comparator<PciDevice> DEVICES = by(List.of(PciDevice::address));

  private StableOrder() {}

  /// The same hardware in that order.
  public static Hardware of(Hardware hardware) {
    return hardware
        .with(Drive.SECTION, hardware.drives().stream().sorted(DRIVES).toList())
        .with(NetworkPort.SECTION, hardware.networkPorts().stream().sorted(PORTS).toList())
        .with(PciDevice.SECTION, hardware.pciDevices().stream().sorted(DEVICES).toList());
  }

  /// By the first key that differs; who has none comes last. Without the combinators of
  /// [Comparator], whose serializable lambdas no class archive holds.
  private static <T> Comparator<T> by(List<Function<T, @Nullable String>> keys) {
    return (one, other) -> {
      int order = 0;
      for (int i = 0; i < keys.size() && order == 0; i++) {
        order = compare(keys.get(i).apply(one), keys.get(i).apply(other));
      }
      return order;
    };
  }

  private static int compare(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return Boolean.compare(one == null, other == null);
    }
    return one.compareTo(other);
  }
}
