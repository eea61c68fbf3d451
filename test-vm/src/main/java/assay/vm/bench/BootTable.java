package assay.vm.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What the benchmark found: every boot, and a table of medians with what they are of stock
/// Alpine's.
///
/// @param accelerator how the machines ran
/// @param ownBytes the image's medium, kernel `virt`
/// @param hardwareBytes the image's medium, kernel `lts`
/// @param stockBytes the stock medium, kernel `virt`
/// @param slowBytesPerSecond what the slow CD gave
/// @param own boots of the image
/// @param stock boots of stock Alpine
/// @param ownSlow boots of the image from the slow CD
/// @param stockSlow boots of stock Alpine from the slow CD
/// @param hardwareSlow boots of the image with the kernel `lts` from the slow CD
/// @param least the least memory, or null where it was not sought
record BootTable(
    String accelerator,
    long ownBytes,
    long hardwareBytes,
    long stockBytes,
    long slowBytesPerSecond,
    List<BootTimes> own,
    List<BootTimes> stock,
    List<BootTimes> ownSlow,
    List<BootTimes> stockSlow,
    List<BootTimes> hardwareSlow,
    @Nullable Least least) {

  private static final double MEGABYTE = 1e6;
  private static final int SERVICES = 5;

  /// The least memory with which an audit is whole, in MiB, to the next 16.
  ///
  /// @param own of the image, kernel `virt`
  /// @param hardware of the image, kernel `lts`
  /// @param stock of stock Alpine, kernel `virt`
  record Least(int own, int hardware, int stock) {
    String text() {
      return line("least memory virt, MiB", own, stock)
          + line("least memory lts, stock virt, MiB", hardware, stock);
    }
  }

  /// The same, with the least memory.
  BootTable with(Least newLeast) {
    return new BootTable(
        accelerator,
        ownBytes,
        hardwareBytes,
        stockBytes,
        slowBytesPerSecond,
        own,
        stock,
        ownSlow,
        stockSlow,
        hardwareSlow,
        newLeast);
  }

  /// @return lines to read, each with its end
  String text() {
    String slow = "CD at %.0f MB/s, ".formatted(slowBytesPerSecond / MEGABYTE);
    return "%-48s %9s %9s %6s%n".formatted(accelerator + ", medians", "image", "stock", "ratio")
        + row("kernel start to SSH banner, s", own, stock, BootTimes::sshSeconds)
        + row("kernel start to first valid report, s", own, stock, BootTimes::firstReportSeconds)
        + row("kernel start to complete report, s", own, stock, BootTimes::completeSeconds)
        + row("power-on to SSH banner, s", own, stock, BootTimes::powerOnToSshSeconds)
        + row(slow + "power-on to SSH, s", ownSlow, stockSlow, BootTimes::powerOnToSshSeconds)
        + row(slow + "lts, stock virt, s", hardwareSlow, stockSlow, BootTimes::powerOnToSshSeconds)
        + row("memory in use afterwards, MiB", own, stock, BootTimes::usedMebibytes)
        + line("medium virt, MB", ownBytes / MEGABYTE, stockBytes / MEGABYTE)
        + line("medium lts, stock virt, MB", hardwareBytes / MEGABYTE, stockBytes / MEGABYTE)
        + (least == null ? "" : least.text())
        + "slowest services of the image, s: "
        + slowest(own)
        + "\n"
        + "slowest services of stock, s: "
        + slowest(stock)
        + "\n";
  }

  /// Of the last boot: medians of services would be of no boot.
  private static String slowest(List<BootTimes> boots) {
    return ServiceTime.slowest(boots.getLast().services(), SERVICES);
  }

  private static String row(
      String name, List<BootTimes> image, List<BootTimes> stock, ToDoubleFunction<BootTimes> of) {
    return line(name, median(image, of), median(stock, of));
  }

  private static String line(String name, double image, double stock) {
    return String.format(
        Locale.ROOT, "%-48s %9.1f %9.1f %6.2f%n", name, image, stock, image / stock);
  }

  static double median(List<BootTimes> boots, ToDoubleFunction<BootTimes> of) {
    double[] values = boots.stream().mapToDouble(of).sorted().toArray();
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
