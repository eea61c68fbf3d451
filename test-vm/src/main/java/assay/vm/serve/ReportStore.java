package assay.vm.serve;

import assay.delivery.DurableFile;
import assay.delivery.ReportKey;
import assay.report.ReportReader;
import assay.vm.serve.Receipt.Invalid;
import assay.vm.serve.Receipt.Older;
import assay.vm.serve.Receipt.Stored;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Reports of many machines: `MACHINE/BOOT.json.gz` below a folder, each whole or not there.
public final class ReportStore {
  /// What is unpacked at the most: a few bytes can be packed gigabytes.
  private static final int LIMIT_BYTES = 16 << 20;

  /// In memory each of them takes fifty times as much as in a file.
  private static final long LIMIT_TOKENS = 1_000_000;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxTokenCount(LIMIT_TOKENS).build())
                  .build())
          .build();

  private final Path folder;

  /// @param folder made when it is needed
  public ReportStore(Path folder) {
    this.folder = folder;
  }

  /// Takes a report in the place of an earlier one of the same boot. One that was long on its way
  /// takes no later one's place.
  ///
  /// @throws IOException where it cannot be kept
  public synchronized Receipt take(ReportKey key, byte[] gzip) throws IOException {
    JsonNode report;
    try {
      report = unpacked(gzip);
    } catch (IOException e) {
      String what = e instanceof JsonProcessingException ? "no JSON: " : "";
      return new Invalid(what + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    if (!key.fits(report)) {
      return new Invalid("a report of another machine or boot");
    }
    Path file = folder.resolve(key.path());
    Optional<Summary> before = before(file);
    if (before.isPresent() && before.get().isLaterThan(Summary.of(report))) {
      return new Older();
    }
    new DurableFile(file).write(gzip);
    return new Stored(report, before.isEmpty());
  }

  /// What is there and cannot be read is not worth keeping.
  private static Optional<Summary> before(Path file) {
    try {
      return Optional.of(Summary.of(unpacked(Files.readAllBytes(file))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// @param writtenUptimeMillis the boot clock when a report was written; wall clocks are set while
  ///     machines boot
  private record Summary(boolean complete, long startedUptimeMillis, long writtenUptimeMillis) {
    static Summary of(JsonNode report) {
      JsonNode run = report.path("run");
      long started = run.path("startedUptimeMillis").asLong();
      return new Summary(
          ReportReader.complete(report), started, started + run.path("durationMillis").asLong());
    }

    /// A complete report gives way to none of the same audit that is not.
    boolean isLaterThan(Summary other) {
      return startedUptimeMillis == other.startedUptimeMillis && complete != other.complete
          ? complete
          : writtenUptimeMillis > other.writtenUptimeMillis;
    }
  }

  private static JsonNode unpacked(byte[] gzip) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      byte[] text = in.readNBytes(LIMIT_BYTES + 1);
      if (text.length > LIMIT_BYTES) {
        throw new IOException("larger than %d MiB".formatted(LIMIT_BYTES >> 20));
      }
      JsonNode report = JSON.readTree(text);
      if (report == null || !ReportReader.isReport(report)) {
        throw new IOException("no report of Assay");
      }
      return report;
    }
  }
}
