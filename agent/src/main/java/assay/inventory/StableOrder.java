package assay.inventory;

import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The order of parts that the kernel names as it finds them: by where they are plugged in and by
/// what they say of themselves, so that two boots of a machine give the same lists.
public final class StableOrder {
  private static final Comparator<Drive> DRIVES =
      by(Drive::pciAddress)
          .thenComparing(by(Drive::serialNumber))
          .thenComparing(by(Drive::wwn))
          .thenComparing(Drive::name);
  private static final Comparator<NetworkPort> PORTS =
      by(NetworkPort::pciAddress)
          .thenComparing(by(NetworkPort::macAddress))
          .thenComparing(NetworkPort::name);

  private StableOrder() {}

  /// The same hardware in that order.
  public static Hardware of(Hardware hardware) {
    return hardware.with(
        hardware.drives().stream().sorted(DRIVES).toList(),
        hardware.networkPorts().stream().sorted(PORTS).toList(),
        hardware.pciDevices().stream().sorted(Comparator.comparing(PciDevice::address)).toList());
  }

  private static <T> Comparator<T> by(Function<T, @Nullable String> key) {
    return Comparator.comparing(key, Comparator.nullsLast(Comparator.naturalOrder()));
  }
}
