package assay.source.kernel;

import java.util.regex.Pattern;

/// What the kernel says when hardware goes wrong, by its own words. A pattern's group `device` is
/// the part, where the line names one.
public enum KernelEvent {
  /// drivers/edac/edac_mc.c.
  MEMORY_CORRECTED("EDAC", "EDAC (?<device>MC\\d+): \\d+ CE "),
  /// The same.
  MEMORY_UNCORRECTED("EDAC", "EDAC (?<device>MC\\d+): \\d+ UE "),
  /// arch/x86/kernel/cpu/mce/core.c; in two lines, of which the first is counted.
  MACHINE_CHECK("[Hardware Error]", "\\[Hardware Error\\]: Machine check events logged"),
  /// mm/memory-failure.c.
  PAGE_POISONED("Memory failure", "Memory failure: 0x[0-9a-f]+: "),
  /// drivers/pci/pcie/aer.c.
  PCIE_CORRECTED(
      "PCIe Bus Error", "(?<device>[0-9a-f]{4,}:\\S+): PCIe Bus Error: severity=Corrected"),
  /// The same.
  PCIE_UNCORRECTED(
      "PCIe Bus Error", "(?<device>[0-9a-f]{4,}:\\S+): PCIe Bus Error: severity=Uncorrect"),
  /// block/blk-core.c, by what the drive answered.
  MEDIUM_ERROR("critical medium error", "critical medium error, dev (?<device>[^, ]+),"),
  /// The same.
  IO_ERROR("I/O error, dev", "I/O error, dev (?<device>[^, ]+),"),
  /// drivers/ata/libata-eh.c.
  ATA_EXCEPTION("exception Emask", "(?<device>ata\\d+(?:\\.\\d+)?): exception Emask"),
  /// drivers/nvme/host/pci.c.
  NVME_TIMEOUT("timeout", "nvme (?<device>nvme\\d+): I/O .*timeout, "),
  /// The same.
  NVME_DOWN("controller is down", "nvme (?<device>nvme\\d+): controller is down"),
  /// NVIDIA's driver; the number is that of its list of Xid errors.
  XID("NVRM: Xid", "NVRM: Xid \\(PCI:(?<device>[0-9a-f:.]+)\\): (?<code>\\d+)"),
  /// kernel/hung_task.c.
  TASK_BLOCKED("blocked for more than", "task (?<device>\\S+):\\d+ blocked for more than"),
  /// arch/x86/kernel/cpu or drivers/thermal/intel/therm_throt.c.
  THROTTLED("temperature above threshold", "(?<device>CPU\\d+): .*temperature above threshold"),
  /// net/sched/sch_generic.c.
  TRANSMIT_TIMEOUT("NETDEV WATCHDOG", "NETDEV WATCHDOG: (?:CPU: \\d+: )?(?<device>[^ :(]+)"),
  /// drivers/usb/core/hub.c.
  USB_ERROR(
      "usb ",
      "usb (?<device>\\d+-[\\d.]+): (?:device descriptor read\\S*, error|device not accepting)"),
  /// include/linux/printk.h, FW_BUG.
  FIRMWARE_BUG("[Firmware Bug]", "\\[Firmware Bug\\]: ");

  /// What a line has that can match; looked for first, for that is cheap.
  private final String word;

  private final Pattern pattern;
  private final boolean names;

  KernelEvent(String word, String pattern) {
    this.word = word;
    this.pattern = Pattern.compile(pattern);
    this.names = pattern.contains("(?<device>");
  }

  String word() {
    return word;
  }

  Pattern pattern() {
    return pattern;
  }

  /// Whether its lines name a part.
  boolean namesDevice() {
    return names;
  }
}
