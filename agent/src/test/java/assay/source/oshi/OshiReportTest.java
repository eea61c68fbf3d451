package assay.source.oshi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OshiReportTest {
  @Test
  void theProbeAgreesWithTheKernel() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OshiProbe.print(out);
    OshiReport report = OshiReport.parse(out.toByteArray());

    assertTrue(report.complete());
    long processors =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("processor\t"))
            .count();
    assertEquals((int) processors, report.threadCount());
    String memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst();
    assertEquals(Long.parseLong(memory.replaceAll("\\D", "")) * 1024, report.memoryTotalBytes());
    assertNotNull(report.processorName());
    assertEquals(
        report.threadCount(), report.packages().stream().mapToInt(one -> one.threadCount()).sum());
  }

  @Test
  void whatOshiDoesNotKnowIsAbsent() {
    OshiReport report =
        OshiReport.parse(
            """
            {"part":"processor","vendor":"unknown","name":"","maximumFrequencyHertz":-1,"packageCount":1,"coreCount":2,"threadCount":4}
            {"part":"sensors","cpuTemperatureCelsius":0.0,"fanSpeedsRpm":[0,1200],"cpuVoltage":"NaN"}
            """
                .getBytes(StandardCharsets.UTF_8));

    assertNull(report.processorVendor());
    assertNull(report.processorName());
    assertNull(report.maximumFrequencyMegahertz());
    assertNull(report.cpuTemperatureCelsius());
    assertNull(report.cpuVoltage());
    assertEquals(List.of(1200.0), report.fanSpeedsRpm());
    assertEquals(4, report.threadCount());
    assertFalse(report.complete());
  }

  @Test
  void aKilledProbeLeavesWhatItHad() {
    OshiReport report =
        OshiReport.parse(
            """
            DEBUG something
            {"part":"processor","error":"java.lang.IllegalStateException: no"}
            {"part":"memory","totalBytes":1073741824,"availableBytes":1}
            {"part":"sensors","cpuTem"""
                .getBytes(StandardCharsets.UTF_8));

    assertEquals(1L << 30, report.memoryTotalBytes());
    assertEquals(List.of("processor: java.lang.IllegalStateException: no"), report.errors());
    assertFalse(report.complete());
    assertFalse(report.empty());
    assertTrue(OshiReport.parse(new byte[0]).empty());
  }
}
