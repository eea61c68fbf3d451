package assay.collector;

import assay.host.Ending;
import assay.host.Execution;
import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Drive;
import assay.inventory.Hardware;
import assay.inventory.RaidController;
import assay.inventory.Section;
import assay.source.pci.PciBus;
import assay.source.pci.PciFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// RAID controllers, their volumes and drives, by the vendor's tool: the kernel sees volumes alone,
/// and not whether one of them has lost its redundancy. Where the tool is missing that is not
/// known, so the audit is no PASS.
final class RaidCollector implements Collector {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final List<RaidTool> TOOLS = List.of(new MegaRaid(), new SmartArray());

  /// Drivers of controllers with RAID in their firmware that none of the tools knows.
  private static final Set<String> OTHER_DRIVERS =
      Set.of("3w-9xxx", "3w-sas", "aacraid", "arcmsr", "mpi3mr");

  /// PCI's class of RAID controllers.
  private static final String RAID_CLASS = "0104";

  /// Drivers that show each drive by itself, though the firmware calls the controller one.
  private static final Set<String> PLAIN_DRIVERS = Set.of("ahci", "isci", "nvme", "vmd");

  @Override
  public String name() {
    return "raid";
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  /// Drives behind a controller that was not asked are nowhere else.
  @Override
  public List<Section<?>> sections() {
    return List.of(RaidController.SECTION, Drive.SECTION);
  }

  @Override
  public Outcome collect(Host host) {
    FileSet set = host.read(PciBus.query());
    List<PciFunction> functions = PciBus.functions(set);
    List<PciFunction> others = functions.stream().filter(RaidCollector::unknown).toList();
    List<RaidTool> tools =
        TOOLS.stream().filter(tool -> !driven(functions, tool).isEmpty()).toList();
    if (tools.isEmpty() && others.isEmpty()) {
      return set.whole()
          ? new Outcome.Absent("no RAID controller")
          : Endings.nothing("reading /sys/bus/pci/devices", set.ending());
    }
    Asking asking = new Asking(host);
    tools.forEach(tool -> asking.ask(tool, driven(functions, tool)));
    for (PciFunction other : others) {
      asking.problems.add(
          other.driver() == null
              ? "no driver for RAID controller " + other.address()
              : "no tool is known for " + named(other));
    }
    return asking.outcome();
  }

  private static List<PciFunction> driven(List<PciFunction> functions, RaidTool tool) {
    return functions.stream().filter(one -> tool.drivers().contains(driver(one))).toList();
  }

  /// Whether it makes volumes of drives and nobody here can ask it.
  private static boolean unknown(PciFunction function) {
    boolean raid = function.classId() != null && function.classId().startsWith(RAID_CLASS);
    String driver = driver(function);
    return OTHER_DRIVERS.contains(driver)
        || raid
            && !PLAIN_DRIVERS.contains(driver)
            && TOOLS.stream().noneMatch(tool -> tool.drivers().contains(driver));
  }

  private static String driver(PciFunction function) {
    return Objects.requireNonNullElse(function.driver(), "");
  }

  private static String named(PciFunction function) {
    return "%s (%s)".formatted(function.address(), function.driver());
  }

  private static String named(List<PciFunction> functions) {
    return functions.stream().map(RaidCollector::named).collect(Collectors.joining(", "));
  }

  private static final class Asking {
    private final Host host;
    private final List<RaidController> controllers = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private @Nullable String missing;
    private @Nullable Execution cutShort;

    Asking(Host host) {
      this.host = host;
    }

    /// Asks by one name after the other, until each of the controllers has been heard of. A tool
    /// that did not come to its end hangs on a controller, and the next one would as well.
    void ask(RaidTool tool, List<PciFunction> those) {
      boolean installed = false;
      boolean hangs = false;
      List<String> inVain = new ArrayList<>();
      for (String name : tool.names()) {
        if (silent(those).isEmpty() || hangs) {
          break;
        }
        Execution first = tool.ask(host, name);
        if (!(first.ending() instanceof Ending.ToolMissing)) {
          installed = true;
          hangs = !take(first, tool.read(host, first), inVain);
        }
      }
      List<PciFunction> silent = silent(those);
      if (!installed) {
        missing = String.join(" or ", tool.names());
        problems.add("%s is not installed, it is what asks %s".formatted(missing, named(those)));
      } else if (!silent.isEmpty()) {
        problems.addAll(inVain);
        if (inVain.isEmpty() && !hangs) {
          problems.add("nothing is known of " + named(silent));
        }
      }
    }

    /// Those that no answer was about.
    private List<PciFunction> silent(List<PciFunction> those) {
      return those.stream()
          .filter(
              one -> controllers.stream().noneMatch(had -> one.address().equals(had.pciAddress())))
          .toList();
    }

    /// Whether it answered at all.
    private boolean take(Execution first, RaidTool.Answer answer, List<String> inVain) {
      answer.controllers().stream().filter(this::isNew).forEach(controllers::add);
      if (!answer.controllers().isEmpty()) {
        problems.addAll(answer.problems());
        return true;
      }
      if (first.ending().kind() == Ending.Kind.exited) {
        inVain.addAll(answer.problems());
        return true;
      }
      cutShort = first;
      return false;
    }

    private boolean isNew(RaidController one) {
      return one.pciAddress() == null
          || controllers.stream().noneMatch(had -> one.pciAddress().equals(had.pciAddress()));
    }

    Outcome outcome() {
      if (controllers.isEmpty() && cutShort != null) {
        problems.add(String.join(" ", cutShort.command().argv()));
        return Endings.nothing(String.join("; ", problems), cutShort.ending());
      }
      if (cutShort != null) {
        problems.add(Endings.words(cutShort));
      }
      String reason = String.join("; ", problems);
      if (!controllers.isEmpty()) {
        Hardware hardware = Hardware.of(RaidController.SECTION, controllers);
        return problems.isEmpty()
            ? new Outcome.Ok(hardware, List.of())
            : new Outcome.Partial(hardware, List.of(), reason);
      }
      return missing != null && problems.size() == 1
          ? new Outcome.ToolMissing(missing)
          : new Outcome.Failed(reason);
    }
  }
}
