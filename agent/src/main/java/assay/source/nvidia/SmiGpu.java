package assay.source.nvidia;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One GPU of `nvidia-smi -q -x`. What it has and how it is called changes with the driver: a value
/// is asked for by all names it has had. What the tool answers by `N/A` or the like is null.
public final class SmiGpu {
  /// How the tool says that there is nothing to say.
  private static final List<String> ABSENT =
      List.of("N/A", "Not Supported", "Requested functionality has been deprecated", "Unknown");

  /// Words of NVML's errors that tell of the GPU and not of the question.
  private static final List<String> FAULTS =
      List.of("Unknown Error", "GPU is lost", "GPU requires reset", "ERR!", "Timeout");

  private static final int MOST_FAULTS = 8;
  private static final int LONGEST_NUMBER = 15;

  /// One of which nothing is known.
  public static final SmiGpu NOTHING = new SmiGpu(new Element("", ""));

  private final Element gpu;

  SmiGpu(Element gpu) {
    this.gpu = gpu;
  }

  /// Where it is plugged in, as the kernel writes it, such as `0000:3b:00.0`: the tool's domains
  /// have eight digits, and its letters are capitals. What is no address stays as it is.
  public String pciAddress() {
    String named = text("pci/pci_bus_id");
    String address = named == null ? gpu.id() : named;
    String[] parts = address.split("[:.]", -1);
    if (parts.length < 3 || parts.length > 4) {
      return address;
    }
    try {
      return "%04x:%02x:%02x.%x"
          .formatted(
              Integer.parseUnsignedInt(parts[0], 16),
              Integer.parseInt(parts[1], 16),
              Integer.parseInt(parts[2], 16),
              parts.length == 3 ? 0 : Integer.parseInt(parts[3], 16));
    } catch (NumberFormatException e) {
      return address;
    }
  }

  /// The first text there is at these paths.
  public @Nullable String text(String... paths) {
    for (String path : paths) {
      Element element = gpu.at(path);
      String text = element == null ? "" : unbracketed(element.text());
      if (!text.isEmpty() && !ABSENT.contains(text) && !FAULTS.contains(text)) {
        return text;
      }
    }
    return null;
  }

  /// The number that the first text at these paths starts with, whatever its unit.
  public @Nullable Double number(String... paths) {
    String text = text(paths);
    if (text == null) {
      return null;
    }
    int end = 0;
    while (end < text.length() && "-.0123456789".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    try {
      return end > LONGEST_NUMBER ? null : Double.valueOf(text.substring(0, end));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /// The same, of a count.
  public @Nullable Long count(String... paths) {
    Double number = number(paths);
    return number == null || number < 0 ? null : Long.valueOf(number.longValue());
  }

  /// Whether the first text at these paths is yes; null where it is neither that nor no.
  public @Nullable Boolean yes(String... paths) {
    String text = text(paths);
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "Yes", "Enabled", "Active" -> Boolean.TRUE;
      case "No", "Disabled", "Not Active" -> Boolean.FALSE;
      default -> null;
    };
  }

  /// How many children of that name the element at a path has.
  public int children(String path, String name) {
    Element element = gpu.at(path);
    int count = 0;
    for (Element child : element == null ? List.<Element>of() : element.children()) {
      count += child.name().equals(name) ? 1 : 0;
    }
    return count;
  }

  /// Why the clocks are lower than they might be, such as `hw thermal slowdown`.
  public List<String> throttleReasons() {
    List<String> reasons = new ArrayList<>();
    for (String prefix : List.of("clocks_throttle_reason", "clocks_event_reason")) {
      Element all = gpu.child(prefix + "s");
      for (Element reason : all == null ? List.<Element>of() : all.children()) {
        if (reason.text().equals("Active") && reason.name().startsWith(prefix + "_")) {
          reasons.add(reason.name().substring(prefix.length() + 1).replace('_', ' '));
        }
      }
    }
    return reasons;
  }

  /// What could not be read because the GPU does not answer: name and the tool's word, a few of
  /// them.
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    faults(gpu, faults);
    return faults;
  }

  private static void faults(Element element, List<String> faults) {
    for (Element child : element.children()) {
      String text = unbracketed(child.text());
      if (FAULTS.contains(text) && faults.size() < MOST_FAULTS) {
        faults.add(child.name() + ": " + text);
      }
      faults(child, faults);
    }
  }

  private static String unbracketed(String text) {
    return text.startsWith("[") && text.endsWith("]")
        ? text.substring(1, text.length() - 1).strip()
        : text;
  }
}
