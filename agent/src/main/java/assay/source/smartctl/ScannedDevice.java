package assay.source.smartctl;

import java.util.Set;

/// A device smartctl found, or one it is asked about without.
///
/// @param name the device file, such as `/dev/sda` or `/dev/bus/6`
/// @param type smartctl's device type, such as `megaraid,0`; empty where none is known
public record ScannedDevice(String name, String type) {
  /// Types that a scan guesses without opening the device. Passed back with `-d` they would keep
  /// smartctl from finding out: a SATA disk is scanned as `scsi` and is then not asked as one.
  private static final Set<String> GUESSES = Set.of("", "auto", "scsi", "ata");

  /// Whether the type has to be passed.
  public boolean typed() {
    return !GUESSES.contains(type);
  }

  /// Whether it is a drive behind a controller, reached through another device's file.
  public boolean behindController() {
    return type.contains(",");
  }
}
