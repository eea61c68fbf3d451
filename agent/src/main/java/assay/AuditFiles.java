package assay;

import assay.report.Publication;
import assay.report.ReportFile;
import assay.report.Skeleton;
import assay.report.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tinylog.Logger;

/// Where the report of an audit goes.
///
/// @param own whether it is the machine's own report, the one `assay show` shows and the services
///     wait for: an audit of a recorded machine or of a part must not take its place
/// @param master the file that is replaced as the audit goes on
/// @param output where it is published
/// @param publication how
record AuditFiles(boolean own, ReportFile master, Path output, Publication publication) {
  private static final Path APPLIANCE = Path.of("/run/assay");
  private static final Path REPORT = Path.of("/var/log/audit.json");
  private static final Path LOG = Path.of("/var/log/audit.log");

  static AuditFiles of(AuditRequest request, Folders folders) {
    boolean whole = request.sysroot() == null && request.only() == null;
    boolean appliance = folders.run().equals(APPLIANCE);
    Path asked = request.output();
    Path output =
        asked != null
            ? asked.toAbsolutePath()
            : (whole && appliance ? REPORT : Path.of("audit.json").toAbsolutePath());
    boolean own = whole && output.equals(REPORT);
    ReportFile master =
        new ReportFile(own ? folders.master() : folders.run().resolve("by-hand.json"));
    List<Path> copies = new ArrayList<>(List.of(master.path(), output));
    if (own) {
      copies.addAll(List.of(folders.log(), LOG));
    }
    return new AuditFiles(own, master, output, publication(folders, copies));
  }

  /// Writes the first report, before anything has been looked at.
  void begin(Start start) {
    try {
      if (own) {
        Skeleton.writeUnlessBegun(master, start);
      } else {
        Skeleton.write(master, start);
      }
    } catch (IOException e) {
      // The next write says so.
      Logger.warn("cannot write {}: {}", master.path(), e.getMessage());
    }
  }

  /// The same output from another master, for when the first cannot be written.
  AuditFiles from(ReportFile other, Folders folders) {
    return new AuditFiles(own, other, output, publication(folders, List.of(other.path(), output)));
  }

  /// The page beside the output.
  ReportPage page() {
    return ReportPage.beside(master.path(), output, publication.script());
  }

  private static Publication publication(Folders folders, List<Path> copies) {
    return new Publication(folders.home().resolve("publish"), copies);
  }
}
