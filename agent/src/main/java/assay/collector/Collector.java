package assay.collector;

import assay.host.Host;
import assay.host.Trace;
import assay.inventory.Section;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Collects one kind of hardware. Called on a thread of its own; it may take as long as the host's
/// bounded calls take, and the runner gives it up at its limit.
public interface Collector {
  /// Its name in the report and in `--only`, such as `smartctl`.
  String name();

  /// How long all of it may take.
  Duration limit();

  /// The sections of hardware that it answers for: while it has not come to a good end, parts may
  /// be missing there. Their schema, who leaves a part's state open, and whether a list that is not
  /// there is known to be empty follow from it. None for one that only asks more of the parts which
  /// another lists.
  List<Section<?>> sections();

  /// Collects. Throws nothing for what the machine did; an exception is a defect and is reported as
  /// [Outcome.Failed].
  Outcome collect(Host host);

  /// Collects, and hands what is known so far to `soFar` whenever there is more: what takes long
  /// for one part must not keep the other parts out of the report.
  default Outcome collect(Host host, Consumer<Outcome.Partial> soFar) {
    return collect(host);
  }

  /// The order of its commands in the report. One after the other they stand as they ended; side by
  /// side they would change places from one audit to the next.
  default Comparator<Trace> commandOrder() {
    return (_, _) -> 0;
  }
}
