package assay.vm;

import assay.vm.VmFailure.Reason;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A machine that boots Assay: QEMU outside, SSH inside, and the one file it is about.
public final class Vm implements AutoCloseable {
  /// What the audit leaves behind.
  public static final String AUDIT_JSON = "/var/log/audit.json";

  /// The last line of the agent's summary on the consoles.
  public static final Pattern AUDIT_DONE = Pattern.compile("assay: audit (in)?complete");

  /// A getty's prompt on the console.
  public static final Pattern LOGIN_PROMPT = Pattern.compile("login: ?$");

  private static final String STARTED = "/run/startedUptimeMillis";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration POLL = Duration.ofSeconds(1);

  private final SshKey key;
  private final Qemu qemu;
  private final Guest guest;
  private boolean answered;
  private @Nullable VmFailure silent;
  private @Nullable VmFailure unaudited;

  private Vm(SshKey key, Qemu qemu) {
    this.key = key;
    this.qemu = qemu;
    this.guest =
        new Guest(qemu.sshPort(), key, () -> qemu.console().failIfFatal("an answer by SSH"));
  }

  /// Powers a machine on; a fresh key lets its caller in.
  public static Vm start(HardwareProfile profile, BootImage image, String kernelLine) {
    SshKey key = SshKey.generate();
    return new Vm(key, Qemu.start(profile, image, key.kernelWord() + " " + kernelLine));
  }

  /// Powers a machine on that reads its system, and who may log in, from a medium.
  public static Vm start(HardwareProfile profile, BootSource medium, SshKey key) {
    return new Vm(key, Qemu.start(profile, medium, ""));
  }

  /// What the machine was told to be.
  public HardwareProfile profile() {
    return qemu.profile();
  }

  /// The machine from outside.
  public Qemu qemu() {
    return qemu;
  }

  /// The serial console.
  public Console console() {
    return qemu.console();
  }

  /// The key that opens the machine.
  public SshKey key() {
    return key;
  }

  /// The machine's inside, as soon as SSH answers. Nobody waits twice for a silent machine.
  public Guest guest() {
    if (silent != null) {
      throw silent;
    }
    if (!answered) {
      try {
        guest.awaitBanner(Limit.SSH.duration());
      } catch (VmFailure e) {
        silent =
            e.reason() == Reason.TIMEOUT
                ? new VmFailure(e.reason(), e.getMessage() + "\n" + console().tail(), e)
                : e;
        throw silent;
      }
      answered = true;
    }
    return guest;
  }

  /// The report as it stands.
  public JsonNode report() {
    return parse(guest().read(AUDIT_JSON));
  }

  /// The report once it is complete. Nobody waits twice for an audit that never ends.
  public JsonNode audited() {
    if (unaudited != null) {
      throw unaudited;
    }
    try {
      return audited(report -> true, report -> {});
    } catch (VmFailure e) {
      unaudited = e;
      throw e;
    }
  }

  /// The first complete report that satisfies a condition.
  ///
  /// @param wanted what the report must be besides complete, for example a second one
  /// @param progress told every report met on the way
  public JsonNode audited(Predicate<JsonNode> wanted, Consumer<JsonNode> progress) {
    long deadline = System.nanoTime() + Limit.AUDIT.duration().toNanos();
    String last = "no report";
    while (System.nanoTime() < deadline) {
      try {
        JsonNode report = parse(look());
        progress.accept(report);
        if (report.path("complete").asBoolean() && wanted.test(report)) {
          return report;
        }
        last = outcomes(report);
      } catch (VmFailure e) {
        if (e.reason() != Reason.REFUSED && e.reason() != Reason.TIMEOUT || silent != null) {
          throw e;
        }
        // A service may be restarting; only the audit's limit decides.
        last = String.valueOf(e.getMessage());
        guest.disconnect();
      }
      pause();
    }
    throw new VmFailure(
        Reason.TIMEOUT,
        "awaited a complete %s: not within %d s, last: %s%n%s"
            .formatted(AUDIT_JSON, Limit.AUDIT.duration().toSeconds(), last, console().tail()));
  }

  /// Asks the service for another audit and returns its report.
  ///
  /// @param before shell commands that change the machine first
  public JsonNode auditedAgain(String before) {
    JsonNode first = audited();
    restartAudit(before);
    return audited(report -> !report.at(STARTED).equals(first.at(STARTED)), report -> {});
  }

  /// Changes the machine and restarts the audit, detached: SSH itself may be among the changes.
  public void restartAudit(String before) {
    String script = before + "\n/sbin/rc-service assay-audit restart\n";
    guest().ask("cat >/run/restart.sh <<'END'\n" + script + "END");
    guest().ask("setsid sh /run/restart.sh </dev/null >/run/restart.log 2>&1 &");
    guest().disconnect();
  }

  /// Waits until the machine is off.
  ///
  /// @return whether it is
  boolean powersOffWithin(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (qemu.running() && System.nanoTime() < end) {
      Thread.sleep(500);
    }
    return !qemu.running();
  }

  /// Keeps what a later reader needs: the console and, if there is one, the report.
  public void keepEvidence(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("console.log"), console().text());
    if (answered) {
      try {
        Guest.Result read = guest.exec("cat " + AUDIT_JSON);
        Files.writeString(folder.resolve("audit.json"), read.out());
      } catch (VmFailure e) {
        Files.writeString(folder.resolve("audit.json.missing"), String.valueOf(e.getMessage()));
      }
    }
  }

  @Override
  public void close() {
    guest.close();
    qemu.close();
  }

  private String look() {
    Guest.Result read = guest().exec("cat " + AUDIT_JSON, Limit.REPORT.duration());
    if (read.status() != 0) {
      throw new VmFailure(Reason.REFUSED, AUDIT_JSON + ": " + read.err().strip());
    }
    return read.out();
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new VmFailure(
          Reason.REFUSED, AUDIT_JSON + " is not JSON: " + e.getMessage() + "\n" + text, e);
    }
  }

  /// Steps and collectors with their outcomes, in one line.
  static String outcomes(JsonNode report) {
    StringBuilder line = new StringBuilder();
    for (JsonNode list : new JsonNode[] {report.at("/boot/steps"), report.path("collectors")}) {
      for (JsonNode entry : list) {
        line.append(entry.path("name").asText()).append('=');
        line.append(entry.path("outcome").asText()).append(' ');
      }
    }
    return line.toString().strip();
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
