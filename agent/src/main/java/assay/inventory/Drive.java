package assay.inventory;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One drive. The same drive seen by several sources, or over several paths, is one entry; see
/// [DriveMatch].
///
/// @param name the kernel's name, such as `sda`, or the controller's for a drive behind it, such as
///     `bus/6 megaraid,0`
/// @param path the device file; absent for a drive that has none of its own
/// @param aliases further kernel names of the same drive, for a drive with several paths
/// @param serialNumberSources what each source takes for the serial number
/// @param wwn `0x` and sixteen digits (NAA), or `eui.` and digits (NVMe)
/// @param transport `ata`, `nvme`, `usb`, `virtio`, `sas`, `scsi`, `fc`, `iscsi` or `mmc`
/// @param rotationRateRpm revolutions a minute; absent for a drive that does not turn
/// @param untrusted why, for each field whose value is a placeholder, keyed by the field's name
/// @param appearedLate true where it was not there yet when the audit began to collect
public record Drive(
    String name,
    @Nullable String path,
    List<String> aliases,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String serialNumber,
    Map<String, String> serialNumberSources,
    @Nullable String firmware,
    @Nullable Long sizeBytes,
    @Nullable String wwn,
    @Nullable String transport,
    @Nullable Boolean rotational,
    @Nullable Integer rotationRateRpm,
    @Nullable Boolean removable,
    @Nullable Boolean readOnly,
    @Nullable Integer logicalBlockSizeBytes,
    @Nullable Integer physicalBlockSizeBytes,
    @Nullable String pciAddress,
    List<Partition> partitions,
    @Nullable DriveHealth health,
    Map<String, String> untrusted,
    @Nullable Boolean appearedLate)
    implements Sparse {
  /// Where the report has them.
  public static final Section<Drive> SECTION =
      Section.distinct("drives", 80, Drive.class, DriveMatch::distinct);

  /// Where a USB device's own serial number stands among the sources: an enclosure has one that is
  /// not its drive's.
  public static final String USB = "usb";

  /// What either knows, this one's word first; the other's name becomes an alias.
  Drive join(Drive other) {
    Set<String> names = new LinkedHashSet<>(aliases);
    names.add(other.name);
    names.addAll(other.aliases);
    names.remove(name);
    boolean others = serialNumber == null || givesWayTo(other);
    return Gaps.fill(
        with(
            List.copyOf(names),
            others ? other.serialNumber : serialNumber,
            others ? trusting(untrusted) : untrusted,
            appearedLate),
        other.with(
            List.of(),
            other.serialNumber,
            others ? other.untrusted : trusting(other.untrusted),
            other.appearedLate));
  }

  /// The drive's word counts more than its enclosure's.
  private boolean givesWayTo(Drive other) {
    return other.serialNumber != null
        && String.valueOf(serialNumber).equals(serialNumberSources.get(USB));
  }

  /// What is said of a serial number says nothing of another.
  private static Map<String, String> trusting(Map<String, String> reasons) {
    Map<String, String> others = new HashMap<>(reasons);
    others.remove("serialNumber");
    return others;
  }

  /// The same, known to have come late.
  Drive late() {
    return with(aliases, serialNumber, untrusted, true);
  }

  private Drive with(
      List<String> newAliases,
      @Nullable String newSerialNumber,
      Map<String, String> newUntrusted,
      @Nullable Boolean newAppearedLate) {
    return new Drive(
        name,
        path,
        newAliases,
        vendor,
        model,
        newSerialNumber,
        serialNumberSources,
        firmware,
        sizeBytes,
        wwn,
        transport,
        rotational,
        rotationRateRpm,
        removable,
        readOnly,
        logicalBlockSizeBytes,
        physicalBlockSizeBytes,
        pciAddress,
        partitions,
        health,
        newUntrusted,
        newAppearedLate);
  }

  /// A partition the kernel found.
  public record Partition(String name, @Nullable Long sizeBytes) {}
}
