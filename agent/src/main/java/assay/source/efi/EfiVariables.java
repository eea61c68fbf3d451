package assay.source.efi;

import assay.host.FileQuery;
import assay.host.FileSet;
import assay.source.Attributes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The variables of UEFI and what it knows of firmware that can be updated: `/sys/firmware/efi`
/// (kernel: Documentation/filesystems/efivarfs.rst, Documentation/ABI/testing/sysfs-firmware-efi,
/// UEFI specification, chapters 3.1, 8.2 and 23.4). Of the variables only those that are shown:
/// each reading is a call of the firmware, which is slow on some machines.
///
/// @param set what was read
public record EfiVariables(FileSet set) {
  private static final String FOLDER = "/sys/firmware/efi";
  private static final String VARIABLES = FOLDER + "/efivars";
  private static final String RESOURCES = FOLDER + "/esrt/entries";

  /// EFI_GLOBAL_VARIABLE.
  private static final String GLOBAL = "-8be4df61-93ca-11d2-aa0d-00e098032b8c";

  /// The file begins with the variable's attributes.
  private static final int HEADER_BYTES = 4;

  private static final int ENTRY_DIGITS = 4;
  private static final int LOAD_OPTION_ACTIVE = 1;

  /// Attributes and length of the paths, of an EFI_LOAD_OPTION.
  private static final int ENTRY_HEADER_BYTES = 6;

  /// What to read.
  public static FileQuery query() {
    return FileQuery.of(
        "efi",
        List.of(
            FOLDER + "/fw_platform_size",
            VARIABLES + "/SecureBoot" + GLOBAL,
            VARIABLES + "/SetupMode" + GLOBAL,
            VARIABLES + "/BootCurrent" + GLOBAL,
            VARIABLES + "/BootOrder" + GLOBAL,
            VARIABLES + "/Boot[0-9A-F][0-9A-F][0-9A-F][0-9A-F]" + GLOBAL,
            RESOURCES + "/*/fw_class",
            RESOURCES + "/*/fw_type",
            RESOURCES + "/*/fw_version",
            RESOURCES + "/*/lowest_supported_fw_version",
            RESOURCES + "/*/last_attempt_version",
            RESOURCES + "/*/last_attempt_status"),
        List.of());
  }

  /// Whether the machine was booted by UEFI.
  public boolean present() {
    return !set.files().isEmpty();
  }

  /// Width of the firmware, 32 or 64.
  public @Nullable Integer platformBits() {
    Integer bits = new Attributes(set, FOLDER).count("fw_platform_size");
    return bits != null && (bits == 32 || bits == 64) ? bits : null;
  }

  /// A variable of one byte that is 0 or 1, such as `SecureBoot`.
  public @Nullable Boolean flag(String name) {
    byte[] value = value(name);
    return value == null || value.length != 1 || value[0] < 0 || value[0] > 1
        ? null
        : Boolean.valueOf(value[0] == 1);
  }

  /// The numbers of boot entries in a variable such as `BootOrder`: four hexadecimal digits each.
  public List<String> entryNumbers(String name) {
    byte[] value = value(name);
    List<String> numbers = new ArrayList<>();
    for (int i = 0; value != null && i + 1 < value.length; i += 2) {
      numbers.add(hex(value[i + 1]) + hex(value[i]));
    }
    return numbers;
  }

  /// What can be booted, in the order of the numbers.
  public List<BootEntry> entries() {
    List<BootEntry> entries = new ArrayList<>();
    for (String path : set.files().keySet()) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (name.endsWith(GLOBAL)
          && name.length() == "Boot".length() + ENTRY_DIGITS + GLOBAL.length()) {
        String number = name.substring("Boot".length(), "Boot".length() + ENTRY_DIGITS);
        byte[] value = value("Boot" + number);
        if (value != null && value.length >= ENTRY_HEADER_BYTES) {
          entries.add(
              new BootEntry(number, description(value), (value[0] & LOAD_OPTION_ACTIVE) != 0));
        }
      }
    }
    return entries;
  }

  private static @Nullable String description(byte[] option) {
    int end = ENTRY_HEADER_BYTES;
    while (end + 1 < option.length && (option[end] != 0 || option[end + 1] != 0)) {
      end += 2;
    }
    String text =
        new String(option, ENTRY_HEADER_BYTES, end - ENTRY_HEADER_BYTES, StandardCharsets.UTF_16LE)
            .strip();
    return text.isEmpty() ? null : text;
  }

  /// What the firmware lists as firmware that can be updated (ESRT).
  public List<Attributes> resources() {
    List<Attributes> resources = new ArrayList<>();
    for (String name : set.children(RESOURCES)) {
      resources.add(new Attributes(set, RESOURCES + "/" + name));
    }
    return resources;
  }

  private byte @Nullable [] value(String name) {
    byte[] file = set.files().get(VARIABLES + "/" + name + GLOBAL);
    if (file == null || file.length <= HEADER_BYTES) {
      return null;
    }
    byte[] value = new byte[file.length - HEADER_BYTES];
    System.arraycopy(file, HEADER_BYTES, value, 0, value.length);
    return value;
  }

  private static String hex(byte value) {
    return ""
        + Character.toUpperCase(Character.forDigit(value >> 4 & 0xf, 16))
        + Character.toUpperCase(Character.forDigit(value & 0xf, 16));
  }

  /// One EFI_LOAD_OPTION.
  ///
  /// @param number four hexadecimal digits
  /// @param active whether the firmware tries it by itself
  public record BootEntry(String number, @Nullable String description, boolean active) {}
}
