package assay.step;

import java.time.Duration;
import java.util.function.Supplier;

/// A step of the boot.
///
/// @param name its name in the report
/// @param service the OpenRC service that does it
/// @param limit how long it may take from the first look on, starting it included
/// @param look looks at it; bounded and repeatable
public record Step(String name, String service, Duration limit, Supplier<Verification> look) {
  /// The same step with another limit.
  Step within(Duration newLimit) {
    return new Step(name, service, newLimit, look);
  }
}
