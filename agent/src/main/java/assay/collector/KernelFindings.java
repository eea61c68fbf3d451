package assay.collector;

import assay.inventory.Finding;
import assay.inventory.Finding.Severity;
import assay.source.kernel.KernelEvent;
import assay.source.kernel.KernelTrouble;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the kernel's complaints mean for a technician.
final class KernelFindings {
  /// Xid errors after which the GPU or its memory is not to be relied on (NVIDIA, "Xid Errors"):
  /// double-bit ECC error, row remapping failure, NVLink error, fallen off the bus, contained and
  /// uncontained ECC error, GSP timeout and error.
  private static final List<Integer> GRAVE_XIDS = List.of(48, 64, 74, 79, 94, 95, 119, 120);

  private static final Map<KernelEvent, Meaning> MEANINGS = new EnumMap<>(KernelEvent.class);

  static {
    mean(
        KernelEvent.MEMORY_CORRECTED,
        "memory_error_corrected",
        Severity.warning,
        "memory errors that were corrected");
    mean(
        KernelEvent.MEMORY_UNCORRECTED,
        "memory_error_uncorrected",
        Severity.critical,
        "memory errors that could not be corrected");
    mean(KernelEvent.MACHINE_CHECK, "machine_check", Severity.warning, "machine check events");
    mean(
        KernelEvent.PAGE_POISONED,
        "memory_page_poisoned",
        Severity.critical,
        "pages of memory given up");
    mean(
        KernelEvent.PCIE_CORRECTED,
        "pcie_error_corrected",
        Severity.warning,
        "PCIe errors that were corrected");
    mean(
        KernelEvent.PCIE_UNCORRECTED,
        "pcie_error_uncorrected",
        Severity.critical,
        "PCIe errors that could not be corrected");
    mean(
        KernelEvent.MEDIUM_ERROR,
        "drive_medium_error",
        Severity.critical,
        "sectors that could not be read");
    mean(KernelEvent.IO_ERROR, "drive_io_error", Severity.warning, "I/O errors");
    mean(
        KernelEvent.ATA_EXCEPTION,
        "drive_bus_error",
        Severity.warning,
        "exceptions on its ATA port");
    mean(
        KernelEvent.NVME_TIMEOUT,
        "drive_timeout",
        Severity.warning,
        "requests that were not answered in time");
    mean(
        KernelEvent.NVME_DOWN,
        "drive_controller_down",
        Severity.critical,
        "times that its controller was down");
    mean(KernelEvent.XID, "gpu_xid", Severity.warning, "Xid errors");
    mean(
        KernelEvent.TASK_BLOCKED,
        "task_blocked",
        Severity.warning,
        "times that it was blocked for minutes");
    mean(KernelEvent.THROTTLED, "processor_throttled", Severity.warning, "times too hot");
    mean(
        KernelEvent.TRANSMIT_TIMEOUT,
        "network_transmit_timeout",
        Severity.warning,
        "times that it did not send");
    mean(
        KernelEvent.USB_ERROR,
        "usb_device_error",
        Severity.warning,
        "failures to talk to the device");
    mean(KernelEvent.FIRMWARE_BUG, "firmware_bug", Severity.info, "bugs of the firmware");
  }

  private KernelFindings() {}

  private static void mean(KernelEvent event, String id, Severity severity, String what) {
    MEANINGS.put(event, new Meaning(id, severity, what));
  }

  private record Meaning(String id, Severity severity, String what) {}

  static Finding of(KernelTrouble trouble) {
    Meaning meaning = MEANINGS.get(trouble.event());
    if (meaning == null) {
      throw new IllegalStateException("no meaning for " + trouble.event());
    }
    Integer xid = trouble.code();
    boolean grave = xid != null && GRAVE_XIDS.contains(xid);
    return new Finding(
        meaning.id(),
        grave ? Severity.critical : meaning.severity(),
        "%s%s%s, %d line%s in the kernel's log, the first: %s"
            .formatted(
                trouble.device() == null ? "" : trouble.device() + ": ",
                meaning.what(),
                xid == null ? "" : " " + xid,
                trouble.count(),
                trouble.count() == 1 ? "" : "s",
                trouble.first()),
        trouble.device());
  }
}
