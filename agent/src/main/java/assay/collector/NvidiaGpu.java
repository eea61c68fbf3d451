package assay.collector;

import assay.inventory.Gpu;
import assay.inventory.PciDevice;
import assay.source.nvidia.SmiGpu;
import assay.source.nvidia.SmiReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A GPU as the bus and, where it was asked, `nvidia-smi` know it, as a domain record.
final class NvidiaGpu {
  private static final long MEBIBYTE = 1L << 20;
  private static final String LINK = "pci/pci_gpu_link_info/";
  private static final String PAGES = "retired_pages/";
  private static final String ROWS = "remapped_rows/remapped_row_";

  private NvidiaGpu() {}

  /// What the bus alone knows.
  static Gpu of(PciDevice device, List<String> faults) {
    return gpu(device, new SmiReport(null, null, null, List.of()), null, faults);
  }

  /// What both know.
  static Gpu of(PciDevice device, SmiReport report, SmiGpu smi) {
    return gpu(device, report, smi, smi.faults());
  }

  private static Gpu gpu(
      PciDevice device, SmiReport report, @Nullable SmiGpu known, List<String> faults) {
    SmiGpu smi = known == null ? SmiGpu.NOTHING : known;
    Long mebibytes = smi.count("fb_memory_usage/total", "memory_usage/total");
    return new Gpu(
        device.address(),
        device.vendorId(),
        device.deviceId(),
        device.vendor(),
        device.device(),
        device.className(),
        device.driver(),
        smi.text("product_name"),
        smi.text("product_architecture"),
        smi.text("serial"),
        smi.text("uuid"),
        smi.text("gpu_part_number"),
        smi.text("board_part_number"),
        smi.text("vbios_version"),
        smi.text("inforom_version/img_version"),
        smi.text("gsp_firmware_version"),
        report.driverVersion(),
        report.cudaVersion(),
        mebibytes == null ? null : Long.valueOf(mebibytes * MEBIBYTE),
        smi.yes("ecc_mode/current_ecc"),
        smi.yes("ecc_mode/pending_ecc"),
        errors(smi, "ecc_errors/volatile/"),
        errors(smi, "ecc_errors/aggregate/"),
        retiredPages(smi),
        remappedRows(smi),
        temperatures(smi),
        power(smi),
        link(smi),
        smi.throttleReasons(),
        smi.text("performance_state"),
        smi.count("fan_speed"),
        smi.yes("persistence_mode"),
        smi.yes("mig_mode/current_mig"),
        smi.yes("mig_mode/pending_mig"),
        Boolean.TRUE.equals(smi.yes("mig_mode/current_mig"))
            ? Integer.valueOf(smi.children("mig_devices", "mig_device"))
            : null,
        smi.text("gpu_virtualization_mode/virtualization_mode"),
        smi.yes("gpu_reset_status/reset_required"),
        smi.text("gpu_recovery_action"),
        smi.text("fabric/state"),
        smi.text("fabric/status"),
        smi.text("fabric/health/summary"),
        faults);
  }

  /// By kind of error before Ampere, by kind of memory from Ampere on.
  private static Gpu.@Nullable EccErrors errors(SmiGpu smi, String path) {
    Long dramCorrectable = smi.count(path + "dram_correctable", path + "single_bit/device_memory");
    Long dramUncorrectable =
        smi.count(path + "dram_uncorrectable", path + "double_bit/device_memory");
    Long sramCorrectable = smi.count(path + "sram_correctable");
    Long sramUncorrectable =
        sum(
            smi.count(path + "sram_uncorrectable"),
            smi.count(path + "sram_uncorrectable_parity"),
            smi.count(path + "sram_uncorrectable_secded"));
    Long correctable = smi.count(path + "single_bit/total");
    Long uncorrectable = smi.count(path + "double_bit/total");
    Gpu.EccErrors errors =
        new Gpu.EccErrors(
            correctable == null ? sum(dramCorrectable, sramCorrectable) : correctable,
            uncorrectable == null ? sum(dramUncorrectable, sramUncorrectable) : uncorrectable,
            dramCorrectable,
            dramUncorrectable,
            sramCorrectable,
            sramUncorrectable,
            smi.yes(path + "sram_threshold_exceeded"));
    return errors.correctable() == null && errors.uncorrectable() == null ? null : errors;
  }

  private static Gpu.@Nullable RetiredPages retiredPages(SmiGpu smi) {
    Long singleBit = smi.count(PAGES + "multiple_single_bit_retirement/retired_count");
    Long doubleBit = smi.count(PAGES + "double_bit_retirement/retired_count");
    Boolean pending = smi.yes(PAGES + "pending_retirement", PAGES + "pending_blacklist");
    return any(singleBit, doubleBit, pending)
        ? new Gpu.RetiredPages(singleBit, doubleBit, pending)
        : null;
  }

  private static Gpu.@Nullable RemappedRows remappedRows(SmiGpu smi) {
    Long correctable = smi.count(ROWS + "corr");
    Long uncorrectable = smi.count(ROWS + "unc");
    Boolean pending = smi.yes(ROWS + "pending");
    Boolean failure = smi.yes(ROWS + "failure");
    return any(correctable, uncorrectable, pending, failure)
        ? new Gpu.RemappedRows(correctable, uncorrectable, pending, failure)
        : null;
  }

  private static Gpu.@Nullable Temperatures temperatures(SmiGpu smi) {
    Double gpu = smi.number("temperature/gpu_temp");
    Double memory = smi.number("temperature/memory_temp");
    Double slowdown = smi.number("temperature/gpu_temp_slow_threshold");
    Double shutdown = smi.number("temperature/gpu_temp_max_threshold");
    Double margin = smi.number("temperature/gpu_temp_tlimit");
    return any(gpu, memory, slowdown, shutdown, margin)
        ? new Gpu.Temperatures(gpu, memory, slowdown, shutdown, margin)
        : null;
  }

  private static Gpu.@Nullable Link link(SmiGpu smi) {
    Long generation = smi.count(LINK + "pcie_gen/current_link_gen");
    Long maximum = smi.count(LINK + "pcie_gen/max_link_gen");
    Long width = smi.count(LINK + "link_widths/current_link_width");
    Long maximumWidth = smi.count(LINK + "link_widths/max_link_width");
    return any(generation, maximum, width, maximumWidth)
        ? new Gpu.Link(
            generation,
            maximum,
            smi.count(LINK + "pcie_gen/max_device_link_gen"),
            smi.count(LINK + "pcie_gen/max_host_link_gen"),
            width,
            maximumWidth,
            smi.count("pci/replay_counter"))
        : null;
  }

  private static Gpu.@Nullable Power power(SmiGpu smi) {
    String old = "power_readings/";
    String now = "gpu_power_readings/";
    Double draw =
        smi.number(
            now + "power_draw",
            now + "instant_power_draw",
            now + "average_power_draw",
            old + "power_draw");
    Double limit =
        smi.number(now + "current_power_limit", old + "enforced_power_limit", old + "power_limit");
    Double usual = smi.number(now + "default_power_limit", old + "default_power_limit");
    Double most = smi.number(now + "max_power_limit", old + "max_power_limit");
    return any(draw, limit, usual, most) ? new Gpu.Power(draw, limit, usual, most) : null;
  }

  /// Of those that are known; absent where none is.
  private static @Nullable Long sum(@Nullable Long... counts) {
    Long sum = null;
    for (Long count : counts) {
      if (count != null) {
        sum = (sum == null ? 0 : sum) + count;
      }
    }
    return sum;
  }

  private static boolean any(@Nullable Object... values) {
    for (Object value : values) {
      if (value != null) {
        return true;
      }
    }
    return false;
  }
}
