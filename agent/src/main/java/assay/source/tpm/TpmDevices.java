package assay.source.tpm;

import assay.host.FileQuery;
import assay.host.FileSet;
import assay.source.Attributes;
import java.util.ArrayList;
import java.util.List;

/// `/sys/class/tpm` (kernel: Documentation/ABI/stable/sysfs-class-tpm). Only what the driver knows
/// without asking the chip.
public final class TpmDevices {
  private static final String FOLDER = "/sys/class/tpm";
  private static final String BANK = "pcr-";

  private TpmDevices() {}

  /// What to read for [#devices]. Of the banks of registers the first shows that there is one.
  public static FileQuery query() {
    return FileQuery.of(
        "tpm",
        List.of(
            FOLDER + "/*/tpm_version_major",
            FOLDER + "/*/device/description",
            FOLDER + "/*/device/hid",
            FOLDER + "/*/pcr-*/0"),
        List.of(FOLDER + "/*", FOLDER + "/*/device/driver"));
  }

  /// The modules that were read.
  public static List<TpmDevice> devices(FileSet set) {
    List<TpmDevice> devices = new ArrayList<>();
    for (String name : set.children(FOLDER)) {
      Attributes of = new Attributes(set, FOLDER + "/" + name);
      List<String> banks = new ArrayList<>();
      for (String child : set.children(of.folder())) {
        if (child.startsWith(BANK)) {
          banks.add(child.substring(BANK.length()));
        }
      }
      devices.add(
          new TpmDevice(
              name,
              of.positive("tpm_version_major"),
              of.linkName("device/driver"),
              of.text("device/description"),
              of.text("device/hid"),
              banks));
    }
    return devices;
  }
}
