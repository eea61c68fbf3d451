package assay.vm.bench;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A service and how long it took to start.
///
/// @param seconds since the service before it had started: OpenRC starts one after the other
record ServiceTime(String name, double seconds) {
  /// OpenRC makes a link for a service when its start() has returned.
  static final String LOOK = "cd /run/openrc/started && stat -c '%z %n' *";

  private static final String SPACE = " ";

  /// @param listing what [#LOOK] prints, in any order
  /// @return by when they had started; the first one is only what the others are counted from
  static List<ServiceTime> of(String listing) {
    List<Started> started =
        listing.lines().map(ServiceTime::read).sorted(Comparator.comparing(Started::when)).toList();
    List<ServiceTime> times = new ArrayList<>();
    for (int i = 1; i < started.size(); i++) {
      Duration took = Duration.between(started.get(i - 1).when(), started.get(i).when());
      times.add(new ServiceTime(started.get(i).name(), took.toNanos() / 1e9));
    }
    return times;
  }

  /// The slowest of them in one line, the slowest first.
  static String slowest(List<ServiceTime> times, int howMany) {
    return times.stream()
        .sorted(Comparator.comparingDouble(ServiceTime::seconds).reversed())
        .limit(howMany)
        .map(one -> String.format(Locale.ROOT, "%s %.1f", one.name(), one.seconds()))
        .collect(Collectors.joining(", "));
  }

  private record Started(LocalDateTime when, String name) {}

  private static Started read(String line) {
    int space = line.lastIndexOf(SPACE);
    return new Started(
        LocalDateTime.parse(line.substring(0, space), BootTimes.STAT), line.substring(space + 1));
  }
}
