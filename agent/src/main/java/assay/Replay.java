package assay;

import assay.collector.Collector;
import assay.collector.CollectorResult;
import assay.collector.CollectorRunner;
import assay.collector.Collectors;
import assay.collector.Outcome;
import assay.collector.SharedReadings;
import assay.config.Configuration;
import assay.config.ConfigurationReader;
import assay.config.Parameter;
import assay.config.Secrets;
import assay.expected.SiteExpectation;
import assay.host.Deadline;
import assay.host.FileSet;
import assay.host.ReplayHost;
import assay.inventory.LateDevices;
import assay.report.AuditState;
import assay.report.ReportReader;
import assay.report.RunFacts;
import assay.report.Start;
import assay.rules.Catalogue;
import assay.source.tools.ToolVersions;
import assay.step.StepResult;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A recorded machine audited again: its answers are read anew, judged anew and put into a report.
/// What no answer holds is taken from the report of then: times, boot, access, delivery.
final class Replay {
  /// The report of the audit that was recorded.
  static final String REPORT = "report.json";

  private static final Duration AMPLE = Duration.ofHours(1);

  /// What happened to the audit, not to the machine: no answer holds it.
  private static final Set<String> OF_THE_AUDIT =
      Set.of(
          "config_invalid",
          "hardware_not_settled",
          "agent_ended",
          "report_not_published",
          "master_not_written");

  private static final List<String> OF_THEN = List.of("run", "boot", "access", "delivery");
  private static final List<String> TIMES = List.of("startedUptimeMillis", "durationMillis");

  private final ReplayHost host;
  private final JsonNode then;

  private Replay(ReplayHost host, JsonNode then) {
    this.host = host;
    this.then = then;
  }

  /// A recording.
  ///
  /// @throws IOException with a line that says what is wrong with it
  static Replay of(Path recording) throws IOException {
    return new Replay(ReplayHost.of(recording), ReportReader.read(recording.resolve(REPORT)));
  }

  /// The report of the audit that was recorded.
  JsonNode then() {
    return then;
  }

  /// The report of the same answers by this version.
  JsonNode report() {
    FileSet first = FirstReading.of(host);
    Configuration.Builder builder = new Configuration.Builder();
    ConfigurationReader.take(first, builder);
    JsonNode given = then.path("run").path("configuration");
    for (Parameter parameter : List.of(Parameter.ONLY, Parameter.SKIP)) {
      builder.give("the recording", parameter.key(), given.path(parameter.key()).asText(""));
    }
    Configuration configuration = builder.build();
    AuditState state =
        new AuditState(
            RunFacts.of(first).showing(Secrets::hidden),
            Start.now(),
            Version.agent(),
            configuration.all(),
            null);
    steps(state);
    findings(state);
    List<Collector> collectors = Collectors.all(host.wordsBefore("collect-oshi"), false);
    collectors.forEach(state::pending);
    collect(state, collectors, configuration, false);
    LateDevices late = late();
    if (!late.equals(LateDevices.NONE)) {
      state.late(late);
      collect(state, Collectors.late(late), configuration, true);
    }
    state.tools(ToolVersions.read(host));
    if (ReportReader.complete(then)) {
      state.complete(
          whole -> SiteExpectation.judge(first, ReportReader.tree(whole), LocalSchema::node));
    }
    return joined(ReportReader.tree(state.report()));
  }

  private void steps(AuditState state) {
    for (JsonNode step : then.path("boot").path("steps")) {
      try {
        state.step(
            new StepResult(
                step.path("name").asText(),
                StepResult.Outcome.valueOf(step.path("outcome").asText()),
                step.path("limitMillis").asLong(),
                null,
                null,
                step.path("reason").isTextual() ? step.path("reason").asText() : null));
      } catch (IllegalArgumentException e) {
        // An outcome of another version: its step cannot be judged.
        continue;
      }
    }
  }

  private void findings(AuditState state) {
    for (JsonNode finding : then.path("findings")) {
      String id = finding.path("id").asText();
      if (OF_THE_AUDIT.contains(id)) {
        JsonNode subject = finding.path("subject");
        state.finding(
            Catalogue.event(
                id,
                finding.path("message").asText(),
                subject.isTextual() ? subject.asText() : null));
      }
    }
  }

  private void collect(
      AuditState state, List<Collector> collectors, Configuration configuration, boolean again) {
    List<String> only = configuration.names(Parameter.ONLY);
    List<Collector> wanted = new ArrayList<>();
    for (Collector collector : collectors) {
      boolean skipped = configuration.names(Parameter.SKIP).contains(collector.name());
      if (!skipped && (only.isEmpty() || only.contains(collector.name()))) {
        wanted.add(collector);
      } else if (!again) {
        state.ended(
            CollectorResult.skipped(
                collector, skipped ? "skipped by configuration" : "not asked for"));
      }
    }
    Deadline ample = Deadline.in(AMPLE);
    new CollectorRunner(
            new SharedReadings(host), ample, ample, configuration.seconds(Parameter.LIMIT), 1)
        .run(
            wanted,
            new CollectorRunner.Progress() {
              @Override
              public void started(String name) {}

              @Override
              public void soFar(String name, Outcome.Partial outcome) {}

              @Override
              public void ended(CollectorResult result) {
                if (again) {
                  state.again(result);
                } else {
                  state.ended(result);
                }
              }
            });
  }

  private LateDevices late() {
    JsonNode hardware = then.path("hardware");
    return new LateDevices(
        late(hardware.path("drives"), "name"),
        late(hardware.path("networkPorts"), "name"),
        late(hardware.path("pciDevices"), "address"));
  }

  private static Set<String> late(JsonNode parts, String key) {
    Set<String> names = new HashSet<>();
    for (JsonNode part : parts) {
      if (part.path("appearedLate").asBoolean()) {
        names.add(part.path(key).asText());
      }
    }
    return names;
  }

  private JsonNode joined(JsonNode now) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    for (String name :
        List.of(
            "schemaVersion",
            "complete",
            "run",
            "identity",
            "boot",
            "access",
            "delivery",
            "collectors",
            "hardware",
            "findings",
            "verdict")) {
      JsonNode member = OF_THEN.contains(name) ? then.get(name) : now.get(name);
      if (member != null) {
        report.set(name, member);
      }
    }
    if (report.get("run") instanceof ObjectNode run) {
      report.set("run", run.deepCopy().put("assayVersion", Version.agent()));
    }
    for (JsonNode collector : report.path("collectors")) {
      JsonNode before = entry(collector.path("name").asText());
      for (String time : TIMES) {
        if (before.has(time) && collector.has(time)) {
          ((ObjectNode) collector).set(time, before.get(time));
        } else {
          // A collector that there was not then has taken no time then.
          ((ObjectNode) collector).remove(time);
        }
      }
    }
    return report;
  }

  private JsonNode entry(String name) {
    for (JsonNode collector : then.path("collectors")) {
      if (collector.path("name").asText().equals(name)) {
        return collector;
      }
    }
    return JsonNodeFactory.instance.objectNode();
  }
}
