package assay.expected;

import assay.schema.Wording;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// What a single value has to be.
sealed interface Condition {
  /// What a known value says to it.
  Answer test(JsonNode actual);

  /// It as it was written.
  String text();

  /// How two values are compared.
  enum Comparison {
    LESS("<"),
    AT_MOST("<="),
    EQUAL("="),
    NOT_EQUAL("!="),
    AT_LEAST(">="),
    MORE(">");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    /// @param order less than 0 where the actual value is the smaller
    boolean met(int order) {
      return switch (this) {
        case LESS -> order < 0;
        case AT_MOST -> order <= 0;
        case EQUAL -> order == 0;
        case NOT_EQUAL -> order != 0;
        case AT_LEAST -> order >= 0;
        case MORE -> order > 0;
      };
    }
  }

  /// A number compared. What lies from `low` to `high` is as good as equal: of a drive of 3.84 TB
  /// nobody knows the bytes.
  record Number(Comparison comparison, BigDecimal low, BigDecimal high, String text)
      implements Condition {
    @Override
    public Answer test(JsonNode actual) {
      BigDecimal number = Wording.number(actual);
      if (number == null) {
        return Answer.UNKNOWN;
      }
      return Answer.of(comparison.met(order(number)));
    }

    /// Where a number lies.
    private int order(BigDecimal number) {
      return number.compareTo(low) < 0 ? -1 : number.compareTo(high) > 0 ? 1 : 0;
    }
  }

  /// A version compared.
  record Version(Comparison comparison, String version, String text) implements Condition {
    @Override
    public Answer test(JsonNode actual) {
      OptionalInt order = VersionOrder.compare(actual.asText(), version);
      return order.isEmpty() ? Answer.UNKNOWN : Answer.of(comparison.met(order.getAsInt()));
    }
  }

  /// A text of a pattern.
  record Pattern(Glob glob, String text) implements Condition {
    @Override
    public Answer test(JsonNode actual) {
      return Answer.of(glob.matches(actual.asText()));
    }
  }

  /// A text as it is, also one with the signs of a pattern in it.
  record Literal(String literal, String text) implements Condition {
    @Override
    public Answer test(JsonNode actual) {
      return Answer.of(actual.asText().equalsIgnoreCase(literal));
    }
  }

  /// Yes or no.
  record Flag(boolean wanted) implements Condition {
    @Override
    public Answer test(JsonNode actual) {
      return actual.isBoolean() ? Answer.of(actual.booleanValue() == wanted) : Answer.UNKNOWN;
    }

    @Override
    public String text() {
      return Boolean.toString(wanted).toLowerCase(Locale.ROOT);
    }
  }

  /// The contrary.
  record Not(Condition condition, String text) implements Condition {
    @Override
    public Answer test(JsonNode actual) {
      return switch (condition.test(actual)) {
        case MET -> Answer.DIFFERS;
        case DIFFERS -> Answer.MET;
        case UNKNOWN -> Answer.UNKNOWN;
      };
    }
  }

  /// All of them.
  record Both(Condition one, Condition other, String text) implements Condition {
    @Override
    public Answer test(JsonNode actual) {
      Answer first = one.test(actual);
      return first == Answer.MET ? other.test(actual) : first;
    }
  }

  /// One of them.
  record OneOf(List<Condition> conditions) implements Condition {
    @Override
    public Answer test(JsonNode actual) {
      Answer best = Answer.DIFFERS;
      for (Condition condition : conditions) {
        Answer answer = condition.test(actual);
        if (answer == Answer.MET) {
          return answer;
        }
        best = answer == Answer.UNKNOWN ? answer : best;
      }
      return best;
    }

    @Override
    public String text() {
      return String.join(" or ", conditions.stream().map(Condition::text).toList());
    }
  }
}
