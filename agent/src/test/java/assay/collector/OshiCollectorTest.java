package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import assay.host.Ending;
import assay.inventory.Hardware;
import assay.inventory.Processor;
import assay.inventory.ProcessorSummary;
import assay.inventory.Sensor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OshiCollectorTest {
  private static final String COMMAND = "assay collect-oshi";
  private static final String WHOLE =
      """
      {"part":"processor","vendor":"AuthenticAMD","name":"EPYC","identifier":"F M S","microarchitecture":"Zen 4","maximumFrequencyHertz":3700000000,"packageCount":2,"coreCount":4,"threadCount":8,"numaNodeCount":2,"packages":[{"number":0,"coreCount":2,"threadCount":4},{"number":1,"coreCount":2,"threadCount":4}],"caches":[{"level":3,"type":"Unified","sizeBytes":33554432,"lineSizeBytes":64}]}
      {"part":"memory","totalBytes":1004969984,"availableBytes":842072064}
      {"part":"sensors","cpuTemperatureCelsius":41.5,"fanSpeedsRpm":[1200],"cpuVoltage":0.0}
      """;

  private final OshiCollector collector = new OshiCollector(List.of("assay"), false);
  private final ScriptedHost host = new ScriptedHost();

  @Test
  void takesProcessorsMemoryAndSensors() {
    host.answer(COMMAND, 0, WHOLE + "{\"part\":\"end\"}\n");
    Hardware hardware = Outcomes.ok(collector.collect(host));

    assertEquals(new ProcessorSummary(2, 4, 8, 2), hardware.processorSummary());
    assertEquals(List.of(0, 1), hardware.processors().stream().map(Processor::index).toList());
    Processor first = hardware.processors().getFirst();
    assertEquals("EPYC", first.model());
    assertEquals(2, first.coreCount());
    assertEquals(4, first.threadCount());
    assertEquals(3700, first.maximumSpeedMegahertz());
    assertEquals(List.of(new Processor.Cache(3, "unified", 33554432L, 64)), first.caches());
    assertNotNull(hardware.memory());
    assertEquals(1004969984L, hardware.memory().totalBytes());
    assertEquals(
        List.of(
            new Sensor("CPU temperature", "oshi", 41.5, "degrees C", null, null),
            new Sensor("Fan 1", "oshi", 1200.0, "RPM", null, null)),
        hardware.sensors());
  }

  @Test
  void aChildThatWasKilledLeavesWhatItHad() {
    host.answer(COMMAND, 137, WHOLE);
    Outcome.Partial partial = Outcomes.partial(collector.collect(host));

    assertEquals("did not come to its end: exit status 137", partial.reason());
    assertEquals(2, partial.hardware().processors().size());
  }

  @Test
  void aChildThatSaysNothingIsAFailure() {
    host.answer(COMMAND, 1, new byte[0], "Error: Could not find or load main class\n");
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, collector.collect(host));
    assertEquals(
        "OSHI in a child JVM, Error: Could not find or load main class: exit status 1",
        failed.reason());

    host.end(COMMAND, new Ending.TimedOut(Duration.ofSeconds(120)));
    assertInstanceOf(Outcome.TimedOut.class, collector.collect(host));
  }

  @Test
  void aRecordedMachineIsAskedForItsRecordedAnswerOnly() {
    OshiCollector replaying = new OshiCollector(List.of("/opt/jdk/bin/java", "-cp", "x"), true);

    assertInstanceOf(Outcome.Skipped.class, replaying.collect(host));
    assertEquals(List.of(COMMAND), host.asked());
    host.answer(COMMAND, 127, new byte[0], "assay: not recorded with these arguments\n");
    assertInstanceOf(Outcome.Skipped.class, replaying.collect(host));
    host.answer(COMMAND, 0, WHOLE + "{\"part\":\"end\"}\n");
    assertEquals(2, Outcomes.ok(replaying.collect(host)).processors().size());
  }
}
