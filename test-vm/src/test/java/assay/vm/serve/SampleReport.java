package assay.vm.serve;

import assay.delivery.ReportKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The least that is a report.
record SampleReport(String machine, boolean complete, long durationMillis) {
  static final String BOOT = "11111111-2222-3333-4444-555555555555";

  ReportKey key() {
    return new ReportKey(machine, BOOT);
  }

  String text() {
    return """
        {
          "schemaVersion" : "1.0.0",
          "complete" : %1$s,
          "run" : { "bootId" : "%2$s", "startedUptimeMillis" : 9000, "durationMillis" : %3$d,
            "labels" : { "uuid" : "%4$s", "rack" : "B7\\u001b[2J" } },
          "identity" : { "machineId" : "%4$s" },
          "collectors" : [ ],
          "hardware" : { "system" : { "manufacturer" : "Example", "productName" : "Rack 1000" } },
          "findings" : [ ],
          "verdict" : { "state" : "PASS" }
        }
        """
        .formatted(complete, BOOT, durationMillis, machine);
  }

  byte[] packed() {
    return packed(text().getBytes(StandardCharsets.UTF_8));
  }

  static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("memory is no disk", e);
    }
    return out.toByteArray();
  }

  static String unpacked(byte[] gzip) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
