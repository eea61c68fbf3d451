package assay.source.smbios;

import assay.host.FileQuery;
import assay.host.FileSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
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
    List<CacheInformation> caches,
    List<PortConnector> connectors,
    List<SystemSlot> slots,
    List<String> oemStrings,
    List<BootInformation> boots,
    List<IpmiDevice> ipmiDevices,
    List<SystemPowerSupply> powerSupplies,
    List<OnboardComponent> onboard,
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
    List<OnboardComponent> onboard = all(structures, 41, OnboardComponent::of);
    return new SmbiosTable(
        version,
        all(structures, 0, BiosInformation::of),
        all(structures, 1, structure -> SystemInformation.of(structure, version)),
        all(structures, 2, BaseboardInformation::of),
        all(structures, 3, ChassisInformation::of),
        all(structures, 4, ProcessorInformation::of),
        all(structures, 16, MemoryArray::of),
        all(structures, 17, MemoryDevice::of),
        all(structures, 7, CacheInformation::of),
        all(structures, 8, PortConnector::of),
        all(structures, 9, SystemSlot::of),
        each(structures, 11, Structure::texts),
        all(structures, 32, BootInformation::of),
        all(structures, 38, IpmiDevice::of),
        all(structures, 39, SystemPowerSupply::of),
        onboard.isEmpty() ? each(structures, 10, OnboardComponent::ofOld) : onboard,
        List.copyOf(problems));
  }

  private static <T> List<T> all(
      List<Structure> structures, int type, Function<Structure, T> read) {
    return each(structures, type, structure -> List.of(read.apply(structure)));
  }

  private static <T> List<T> each(
      List<Structure> structures, int type, Function<Structure, List<T>> read) {
    List<T> all = new ArrayList<>();
    for (Structure structure : structures) {
      if (structure.type() == type) {
        all.addAll(read.apply(structure));
      }
    }
    return List.copyOf(all);
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

  /// Reads strings from `start` on; the index behind them, or -1 when the table ends before. They
  /// end where two NULs are, whatever is before: so the kernel and dmidecode count.
  private static int strings(byte[] table, int start, List<String> strings) {
    int end = start;
    while (end + 1 < table.length && (table[end] != 0 || table[end + 1] != 0)) {
      end++;
    }
    boolean whole = end + 1 < table.length;
    int at = start;
    while (at < table.length && table[at] != 0) {
      int next = at;
      while (next < table.length && table[next] != 0) {
        next++;
      }
      strings.add(new String(table, at, next - at, StandardCharsets.UTF_8));
      at = next + 1;
    }
    return whole ? end + 2 : -1;
  }
}
