package assay.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The report of an audit that has only just begun. It is a text with blanks to fill in, the same
/// that the boot service fills in by sed: there before a library for JSON has been loaded.
public final class Skeleton {
  private static final String RESOURCE = "/skeleton.json";
  private static final Pattern COMPLETE = Pattern.compile("\"complete\"\\s*:\\s*true");

  private Skeleton() {}

  /// Writes it.
  public static void write(ReportFile master, Start start) throws IOException {
    master.write(text(start));
  }

  /// Writes it unless there is a report of an audit that has not ended: what an agent that was
  /// killed had found is worth more than nothing. The folder is of this boot, on a tmpfs.
  public static void writeUnlessBegun(ReportFile master, Start start) throws IOException {
    try {
      if (COMPLETE.matcher(Files.readString(master.path())).find()) {
        write(master, start);
      }
    } catch (NoSuchFileException e) {
      write(master, start);
    }
  }

  /// Boot and boot clock are not known yet: their lines are left out.
  static String text(Start start) throws IOException {
    try (InputStream in = Skeleton.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@STARTED_AT@", start.at().toString())
          .lines()
          .filter(line -> !line.contains("@BOOT_ID@") && !line.contains("@UPTIME_MILLIS@"))
          .collect(Collectors.joining("\n", "", "\n"));
    }
  }
}
