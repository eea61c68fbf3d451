package assay.source.oshi;

import assay.host.Command;
import java.util.ArrayList;
import java.util.List;

/// The command that runs a [OshiProbe] in a process of its own.
public final class OshiCommand {
  /// The agent's hidden subcommand that calls [OshiProbe#print].
  public static final String SUBCOMMAND = "collect-oshi";

  private OshiCommand() {}

  /// The agent itself, with the subcommand.
  ///
  /// @param self how the agent is started, such as `assay`
  public static Command of(List<String> self) {
    List<String> argv = new ArrayList<>(self);
    argv.add(SUBCOMMAND);
    return Command.of(argv);
  }
}
