package assay.source.smbios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Type 39.
///
/// @param group units of one number back each other up; absent where there is no such group
/// @param status such as `OK` or `Critical`
/// @param inputRange how it takes to the mains voltage, such as `Auto-switch`
/// @param unplugged whether it is there without its cord
public record SystemPowerSupply(
    @Nullable Integer group,
    @Nullable String location,
    @Nullable String name,
    @Nullable String manufacturer,
    @Nullable String serialNumber,
    @Nullable String assetTag,
    @Nullable String partNumber,
    @Nullable String revision,
    @Nullable Integer maximumPowerWatts,
    @Nullable String type,
    @Nullable String status,
    @Nullable String inputRange,
    @Nullable Boolean present,
    @Nullable Boolean unplugged,
    @Nullable Boolean hotReplaceable) {
  private static final int UNKNOWN_POWER = 0x8000;

  // DSP0134 7.40.1
  private static final List<String> TYPES =
      List.of(
          "Other", "Unknown", "Linear", "Switching", "Battery", "UPS", "Converter", "Regulator");

  private static final List<String> STATUS =
      List.of("Other", "Unknown", "OK", "Non-critical", "Critical");

  private static final List<String> RANGES =
      List.of("Other", "Unknown", "Manual", "Auto-switch", "Wide Range", "N/A");

  static SystemPowerSupply of(Structure structure) {
    Integer group = structure.byteAt(0x04);
    Integer power = structure.wordAt(0x0c);
    Integer characteristics = structure.wordAt(0x0e);
    return new SystemPowerSupply(
        group == null || group == 0 ? null : group,
        structure.stringAt(0x05),
        structure.stringAt(0x06),
        structure.stringAt(0x07),
        structure.stringAt(0x08),
        structure.stringAt(0x09),
        structure.stringAt(0x0a),
        structure.stringAt(0x0b),
        power == null || power == 0 || power >= UNKNOWN_POWER ? null : power,
        word(characteristics, 10, TYPES),
        word(characteristics, 7, STATUS),
        word(characteristics, 3, RANGES),
        flag(characteristics, 1),
        flag(characteristics, 2),
        flag(characteristics, 0));
  }

  private static @Nullable String word(
      @Nullable Integer characteristics, int shift, List<String> words) {
    int mask = shift == 7 ? 0x7 : 0xf;
    return characteristics == null ? null : Words.word(words, characteristics >> shift & mask);
  }

  private static @Nullable Boolean flag(@Nullable Integer characteristics, int bit) {
    return characteristics == null ? null : Boolean.valueOf((characteristics >> bit & 1) != 0);
  }
}
