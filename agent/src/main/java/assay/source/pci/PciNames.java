package assay.source.pci;

import assay.host.FileQuery;
import assay.host.FileSet;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names out of `pci.ids`. The file has some 30000 lines: only the wanted names are kept.
///
/// @param names by identifier: `8086`, `8086:10d3`, class `02`, class and subclass `0200`
public record PciNames(Map<String, String> names) {
  private static final List<String> FILES =
      List.of("/usr/share/hwdata/pci.ids", "/usr/share/misc/pci.ids");
  private static final int FILE_LIMIT_BYTES = 8 << 20;
  private static final int VENDOR_DIGITS = 4;
  private static final int CLASS_DIGITS = 2;
  private static final String CLASS_LINE = "C ";
  private static final String CLASS_KEY = "class ";

  /// Copies the map.
  public PciNames {
    names = Map.copyOf(names);
  }

  /// What to read for [#of].
  public static FileQuery query() {
    return FileQuery.of("pci-ids", FILES, List.of()).upTo(FILE_LIMIT_BYTES);
  }

  /// The names of those functions, from the first file there is; no names without one.
  public static PciNames of(FileSet set, List<PciFunction> functions) {
    for (String file : FILES) {
      byte[] bytes = set.bytes(file).orElse(new byte[0]);
      if (bytes.length > 0) {
        return parse(bytes, functions);
      }
    }
    return new PciNames(Map.of());
  }

  static PciNames parse(byte[] file, List<PciFunction> functions) {
    Set<String> wanted = new HashSet<>();
    for (PciFunction function : functions) {
      wanted.add(String.valueOf(function.vendorId()));
      wanted.add(function.vendorId() + ":" + function.deviceId());
      String classId = function.classId();
      if (classId != null && classId.length() >= VENDOR_DIGITS) {
        wanted.add(CLASS_KEY + classId.substring(0, CLASS_DIGITS));
        wanted.add(CLASS_KEY + classId.substring(0, VENDOR_DIGITS));
      }
    }
    Map<String, String> names = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8))) {
      String parent = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank() || line.startsWith("#") || line.startsWith("\t\t")) {
          continue;
        }
        parent = take(line, parent, wanted, names);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    return new PciNames(names);
  }

  /// Takes one line; returns the vendor or class that indented lines after it belong to.
  private static String take(
      String line, String parent, Set<String> wanted, Map<String, String> names) {
    boolean child = line.startsWith("\t");
    boolean classLine = !child && line.startsWith(CLASS_LINE);
    String text = classLine ? line.substring(CLASS_LINE.length()) : line.strip();
    int space = text.indexOf(' ');
    if (space < 0) {
      return parent;
    }
    String id = text.substring(0, space);
    String key = child ? parent + id : classLine ? CLASS_KEY + id : id;
    String name = text.substring(space).strip();
    if (wanted.contains(key) && !name.isEmpty()) {
      names.put(key, name);
    }
    if (child) {
      return parent;
    }
    return classLine ? key : key + ":";
  }

  /// The vendor's name.
  public @Nullable String vendor(PciFunction function) {
    return names.get(String.valueOf(function.vendorId()));
  }

  /// The device's name.
  public @Nullable String device(PciFunction function) {
    return names.get(function.vendorId() + ":" + function.deviceId());
  }

  /// The name of the subclass, else of the class.
  public @Nullable String className(PciFunction function) {
    String classId = function.classId();
    if (classId == null || classId.length() < VENDOR_DIGITS) {
      return null;
    }
    String subclass = names.get(CLASS_KEY + classId.substring(0, VENDOR_DIGITS));
    return subclass != null ? subclass : names.get(CLASS_KEY + classId.substring(0, CLASS_DIGITS));
  }
}
