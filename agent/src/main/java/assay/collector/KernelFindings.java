package assay.collector;

import assay.inventory.Finding;
import assay.rules.Catalogue;
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
        "memory errors that were corrected");
    mean(
        KernelEvent.MEMORY_UNCORRECTED,
        "memory_error_uncorrected",
        "memory errors that could not be corrected");
    mean(KernelEvent.MACHINE_CHECK, "machine_check", "machine check events");
    mean(KernelEvent.PAGE_POISONED, "memory_page_poisoned", "pages of memory given up");
    mean(KernelEvent.PCIE_CORRECTED, "pcie_error_corrected", "PCIe errors that were corrected");
    mean(
        KernelEvent.PCIE_UNCORRECTED,
        "pcie_error_uncorrected",
        "PCIe errors that could not be corrected");
    mean(KernelEvent.MEDIUM_ERROR, "drive_medium_error", "sectors that could not be read");
    mean(KernelEvent.IO_ERROR, "drive_io_error", "I/O errors");
    mean(KernelEvent.ATA_EXCEPTION, "drive_bus_error", "exceptions on its ATA port");
    mean(KernelEvent.NVME_TIMEOUT, "drive_timeout", "requests that were not answered in time");
    mean(KernelEvent.NVME_DOWN, "drive_controller_down", "times that its controller was down");
    mean(KernelEvent.XID, "gpu_xid", "Xid errors");
    mean(KernelEvent.TASK_BLOCKED, "task_blocked", "times that it was blocked for minutes");
    mean(KernelEvent.THROTTLED, "processor_throttled", "times too hot");
    mean(KernelEvent.TRANSMIT_TIMEOUT, "network_transmit_timeout", "times that it did not send");
    mean(KernelEvent.USB_ERROR, "usb_device_error", "failures to talk to the device");
    mean(KernelEvent.FIRMWARE_BUG, "firmware_bug", "bugs of the firmware");
  }

  private KernelFindings() {}

  private static void mean(KernelEvent event, String id, String what) {
    MEANINGS.put(event, new Meaning(id, what));
  }

  private record Meaning(String id, String what) {}

  static Finding of(KernelTrouble trouble) {
    Meaning meaning = MEANINGS.get(trouble.event());
    if (meaning == null) {
      throw new IllegalStateException("no meaning for " + trouble.event());
    }
    Integer xid = trouble.code();
    return Catalogue.event(
        xid != null && GRAVE_XIDS.contains(xid) ? "gpu_xid_grave" : meaning.id(),
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
