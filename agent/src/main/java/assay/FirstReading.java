package assay;

import assay.config.ConfigurationReader;
import assay.expected.SiteExpectation;
import assay.host.Ending;
import assay.host.FileQuery;
import assay.host.FileSet;
import assay.host.Host;
import assay.report.AccessSection;
import assay.report.AgentEnd;
import assay.report.RunFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Configuration, facts of the boot, who may log in, what is expected and how earlier attempts
/// ended, in one reading: nothing else is done before it.
final class FirstReading {
  private static final int RETRIES = 3;
  private static final int FILE_LIMIT_BYTES = 1 << 20;

  private FirstReading() {}

  /// Reads. A reader that somebody killed is started again: defaults in the place of a
  /// configuration would audit otherwise than asked.
  static FileSet of(Host host) {
    List<String> paths =
        Stream.of(
                ConfigurationReader.files().stream(),
                RunFacts.files().stream(),
                AccessSection.files().stream(),
                SiteExpectation.files().stream(),
                Stream.ofNullable(Folders.ends()).map(Path::toString))
            .flatMap(files -> files)
            .distinct()
            .toList();
    FileQuery query = FileQuery.of("start", paths, List.of()).upTo(FILE_LIMIT_BYTES);
    FileSet set = host.read(query);
    for (int again = 0; again < RETRIES && set.ending() instanceof Ending.Incomplete; again++) {
      set = host.read(query);
    }
    return set;
  }

  /// How the attempts before this one ended, where a runner keeps that.
  static List<AgentEnd> agentEnds(FileSet set) {
    Path ends = Folders.ends();
    return ends == null ? List.of() : AgentEnd.parse(set.text(ends.toString()));
  }
}
