package assay.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is configured.
///
/// @param given the valid values given; what is not there has its default
/// @param labels what whoever boots the machine calls it, by name
/// @param problems a line for each thing given that could not be used
public record Configuration(
    Map<Parameter, Given> given, Map<String, String> labels, List<String> problems) {
  /// A value and where it was given, such as `kernel line` or `/etc/assay/assay.conf line 3`.
  public record Given(String value, String origin) {
    private Given and(Given other) {
      return new Given(value + ", " + other.value, origin + ", " + other.origin);
    }
  }

  /// Copies all.
  public Configuration {
    given = Map.copyOf(given);
    labels = Map.copyOf(labels);
    problems = List.copyOf(problems);
  }

  /// The value given, or the default.
  public String value(Parameter parameter) {
    return given(parameter).value();
  }

  /// Where the value comes from; `default` where nobody gave one.
  public String origin(Parameter parameter) {
    return given(parameter).origin();
  }

  private Given given(Parameter parameter) {
    return given.getOrDefault(parameter, new Given(parameter.defaultValue(), "default"));
  }

  /// A value in seconds.
  public Duration seconds(Parameter parameter) {
    return Duration.ofSeconds(Long.parseLong(value(parameter)));
  }

  /// Whether a switch is on.
  public boolean on(Parameter parameter) {
    return value(parameter).equals("on") || value(parameter).equals("yes");
  }

  /// A comma-separated list; empty where nothing is given.
  public List<String> names(Parameter parameter) {
    return Arrays.stream(value(parameter).split(",")).filter(name -> !name.isEmpty()).toList();
  }

  /// Every parameter that has a value, for the report: without [Secrets]. Keys are `access`, not
  /// configuration.
  public Map<String, String> all() {
    return Arrays.stream(Parameter.values())
        .filter(parameter -> parameter != Parameter.KEY && !value(parameter).isEmpty())
        .collect(Collectors.toMap(Parameter::key, parameter -> Secrets.hidden(value(parameter))));
  }

  /// Collects values from several places; a later place overrides an earlier one.
  public static final class Builder {
    private final Map<Parameter, Given> given = new EnumMap<>(Parameter.class);
    private final Labels labels = new Labels();
    private final List<String> problems = new ArrayList<>();

    /// Takes a value given at `origin`, such as `kernel line`.
    public Builder give(String origin, String key, String value) {
      if (Labels.named(key)) {
        labels
            .give(key, value)
            .ifPresent(why -> problems.add("%s: %s %s, ignored".formatted(origin, key, why)));
        return this;
      }
      Parameter parameter = Parameter.of(key).orElse(null);
      if (parameter == null) {
        problems.add(origin + ": " + key + " is no parameter, ignored");
        return this;
      }
      parameter
          .problem(value)
          .ifPresentOrElse(
              why ->
                  problems.add(
                      "%s: %s=%s %s, using %s"
                          .formatted(origin, key, value, why, build().value(parameter))),
              () -> take(parameter, new Given(value, origin)));
      return this;
    }

    private void take(Parameter parameter, Given latest) {
      given.merge(
          parameter, latest, (before, _) -> parameter.repeatable() ? before.and(latest) : latest);
    }

    /// Notes something that could not be used.
    public Builder problem(String line) {
      problems.add(line);
      return this;
    }

    /// What was collected.
    public Configuration build() {
      // What was mistyped may have been an address as well.
      return new Configuration(
          given, labels.values(), problems.stream().map(Secrets::hidden).toList());
    }
  }
}
