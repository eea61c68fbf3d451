package assay.vm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One line of `boots.tsv`: a machine that is booted once for several tests, because a boot costs
/// most of a minute and a question costs a moment.
///
/// @param name what tests call it
/// @param kernel which image it boots: `lts` or `virt`
/// @param profile its hardware
/// @param kernelLine additions to the kernel line, possibly empty
/// @param tests simple names of the test classes that share it, in their order
public record PlannedBoot(
    String name, String kernel, String profile, String kernelLine, List<String> tests) {
  /// More boots than this and the suite no longer fits its time.
  public static final int MOST = 24;

  private static final int COLUMNS = 5;

  /// Every boot of a file, in its order.
  public static List<PlannedBoot> load(Path file) {
    List<PlannedBoot> boots = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          boots.add(parse(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the planned boots", e);
    }
    return List.copyOf(boots);
  }

  static PlannedBoot parse(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != COLUMNS) {
      throw new IllegalArgumentException(
          "a boot has %d columns, this line %d: %s".formatted(COLUMNS, columns.length, line));
    }
    return new PlannedBoot(
        columns[0],
        columns[1],
        columns[2],
        columns[3].equals("-") ? "" : columns[3],
        List.of(columns[4].strip().split(" +")));
  }
}
