package assay.source.smartctl;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The bits of smartctl's exit status (smartctl(8), EXIT STATUS). Bits 0 and 1 mean that nothing
/// was learnt, unless the output says otherwise; the rest come with full data.
public enum ExitFlag {
  /// Bit 0: the command line was not understood, or the device type is not known.
  COMMAND_LINE,
  /// Bit 1: the device could not be opened, did not identify itself or is asleep.
  DEVICE_OPEN,
  /// Bit 2: one command failed or one checksum was wrong; very common.
  COMMAND_FAILED,
  /// Bit 3: the drive says it is failing.
  DISK_FAILING,
  /// Bit 4: prefail attributes are at or below their threshold.
  PREFAIL_ATTRIBUTE,
  /// Bit 5: an attribute was at or below its threshold in the past.
  ATTRIBUTE_FAILED_IN_PAST,
  /// Bit 6: the error log has entries.
  ERROR_LOG,
  /// Bit 7: the self-test log has failures newer than the last success.
  SELF_TEST_LOG;

  /// The flags in an exit status, by bit.
  public static List<ExitFlag> of(int status) {
    return Arrays.stream(values()).filter(flag -> (status >> flag.ordinal() & 1) == 1).toList();
  }

  /// Its name in the report, such as `disk_failing`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
