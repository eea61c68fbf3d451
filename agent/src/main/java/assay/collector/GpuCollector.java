package assay.collector;

import assay.host.Execution;
import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Gpu;
import assay.inventory.Hardware;
import assay.inventory.PciDevice;
import assay.inventory.Section;
import assay.source.nvidia.NvidiaSmi;
import assay.source.nvidia.SmiGpu;
import assay.source.nvidia.SmiReport;
import assay.source.pci.PciBus;
import assay.source.pci.PciFunction;
import assay.source.pci.PciNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// GPUs and other accelerators: from the PCI bus always; NVIDIA's own tool is asked where its
/// driver is loaded. Nothing but a screen hangs on a display controller, but of an accelerator
/// whose health is not known the audit must not say that it is sound.
final class GpuCollector implements Collector {
  /// The tool's, what its killing may take, and reading the bus.
  private static final Duration LIMIT =
      NvidiaSmi.LIMIT.plus(NvidiaSmi.GRACE).plus(Duration.ofSeconds(30));

  private static final String NVIDIA_VENDOR = "10de";
  private static final String NVIDIA_DRIVER = "nvidia";
  private static final String DISPLAY_CONTROLLERS = "03";
  private static final String CONTROLLERS_3D = "0302";
  private static final String ACCELERATORS = "12";

  @Override
  public String name() {
    return "gpu";
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public List<Section<?>> sections() {
    return List.of(Gpu.SECTION);
  }

  @Override
  public Outcome collect(Host host) {
    FileSet set = host.read(PciBus.query());
    List<PciFunction> functions = new ArrayList<>();
    for (PciFunction function : PciBus.functions(set)) {
      String classId = function.classId();
      if (classId != null
          && (classId.startsWith(DISPLAY_CONTROLLERS) || classId.startsWith(ACCELERATORS))) {
        functions.add(function);
      }
    }
    if (functions.isEmpty()) {
      return set.whole()
          ? new Outcome.Absent("no display controller and no accelerator")
          : Endings.nothing("reading /sys/bus/pci/devices", set.ending());
    }
    Asking asking = new Asking();
    if (!set.whole()) {
      asking.problems.add("reading /sys/bus/pci/devices: " + set.ending().words());
    }
    PciNames names = PciNames.of(host.read(PciNames.query()), functions);
    if (functions.stream().anyMatch(GpuCollector::driven)) {
      asking.ask(host);
    }
    for (PciFunction function : functions) {
      asking.take(PciCollector.device(function, null, names), driven(function));
    }
    return asking.outcome();
  }

  private static boolean driven(PciFunction function) {
    return NVIDIA_VENDOR.equals(function.vendorId()) && NVIDIA_DRIVER.equals(function.driver());
  }

  private static final class Asking {
    private final List<Gpu> gpus = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private @Nullable SmiReport report;
    private String complaint = "";

    void ask(Host host) {
      Execution execution = host.run(NvidiaSmi.ask());
      report = NvidiaSmi.report(execution);
      if (report == null) {
        complaint = NvidiaSmi.complaint(execution);
        problems.add(
            "nvidia-smi -q -x: "
                + execution.ending().words()
                + (complaint.isEmpty() ? ", no whole answer" : ", " + complaint));
      } else if (!execution.exited(0)) {
        // All of it was answered; what it ends so for is said in the answer or in its complaint.
        problems.add(Endings.words(execution));
      }
    }

    void take(PciDevice device, boolean driven) {
      SmiGpu smi = driven ? find(device.address()) : null;
      if (report != null && smi != null) {
        gpus.add(NvidiaGpu.of(device, report, smi));
        return;
      }
      boolean named = driven && names(complaint, device.address());
      gpus.add(NvidiaGpu.of(device, named ? List.of(complaint) : List.of()));
      if (driven && report != null) {
        problems.add(device.address() + ": nvidia-smi does not list it");
      } else if (!driven && accelerator(device)) {
        problems.add(
            device.address()
                + (device.driver() == null
                    ? ": no driver, nothing is known of its health"
                    : ": no tool is known that asks the driver %s".formatted(device.driver())));
      }
    }

    private @Nullable SmiGpu find(String address) {
      for (SmiGpu gpu : report == null ? List.<SmiGpu>of() : report.gpus()) {
        if (gpu.pciAddress().equals(address)) {
          return gpu;
        }
      }
      return null;
    }

    /// Whether the complaint is about the device: it has its address with capitals, and maybe a
    /// longer domain.
    private static boolean names(String complaint, String address) {
      int start = Math.max(0, address.length() - "00:00.0".length());
      return complaint.toLowerCase(Locale.ROOT).contains(address.substring(start));
    }

    private static boolean accelerator(PciDevice device) {
      String classId = String.valueOf(device.classId());
      return classId.startsWith(CONTROLLERS_3D) || classId.startsWith(ACCELERATORS);
    }

    Outcome outcome() {
      Hardware hardware = Hardware.of(Gpu.SECTION, gpus);
      return problems.isEmpty()
          ? new Outcome.Ok(hardware, List.of())
          : new Outcome.Partial(hardware, List.of(), String.join("; ", problems));
    }
  }
}
