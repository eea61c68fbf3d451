package assay.source.nvidia;

import assay.host.Command;
import assay.host.Execution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Command line and answers of nvidia-smi(1). Its first call after the driver was loaded sets up
/// every GPU, which takes half a minute and more with eight of them.
public final class NvidiaSmi {
  /// The program's name.
  public static final String TOOL = "nvidia-smi";

  /// How long it may take.
  public static final Duration LIMIT = Duration.ofSeconds(180);

  /// A client of the driver that is killed in the middle of a call can freeze the GPU.
  public static final Duration GRACE = Duration.ofSeconds(30);

  /// For the quarantine: who gets stuck in the driver does so whatever the GPU.
  private static final String DEVICE = "nvidia";

  /// Sixteen GPUs with all their clocks and many processes.
  private static final long ANSWER_LIMIT_BYTES = 8L << 20;

  /// The tool's failures are a sentence or two.
  private static final int COMPLAINT_LENGTH = 300;

  private NvidiaSmi() {}

  /// Asks for everything.
  public static Command ask() {
    return new Command(List.of(TOOL, "-q", "-x"), LIMIT, ANSWER_LIMIT_BYTES, DEVICE, GRACE);
  }

  /// What it answered; null when that is not whole. The answer counts whatever the exit status:
  /// that is 14, say, for a whole answer about a GPU whose settings are corrupt.
  public static @Nullable SmiReport report(Execution execution) {
    Element root = execution.truncated() ? null : ElementReader.read(execution.text());
    if (root == null || !root.name().equals("nvidia_smi_log")) {
      return null;
    }
    List<SmiGpu> gpus = new ArrayList<>();
    for (Element child : root.children()) {
      if (child.name().equals("gpu")) {
        gpus.add(new SmiGpu(child));
      }
    }
    SmiGpu whole = new SmiGpu(root);
    return new SmiReport(
        whole.text("driver_version"),
        whole.text("cuda_version"),
        whole.count("attached_gpus"),
        gpus);
  }

  /// What it said instead, in one line, without control characters; it says most on its standard
  /// output. Empty when it said nothing, or the start of an answer.
  public static String complaint(Execution execution) {
    String said = execution.text().strip();
    if (said.isEmpty() || said.startsWith("<")) {
      said = execution.errorText().strip();
    }
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < said.length() && line.length() < COMPLAINT_LENGTH; i++) {
      char one = said.charAt(i);
      // Lines are joined; other control characters are nothing to show.
      line.append(one == '\n' ? ' ' : Character.isISOControl(one) ? '\uFFFD' : one);
    }
    return line.toString();
  }
}
