package assay.source.block;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One block device as sysfs shows it, with its partitions.
///
/// @param devicePath where it hangs, such as `/devices/pci0000:00/0000:00:1f.2/ata1/...`
/// @param serials serial numbers by the attribute they came from
/// @param wwid the kernel's world wide identifier, such as `naa.5000c50015ea71aa`
/// @param scsiType the SCSI peripheral type; 5 is a CD drive
/// @param partitions size by name; null where the size is not known
public record BlockDevice(
    String name,
    String devicePath,
    @Nullable Long sizeBytes,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String revision,
    Map<String, String> serials,
    @Nullable String wwid,
    @Nullable Integer scsiType,
    @Nullable Boolean rotational,
    @Nullable Boolean removable,
    @Nullable Boolean readOnly,
    @Nullable Integer logicalBlockSizeBytes,
    @Nullable Integer physicalBlockSizeBytes,
    List<Partition> partitions) {

  /// One partition.
  public record Partition(String name, @Nullable Long sizeBytes) {}
}
