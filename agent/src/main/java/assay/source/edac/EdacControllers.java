package assay.source.edac;

import assay.host.FileQuery;
import assay.host.FileSet;
import assay.source.Attributes;
import java.util.ArrayList;
import java.util.List;

/// The kernel's counts of memory errors since it came up: `/sys/devices/system/edac/mc` (kernel:
/// Documentation/admin-guide/RAS/main.rst).
public final class EdacControllers {
  private static final String FOLDER = "/sys/devices/system/edac/mc";
  private static final List<String> OF_CONTROLLER =
      List.of("mc_name", "size_mb", "ce_count", "ue_count", "ce_noinfo_count", "ue_noinfo_count");
  private static final List<String> OF_MODULE =
      List.of(
          "dimm_label",
          "dimm_location",
          "size",
          "dimm_mem_type",
          "dimm_edac_mode",
          "dimm_ce_count",
          "dimm_ue_count");

  private EdacControllers() {}

  /// What to read. The kernel calls a module `dimmN`, or `rankN` where its driver counts by ranks.
  public static FileQuery query() {
    List<String> files = new ArrayList<>();
    for (String name : OF_CONTROLLER) {
      files.add(FOLDER + "/mc[0-9]*/" + name);
    }
    for (String name : OF_MODULE) {
      files.add(FOLDER + "/mc[0-9]*/dimm[0-9]*/" + name);
      files.add(FOLDER + "/mc[0-9]*/rank[0-9]*/" + name);
    }
    return FileQuery.of("edac", files, List.of());
  }

  /// The memory controllers that a driver watches.
  public static List<Attributes> controllers(FileSet set) {
    return below(set, FOLDER, "mc", "mc");
  }

  /// The modules of a controller.
  public static List<Attributes> modules(Attributes controller) {
    return below(controller.set(), controller.folder(), "dimm", "rank");
  }

  private static List<Attributes> below(FileSet set, String folder, String one, String other) {
    List<Attributes> found = new ArrayList<>();
    for (String name : set.children(folder)) {
      if (numbered(name, one) || numbered(name, other)) {
        found.add(new Attributes(set, folder + "/" + name));
      }
    }
    return found;
  }

  private static boolean numbered(String name, String prefix) {
    return name.startsWith(prefix)
        && name.length() > prefix.length()
        && Character.isDigit(name.charAt(prefix.length()));
  }
}
