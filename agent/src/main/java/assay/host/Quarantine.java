package assay.host;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Devices on which a command got stuck. No later command touches them: each would only add one
/// more process that nothing can end.
final class Quarantine {
  private final Set<String> devices = ConcurrentHashMap.newKeySet();

  boolean holds(@Nullable String device) {
    return device != null && devices.contains(device);
  }

  void add(@Nullable String device) {
    if (device != null) {
      devices.add(device);
    }
  }
}
