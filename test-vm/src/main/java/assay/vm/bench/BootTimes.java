package assay.vm.bench;

import assay.vm.Guest;
import assay.vm.Vm;
import assay.vm.VmFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One boot, measured. Firmware and bootloader are no part of what is counted from the kernel's
/// start; they are of what is counted from power-on.
///
/// @param powerOnToSshSeconds until the host read an SSH banner
/// @param sshSeconds the same from the kernel's start
/// @param firstReportSeconds from the kernel's start until the service assay-audit had left its
///     valid skeleton
/// @param completeSeconds from the kernel's start until the report was complete
/// @param usedMebibytes memory in use once the agent has ended: all but what Linux could hand out
///     at once
/// @param services how long each service of OpenRC took to start, one after the other
record BootTimes(
    double powerOnToSshSeconds,
    double sshSeconds,
    double firstReportSeconds,
    double completeSeconds,
    double usedMebibytes,
    List<ServiceTime> services) {

  private static final double KIBIBYTES = 1024;

  /// OpenRC makes this link when a service's start() has returned.
  private static final String STARTED = "/run/openrc/started/assay-audit";

  /// The file's time and the uptime are read one after the other, the host's clock after both.
  private static final String LOOK =
      ": >/run/bench && cat /proc/uptime && stat -c %z /run/bench " + STARTED;

  private static final String AGENT_ENDED = "while pidof java; do sleep 1; done";

  /// `stat -c %z` of busybox, in UTC.
  static final DateTimeFormatter STAT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[ Z]")
          .toFormatter();

  /// @param vm just powered on
  /// @param poweredOnNanos when, by [System#nanoTime()]
  static BootTimes of(Vm vm, long poweredOnNanos) {
    Guest guest = vm.guest();
    long bannerNanos = System.nanoTime();
    JsonNode report = vm.audited();
    List<String> said = guest.ask(LOOK).lines().toList();
    long nowNanos = System.nanoTime();
    double uptime = Double.parseDouble(said.getFirst().split(" ")[0]);
    guest.ask(AGENT_ENDED);
    return new BootTimes(
        (bannerNanos - poweredOnNanos) / 1e9,
        uptime - (nowNanos - bannerNanos) / 1e9,
        uptime - between(said.get(2), said.get(1)),
        completeSeconds(report),
        usedMebibytes(guest.read("/proc/meminfo")),
        ServiceTime.of(guest.ask(ServiceTime.LOOK)));
  }

  static double completeSeconds(JsonNode report) {
    JsonNode run = report.path("run");
    return (run.path("startedUptimeMillis").asLong() + run.path("durationMillis").asLong()) / 1e3;
  }

  /// @param earlier a line of `stat -c %z`
  /// @param later another
  /// @return seconds between them
  static double between(String earlier, String later) {
    Duration between =
        Duration.between(LocalDateTime.parse(earlier, STAT), LocalDateTime.parse(later, STAT));
    return between.toNanos() / 1e9;
  }

  static double usedMebibytes(String meminfo) {
    return (kibibytes(meminfo, "MemTotal") - kibibytes(meminfo, "MemAvailable")) / KIBIBYTES;
  }

  private static long kibibytes(String meminfo, String name) {
    Matcher line = Pattern.compile("(?m)^" + name + ": +(\\d+) kB$").matcher(meminfo);
    if (!line.find()) {
      throw new VmFailure(
          VmFailure.Reason.REFUSED, "no " + name + " in /proc/meminfo:\n" + meminfo);
    }
    return Long.parseLong(line.group(1));
  }
}
