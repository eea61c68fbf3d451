package assay.vm.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.vm.VmFailure;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootTimesTest {
  private static BootTimes times(double ssh) {
    return new BootTimes(
        ssh + 8,
        ssh,
        ssh + 1,
        ssh + 20,
        41,
        List.of(new ServiceTime("dropbear", ssh / 10), new ServiceTime("localmount", 0.1)));
  }

  @Test
  void timesOfFilesAreReadToTheFraction() {
    assertEquals(
        2.25,
        BootTimes.between("2026-11-26 23:59:59.500000000", "2026-11-27 00:00:01.750000000"),
        1e-9);
  }

  @Test
  void theReportSaysWhenItWasComplete() throws Exception {
    assertEquals(
        31.5,
        BootTimes.completeSeconds(
            JsonMapper.builder()
                .build()
                .readTree("{\"run\":{\"startedUptimeMillis\":11000,\"durationMillis\":20500}}")));
  }

  @Test
  void memoryInUseIsWhatLinuxCannotHandOut() {
    assertEquals(
        50, BootTimes.usedMebibytes("MemTotal:         102400 kB\nMemAvailable:   51200 kB\n"));
    assertThrows(VmFailure.class, () -> BootTimes.usedMebibytes("MemTotal: 1 kB\n"));
  }

  @Test
  void theTableShowsMediansAndWhatTheyAreOfStocks() {
    BootTable table =
        new BootTable(
            "TCG",
            78_000_000,
            102_000_000,
            115_000_000,
            2_000_000,
            new ArrayList<>(List.of(times(30), times(10), times(20))),
            List.of(times(40), times(60)),
            List.of(times(50)),
            List.of(times(100)),
            List.of(times(60)),
            null);
    List<String> lines = table.text().lines().toList();
    assertEquals("TCG, medians image stock ratio", lines.getFirst().replaceAll(" +", " "));
    assertEquals(
        "kernel start to SSH banner, s 20.0 50.0 0.40", lines.get(1).replaceAll(" +", " "));
    assertTrue(table.text().contains("CD at 2 MB/s, power-on to SSH, s"), table::text);
    assertEquals(
        1,
        lines.subList(0, lines.size() - 2).stream().mapToInt(String::length).distinct().count(),
        table::text);
    assertEquals(
        "slowest services of the image, s: dropbear 2.0, localmount 0.1",
        lines.get(lines.size() - 2));

    String more = table.with(new BootTable.Least(240, 320, 640)).text();
    assertEquals(
        "least memory virt, MiB 240.0 640.0 0.38",
        more.lines().toList().get(lines.size() - 2).replaceAll(" +", " "));
  }

  @Test
  void aServiceTookWhatLiesBetweenItAndTheOneBefore() {
    String listing =
        """
        2026-11-26 10:00:02.500000000 dropbear
        2026-11-26 10:00:00.000000000 sysfs
        2026-11-26 10:00:00.250000000 localmount
        """;
    assertEquals(
        List.of(new ServiceTime("localmount", 0.25), new ServiceTime("dropbear", 2.25)),
        ServiceTime.of(listing));
    assertEquals("dropbear 2.3", ServiceTime.slowest(ServiceTime.of(listing), 1));
  }

  @Test
  void theLeastMemoryIsFoundWithFewBoots() {
    List<Integer> tried = new ArrayList<>();
    int least =
        LeastMemory.between(
            128,
            768,
            mebibytes -> {
              tried.add(mebibytes);
              return mebibytes >= 250;
            });
    assertEquals(256, least);
    assertTrue(tried.size() <= 6, tried::toString);
    assertTrue(tried.stream().allMatch(one -> one % 16 == 0), tried::toString);
    assertEquals(768, LeastMemory.between(128, 768, _ -> false), "what is known to be enough");
    assertEquals(144, LeastMemory.between(128, 768, _ -> true));
  }
}
