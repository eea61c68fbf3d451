package assay.source.smbios;

import assay.host.FileQuery;
import assay.host.FileSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The structures of the SMBIOS table this agent reads, decoded.
///
/// @param version absent when the entry point is missing or unknown
/// @param problems what of the table could not be read, one line each
public record SmbiosTable(
    @Nullable Version version,
    List<BiosInformation> bios,
    List<SystemInformation> systems,
    List<BaseboardInformation> baseboards,
    List<ChassisInformation> chassis,
    List<ProcessorInformation> processors,
    List<MemoryArray> memoryArrays,
    List<MemoryDevice> memoryDevices,
    List<String> problems) {

  private static final String ENTRY_POINT = "/sys/firmware/dmi/tables/smbios_entry_point";
  private static final String TABLE = "/sys/firmware/dmi/tables/DMI";
  private static final int TABLE_LIMIT_BYTES = 1 << 20;
  private static final int HEADER_BYTES = 4;
  private static final int END_OF_TABLE = 127;
  private static final int BYTE_MASK = 0xff;

  /// What to read for [#of].
  public static FileQuery query() {
    return FileQuery.of("smbios", List.of(ENTRY_POINT, TABLE), List.of()).upTo(TABLE_LIMIT_BYTES);
  }

  /// The table that was read; null when the machine has none.
  public static @Nullable SmbiosTable of(FileSet set) {
    byte[] table = set.bytes(TABLE).orElse(new byte[0]);
    return table.length == 0 ? null : parse(set.bytes(ENTRY_POINT).orElse(new byte[0]), table);
  }

  /// Decodes whatever is there: a damaged table gives what comes before the damage.
  static SmbiosTable parse(byte[] entryPoint, byte[] table) {
    Version version = Version.of(entryPoint);
    List<String> problems = new ArrayList<>();
    if (version == null) {
      problems.add("the SMBIOS entry point is missing or unknown");
    }
    List<Structure> structures = structures(table, problems);
    return new SmbiosTable(
        version,
        structures.stream().filter(s -> s.type() == 0).map(BiosInformation::of).toList(),
        structures.stream()
            .filter(s -> s.type() == 1)
            .map(s -> SystemInformation.of(s, version))
            .toList(),
        structures.stream().filter(s -> s.type() == 2).map(BaseboardInformation::of).toList(),
        structures.stream().filter(s -> s.type() == 3).map(ChassisInformation::of).toList(),
        structures.stream().filter(s -> s.type() == 4).map(ProcessorInformation::of).toList(),
        structures.stream().filter(s -> s.type() == 16).map(MemoryArray::of).toList(),
        structures.stream().filter(s -> s.type() == 17).map(MemoryDevice::of).toList(),
        List.copyOf(problems));
  }

  /// Splits the table (DSP0134 section 6.1): a header with the formatted area's length, that area,
  /// then strings that end with a NUL each and another NUL after the last.
  static List<Structure> structures(byte[] table, List<String> problems) {
    List<Structure> structures = new ArrayList<>();
    int at = 0;
    while (at + HEADER_BYTES <= table.length) {
      int type = table[at] & BYTE_MASK;
      int length = table[at + 1] & BYTE_MASK;
      if (length < HEADER_BYTES || at + length > table.length) {
        problems.add(
            "SMBIOS structure of type %d at byte %d claims %d bytes".formatted(type, at, length));
        return structures;
      }
      byte[] formatted = Arrays.copyOfRange(table, at, at + length);
      int handle = formatted[2] & BYTE_MASK | (formatted[3] & BYTE_MASK) << Byte.SIZE;
      List<String> strings = new ArrayList<>();
      int end = strings(table, at + length, strings);
      structures.add(new Structure(type, handle, formatted, List.copyOf(strings)));
      if (type == END_OF_TABLE) {
        return structures;
      }
      if (end < 0) {
        problems.add("the SMBIOS table ends within the strings of type " + type);
        return structures;
      }
      at = end;
    }
    problems.add("the SMBIOS table has no end mark");
    return structures;
  }

  /// Reads strings from `start` on; the index behind them, or -1 when the table ends before.
  private static int strings(byte[] table, int start, List<String> strings) {
    int at = start;
    while (at < table.length) {
      int end = at;
      while (end < table.length && table[end] != 0) {
        end++;
      }
      if (end == at) {
        // An empty string ends the list; a structure without any has two NULs.
        return strings.isEmpty() ? at + 2 : at + 1;
      }
      strings.add(new String(table, at, end - at, StandardCharsets.UTF_8));
      at = end + 1;
    }
    return -1;
  }
}
