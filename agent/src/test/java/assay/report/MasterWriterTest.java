package assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.host.Ending;
import assay.host.FileSet;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterWriterTest {
  private static final int MANY = 1000;

  private final AtomicInteger made = new AtomicInteger();
  private final Semaphore written = new Semaphore(0);
  private final AuditState state =
      new AuditState(
          RunFacts.of(
              new FileSet(new Ending.Exited(0), new LinkedHashMap<>(), new LinkedHashMap<>())),
          Start.now(),
          "0.1.0",
          Map.of(),
          null);

  @TempDir private Path folder;

  private MasterWriter writer(Path path) {
    return new MasterWriter(
        new ReportFile(path),
        () -> {
          made.incrementAndGet();
          return state.report();
        },
        written::release);
  }

  private void awaitWritten() throws InterruptedException {
    assertTrue(written.tryAcquire(20, TimeUnit.SECONDS), "nothing was written");
  }

  @Test
  void aChangeIsWrittenSoonAndManyAtOnceAreWrittenTogether() throws Exception {
    Path path = folder.resolve("audit.json");
    MasterWriter writer = writer(path);
    writer.changed();
    awaitWritten();
    for (int i = 0; i < MANY; i++) {
      writer.changed();
    }
    awaitWritten();
    assertTrue(made.get() < MANY / 10, () -> made + " reports for one change and a thousand");

    state.tools(Map.of("smartctl", "7.5"));
    assertEquals(Optional.empty(), writer.last());
    assertEquals(
        "7.5",
        new ObjectMapper()
            .readTree(path.toFile())
            .path("run")
            .path("tools")
            .path("smartctl")
            .asText());
  }

  @Test
  void saysWhyItCannotWriteAndGoesOnWhenItCan() throws Exception {
    Path path = folder.resolve("full/audit.json");
    Files.writeString(folder.resolve("full"), "a file where a folder should be");
    MasterWriter writer = writer(path);
    String why = writer.last().orElseThrow();
    assertTrue(why.startsWith("cannot write " + path + ": "), why);

    Files.delete(folder.resolve("full"));
    assertEquals(Optional.empty(), writer.last());
    assertTrue(Files.readString(path).contains("schemaVersion"));
  }

  @Test
  void nothingIsWrittenInTheBackgroundAfterTheLast() throws IOException, InterruptedException {
    Path path = folder.resolve("audit.json");
    MasterWriter writer = writer(path);
    assertEquals(Optional.empty(), writer.last());
    int before = made.get();
    writer.changed();
    assertTrue(!written.tryAcquire(300, TimeUnit.MILLISECONDS));
    assertEquals(before, made.get());
  }
}
