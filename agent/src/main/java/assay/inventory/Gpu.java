package assay.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A display controller or accelerator. All that is on the PCI bus is listed, a management
/// controller's console as well; more is known of NVIDIA's where their driver is loaded.
///
/// @param className PCI's, such as `3D controller`
/// @param driver the kernel driver bound to it
/// @param model what the vendor's tool calls it
/// @param memoryBytes its own memory
/// @param eccEnabled whether its memory's errors are corrected now; `eccPending` after a reboot
/// @param volatileErrors since the driver was loaded
/// @param aggregateErrors in its whole life
/// @param throttleReasons why its clocks are lower than they might be, such as `hw thermal
///     slowdown`; `gpu idle` is one of them
/// @param migEnabled whether it may be split into instances; `migDeviceCount` says how many are
/// @param resetRequired whether it works no more until it is reset
/// @param recoveryAction what the driver advises, `None` for a sound one
/// @param fabricState whether it has joined those it is linked to, such as `Completed`
/// @param faults what could not be read of it because it does not answer, in the tool's words
public record Gpu(
    String pciAddress,
    @Nullable String vendorId,
    @Nullable String deviceId,
    @Nullable String vendor,
    @Nullable String device,
    @Nullable String className,
    @Nullable String driver,
    @Nullable String model,
    @Nullable String architecture,
    @Nullable String serialNumber,
    @Nullable String uuid,
    @Nullable String partNumber,
    @Nullable String boardPartNumber,
    @Nullable String vbiosVersion,
    @Nullable String infoRomVersion,
    @Nullable String gspFirmwareVersion,
    @Nullable String driverVersion,
    @Nullable String cudaVersion,
    @Nullable Long memoryBytes,
    @Nullable Boolean eccEnabled,
    @Nullable Boolean eccPending,
    @Nullable EccErrors volatileErrors,
    @Nullable EccErrors aggregateErrors,
    @Nullable RetiredPages retiredPages,
    @Nullable RemappedRows remappedRows,
    @Nullable Temperatures temperatures,
    @Nullable Power power,
    @Nullable Link link,
    List<String> throttleReasons,
    @Nullable String performanceState,
    @Nullable Long fanPercent,
    @Nullable Boolean persistenceMode,
    @Nullable Boolean migEnabled,
    @Nullable Boolean migPending,
    @Nullable Integer migDeviceCount,
    @Nullable String virtualizationMode,
    @Nullable Boolean resetRequired,
    @Nullable String recoveryAction,
    @Nullable String fabricState,
    @Nullable String fabricStatus,
    @Nullable String fabricHealth,
    List<String> faults)
    implements Sparse {
  /// Where the report has them.
  public static final Section<Gpu> SECTION = Section.keyed("gpus", 121, Gpu.class, Gpu::pciAddress);

  /// Errors of its memories: all, those of the main memory (DRAM), those of caches and registers
  /// (SRAM).
  ///
  /// @param sramThresholdExceeded whether the vendor says there are too many of these
  public record EccErrors(
      @Nullable Long correctable,
      @Nullable Long uncorrectable,
      @Nullable Long dramCorrectable,
      @Nullable Long dramUncorrectable,
      @Nullable Long sramCorrectable,
      @Nullable Long sramUncorrectable,
      @Nullable Boolean sramThresholdExceeded) {}

  /// Pages of memory that are used no more, before Ampere.
  ///
  /// @param pending whether more are to be taken out of use at the next reboot
  public record RetiredPages(
      @Nullable Long singleBit, @Nullable Long doubleBit, @Nullable Boolean pending) {}

  /// Rows of memory that spare ones stand in for, from Ampere on.
  ///
  /// @param pending whether more are to be at the next reset
  /// @param failure whether there was no spare row left
  public record RemappedRows(
      @Nullable Long correctable,
      @Nullable Long uncorrectable,
      @Nullable Boolean pending,
      @Nullable Boolean failure) {}

  /// Temperatures in degrees Celsius.
  ///
  /// @param marginCelsius how far it is from being slowed down, where it says that and no limits
  public record Temperatures(
      @Nullable Double gpuCelsius,
      @Nullable Double memoryCelsius,
      @Nullable Double slowdownCelsius,
      @Nullable Double shutdownCelsius,
      @Nullable Double marginCelsius) {}

  /// Power in watts.
  ///
  /// @param limitWatts what it is held to now
  public record Power(
      @Nullable Double drawWatts,
      @Nullable Double limitWatts,
      @Nullable Double defaultLimitWatts,
      @Nullable Double maximumLimitWatts) {}

  /// Its PCI Express link. The generation drops while it idles, the width does not.
  ///
  /// @param maximumGeneration what it and its slot can do together; `deviceMaximumGeneration` is
  ///     its own, `hostMaximumGeneration` the slot's
  /// @param replayCount packets that were sent again
  public record Link(
      @Nullable Long generation,
      @Nullable Long maximumGeneration,
      @Nullable Long deviceMaximumGeneration,
      @Nullable Long hostMaximumGeneration,
      @Nullable Long width,
      @Nullable Long maximumWidth,
      @Nullable Long replayCount) {}
}
