package assay;

import assay.source.oshi.OshiProbe;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// What the OSHI collector runs in a child JVM: prints what OSHI knows as JSON.
@Command(name = "collect-oshi", hidden = true, description = "Prints what OSHI knows as JSON.")
final class CollectOshiCommand implements Callable<Integer> {
  CollectOshiCommand() {}

  @Override
  public Integer call() {
    OshiProbe.print(System.out);
    return ExitCode.DONE.status();
  }
}
