package assay.expected;

import assay.expected.Condition.Comparison;
import assay.schema.Measure;
import assay.schema.SchemaNode;
import assay.schema.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what a single value has to be: `32 GiB`, `>= 2.10.2`, `Samsung*`, `20 .. 40`, `[a, b]`.
///
/// @param field the name of the field it is for, whose end says the unit
/// @param kind what the schema says of it
/// @param words the only words that may stand there, if it has such
record ConditionReader(String field, SchemaNode.Kind kind, List<String> words) {
  private static final String RANGE = " .. ";
  private static final int LONGEST_NUMBER = 30;

  /// Makers round: 3.84 TB are 3.8408, and 1 TB is 1.0002.
  private static final BigDecimal NOMINAL_SHARE = new BigDecimal("0.01");

  /// Only these have an order: a date or a size that a controller writes as text has none.
  private static final Set<String> VERSIONS =
      Set.of("version", "revision", "release", "firmware", "microcode");

  /// The longer sign first.
  private static final List<Comparison> SIGNS =
      List.of(
          Comparison.AT_LEAST,
          Comparison.AT_MOST,
          Comparison.NOT_EQUAL,
          Comparison.MORE,
          Comparison.LESS,
          Comparison.EQUAL);

  static ConditionReader of(String field, SchemaNode node) {
    return new ConditionReader(field, node.kind(), node.words());
  }

  /// For how many there are.
  static ConditionReader ofCount() {
    return new ConditionReader("count", SchemaNode.Kind.NUMBER, List.of());
  }

  Condition read(Written written) throws UnusableExpectedException {
    return switch (written) {
      case Written.Scalar scalar -> single(scalar);
      case Written.Sequence sequence -> {
        if (sequence.elements().isEmpty()) {
          throw unusable(sequence, "one of nothing");
        }
        List<Condition> conditions = new ArrayList<>();
        for (Written element : sequence.elements()) {
          if (!(element instanceof Written.Scalar scalar)) {
            throw unusable(element, element.kind() + " where a single value belongs");
          }
          conditions.add(single(scalar));
        }
        yield new Condition.OneOf(conditions);
      }
      case Written.Mapping mapping ->
          throw unusable(mapping, "names with values where a single value belongs");
    };
  }

  private Condition single(Written.Scalar scalar) throws UnusableExpectedException {
    if (scalar.nothing() || scalar.text().isBlank()) {
      throw unusable(scalar, "no value");
    }
    String text = scalar.text().strip();
    int range = text.indexOf(RANGE);
    if (range > 0 && ordered()) {
      Condition low = compared(scalar, Comparison.AT_LEAST, text.substring(0, range), text);
      String high = text.substring(range + RANGE.length());
      return new Condition.Both(low, compared(scalar, Comparison.AT_MOST, high, text), text);
    }
    for (Comparison comparison : SIGNS) {
      if (text.startsWith(comparison.sign())) {
        return compared(scalar, comparison, text.substring(comparison.sign().length()), text);
      }
    }
    return plain(scalar, text);
  }

  /// Without a sign.
  private Condition plain(Written.Scalar scalar, String text) throws UnusableExpectedException {
    return switch (kind) {
      case NUMBER -> number(scalar, Comparison.EQUAL, text, text);
      case FLAG -> flag(scalar, text);
      default -> new Condition.Pattern(new Glob(known(scalar, text)), Wording.plain(text));
    };
  }

  private Condition compared(
      Written.Scalar scalar, Comparison comparison, String value, String text)
      throws UnusableExpectedException {
    String operand = value.strip();
    String shown = Wording.plain(text);
    if (operand.isEmpty()) {
      throw unusable(scalar, "no value behind " + comparison.sign());
    }
    if (kind == SchemaNode.Kind.NUMBER) {
      return number(scalar, comparison, operand, shown);
    }
    if (comparison == Comparison.NOT_EQUAL) {
      return new Condition.Not(plain(scalar, operand), shown);
    }
    if (comparison == Comparison.EQUAL) {
      return kind == SchemaNode.Kind.FLAG
          ? flag(scalar, operand)
          : new Condition.Literal(known(scalar, operand), shown);
    }
    if (!ordered()) {
      throw unusable(scalar, "has no order that %s could be asked of".formatted(comparison.sign()));
    }
    if (VersionOrder.compare(operand, operand).isEmpty()) {
      throw unusable(scalar, '"' + Wording.plain(operand) + "\" is no version");
    }
    return new Condition.Version(comparison, operand, shown);
  }

  private boolean ordered() {
    String words = Measure.words(field);
    return kind == SchemaNode.Kind.NUMBER
        || (kind == SchemaNode.Kind.TEXT
            && VERSIONS.contains(words.substring(words.lastIndexOf(' ') + 1)));
  }

  private Condition flag(Written.Scalar scalar, String text) throws UnusableExpectedException {
    return switch (text) {
      case "true", "yes" -> new Condition.Flag(true);
      case "false", "no" -> new Condition.Flag(false);
      default -> throw unusable(scalar, "is true or false, not \"" + Wording.plain(text) + '"');
    };
  }

  /// A text that the schema allows there.
  private String known(Written.Scalar scalar, String text) throws UnusableExpectedException {
    Glob glob = new Glob(text);
    if (!words.isEmpty() && words.stream().noneMatch(glob::matches)) {
      throw unusable(
          scalar,
          "is never \"%s\"%s".formatted(Wording.plain(text), NearestName.suggest(text, words)));
    }
    return text;
  }

  private Condition number(
      Written.Scalar scalar, Comparison comparison, String written, String text)
      throws UnusableExpectedException {
    int end = 0;
    while (end < written.length() && ".-0123456789".indexOf(written.charAt(end)) >= 0) {
      end++;
    }
    BigDecimal number = decimal(written.substring(0, end));
    if (number == null) {
      throw unusable(scalar, "is a number, not \"" + Wording.plain(written) + '"');
    }
    String unitName = written.substring(end).strip();
    Measure.Unit unit = unit(scalar, unitName);
    BigDecimal value = unit == null ? number : number.multiply(unit.factor());
    BigDecimal tolerance =
        unit != null && unit.nominal() ? value.multiply(NOMINAL_SHARE) : BigDecimal.ZERO;
    return new Condition.Number(
        comparison, value.subtract(tolerance), value.add(tolerance), Wording.plain(text));
  }

  private Measure.@Nullable Unit unit(Written.Scalar scalar, String name)
      throws UnusableExpectedException {
    if (name.isEmpty()) {
      return null;
    }
    Measure measure = Measure.of(field);
    Measure.Unit unit = measure.unit(name);
    if (unit == null) {
      List<String> units = measure.unitNames();
      throw unusable(
          scalar,
          "\"%s\" is no unit of it: %s"
              .formatted(
                  Wording.plain(name),
                  units.isEmpty() ? "it has none" : "give " + String.join(", ", units)));
    }
    return unit;
  }

  private static @Nullable BigDecimal decimal(String text) {
    if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private UnusableExpectedException unusable(Written written, String problem) {
    return new UnusableExpectedException(written.at(), field + ": " + problem);
  }
}
