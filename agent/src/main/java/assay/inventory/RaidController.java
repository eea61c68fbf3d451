package assay.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A RAID controller as its vendor's tool sees it. The words for states are the tool's own; what is
/// wrong with them is said by findings.
///
/// @param tool which tool said so, such as `storcli64`
/// @param number what that tool calls it
/// @param size of volumes and bays as the tool prints it: tools disagree about what a gigabyte is
public record RaidController(
    String tool,
    String number,
    @Nullable String pciAddress,
    @Nullable String model,
    @Nullable String serialNumber,
    @Nullable String firmwareVersion,
    @Nullable String driver,
    @Nullable String status,
    List<CacheBackup> cacheBackups,
    List<Volume> volumes,
    List<Bay> bays)
    implements Sparse {
  /// Where the report has them.
  public static final Section<RaidController> SECTION =
      Section.many(
          "raidControllers",
          100,
          RaidController.class,
          (a, b) -> a.tool().equals(b.tool()) && a.number().equals(b.number()));

  /// Copies the lists.
  public RaidController {
    cacheBackups = List.copyOf(cacheBackups);
    volumes = List.copyOf(volumes);
    bays = List.copyOf(bays);
  }

  /// What keeps the content of the cache when power fails.
  ///
  /// @param kind such as `battery` or `CacheVault`
  public record CacheBackup(
      String kind,
      @Nullable String model,
      @Nullable String status,
      @Nullable Integer temperatureCelsius) {}

  /// What the controller shows as a disk.
  ///
  /// @param group the drives it lies on have the same
  /// @param level in the tool's words, such as `RAID5`
  /// @param device the kernel's device where the tool knows it, such as `/dev/sda`
  public record Volume(
      String id,
      @Nullable String group,
      @Nullable String name,
      @Nullable String level,
      @Nullable String status,
      @Nullable String size,
      @Nullable String device) {}

  /// A bay with a drive.
  ///
  /// @param id its place in the tool's words, such as `252:0` or `1I:1:2`
  /// @param role what the drive is for, where the state does not say so, such as `Spare Drive`
  /// @param smartAlert whether the drive itself says that it will fail
  public record Bay(
      String id,
      @Nullable String group,
      @Nullable String role,
      @Nullable String status,
      @Nullable String model,
      @Nullable String serialNumber,
      @Nullable String firmwareVersion,
      @Nullable String size,
      @Nullable Long mediaErrorCount,
      @Nullable Long otherErrorCount,
      @Nullable Long predictiveFailureCount,
      @Nullable Boolean smartAlert,
      @Nullable Integer temperatureCelsius) {}
}
