package assay.source.storcli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A controller in storcli's words, which are abbreviations: `Optl` optimal, `Dgrd` degraded,
/// `Onln` online, `UBad` unconfigured and bad.
///
/// @param number what `/cN` calls it
/// @param pciAddress as the kernel writes it
/// @param firmwareVersion of the package where it says so, else of the firmware alone
/// @param backups what keeps the cache's content when power fails
public record StorcliController(
    int number,
    @Nullable String pciAddress,
    @Nullable String model,
    @Nullable String serialNumber,
    @Nullable String firmwareVersion,
    @Nullable String driver,
    @Nullable String status,
    List<Backup> backups,
    List<Volume> volumes,
    List<Drive> drives) {

  /// A battery or a CacheVault.
  public record Backup(
      String kind,
      @Nullable String model,
      @Nullable String state,
      @Nullable Integer temperatureCelsius) {}

  /// A virtual drive.
  ///
  /// @param id drive group and number, such as `0/0`
  public record Volume(
      String id,
      @Nullable String name,
      @Nullable String type,
      @Nullable String state,
      @Nullable String size) {

    /// The drive group it lies in.
    public String group() {
      return id.substring(0, Math.max(0, id.indexOf('/')));
    }
  }

  /// A physical drive.
  ///
  /// @param id enclosure and slot, such as `252:0`
  /// @param group its drive group
  public record Drive(
      String id,
      @Nullable String group,
      @Nullable String state,
      @Nullable String model,
      @Nullable String size) {}
}
