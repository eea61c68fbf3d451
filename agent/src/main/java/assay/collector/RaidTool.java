package assay.collector;

import assay.host.Execution;
import assay.host.Host;
import assay.inventory.RaidController;
import java.util.List;
import java.util.Set;

/// A vendor's tool for RAID controllers. None may be passed on with an image; who has one brings it
/// with the site's files.
interface RaidTool {
  /// The kernel's drivers of the controllers it knows.
  Set<String> drivers();

  /// The names it goes by, the likeliest first.
  List<String> names();

  /// Asks the first question, by that name.
  Execution ask(Host host, String name);

  /// What the answer holds, after further questions where there are any.
  Answer read(Host host, Execution first);

  /// What it said.
  ///
  /// @param problems what it did not say and why, a line each
  record Answer(List<RaidController> controllers, List<String> problems) {}
}
