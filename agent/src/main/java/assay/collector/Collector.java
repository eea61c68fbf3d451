package assay.collector;

import assay.host.Host;
import java.time.Duration;

/// Collects one kind of hardware. Called on a thread of its own; it may take as long as the host's
/// bounded calls take, and the runner gives it up at its limit.
public interface Collector {
  /// Its name in the report and in `--only`, such as `smartctl`.
  String name();

  /// How long all of it may take.
  Duration limit();

  /// Collects. Throws nothing for what the machine did; an exception is a defect and is reported as
  /// [Outcome.Failed].
  Outcome collect(Host host);
}
