package assay.expected;

import assay.expected.Expectation.Elements;
import assay.expected.Expectation.Part;
import assay.expected.Expectation.Value;
import assay.expected.Expectation.Values;
import assay.schema.Measure;
import assay.schema.Place;
import assay.schema.Wording;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds a report against what is expected.
final class MachineComparison {
  private static final String NOT_KNOWN = "not known";

  private final JsonNode report;
  private final Gaps gaps;
  private final List<Difference> differences = new ArrayList<>();

  MachineComparison(JsonNode report) {
    this.report = report;
    this.gaps = new Gaps(report);
  }

  /// The differences.
  List<Difference> of(Part expected) {
    part(expected, report, Place.REPORT);
    return List.copyOf(differences);
  }

  /// What one part says to what is expected of it.
  Answer answer(Part expected, JsonNode actual) {
    List<Difference> before = List.copyOf(differences);
    differences.clear();
    part(expected, actual, Place.REPORT);
    Answer answer = Answer.MET;
    for (Difference difference : differences) {
      if (difference.kind() == Difference.Kind.differs) {
        answer = Answer.DIFFERS;
      } else if (answer == Answer.MET) {
        answer = Answer.UNKNOWN;
      }
    }
    differences.clear();
    differences.addAll(before);
    return answer;
  }

  void part(Part expected, JsonNode actual, Place place) {
    for (Map.Entry<String, Expectation> member : expected.members().entrySet()) {
      String name = member.getKey();
      JsonNode node = actual.path(name);
      switch (member.getValue()) {
        case Value value -> value(value, node, place.value(name));
        case Part part -> whole(part, node, place.part(name));
        case Values values -> values(values, node, place.value(name));
        case Elements elements -> new ElementComparison(this, elements, place.part(name)).of(node);
      }
    }
  }

  /// A part of which nothing is known is one line, not one for each of its fields.
  private void whole(Part expected, JsonNode actual, Place place) {
    if (actual.isObject()) {
      part(expected, actual, place);
    } else {
      add(Difference.Kind.unknown, place, expected.text(), null);
    }
  }

  private void value(Value expected, JsonNode actual, Place place) {
    String field = expected.field();
    String words = label(field) + expected.condition().text();
    if (!actual.isValueNode() || actual.isNull()) {
      add(Difference.Kind.unknown, place, words, null);
      return;
    }
    switch (expected.condition().test(actual)) {
      case MET -> {}
      case DIFFERS -> add(Difference.Kind.differs, place, words, Wording.value(field, actual));
      case UNKNOWN ->
          add(
              Difference.Kind.unknown,
              place,
              words,
              Wording.value(field, actual) + " cannot be compared with it");
    }
  }

  private void values(Values expected, JsonNode actual, Place place) {
    String field = Measure.words(expected.field());
    if (!known(expected.collectors(), actual)) {
      add(Difference.Kind.unknown, place, field, notKnown(expected.collectors()));
      return;
    }
    Condition count = expected.count();
    if (count != null && counted(count, actual.size()) != Answer.MET) {
      add(Difference.Kind.differs, place, count.text() + " " + field, actual.size() + " found");
    }
    Condition each = expected.each();
    for (JsonNode value : actual) {
      if (each != null && each.test(value) != Answer.MET) {
        String found = Wording.value(expected.field(), value);
        add(Difference.Kind.differs, place, field + " " + each.text(), found);
      }
    }
    for (Condition wanted : expected.contains()) {
      boolean found = false;
      for (JsonNode value : actual) {
        found |= wanted.test(value) == Answer.MET;
      }
      if (!found) {
        add(Difference.Kind.differs, place, field + " " + wanted.text(), "not among them");
      }
    }
  }

  static Answer counted(Condition count, int number) {
    return count.test(IntNode.valueOf(number));
  }

  /// Whether a list that is not there is known to be empty: then all who answer for it have looked.
  boolean known(List<String> collectors, JsonNode actual) {
    if (actual.isArray() && !actual.isEmpty()) {
      return true;
    }
    return gaps.of(collectors).isEmpty() && (actual.isArray() || actual.isMissingNode());
  }

  /// Whether there may be more than a list names.
  boolean maybeMore(List<String> collectors) {
    return !gaps.of(collectors).isEmpty();
  }

  /// Why a list is not known.
  String notKnown(List<String> collectors) {
    List<String> why = gaps.of(collectors);
    return why.isEmpty() ? NOT_KNOWN : NOT_KNOWN + " (" + String.join(", ", why) + ")";
  }

  void add(Difference.Kind kind, Place place, String expected, @Nullable String actual) {
    String known = actual == null ? NOT_KNOWN : actual;
    differences.add(
        new Difference(
            kind,
            Wording.printable(place.path()),
            Wording.printable(expected),
            kind == Difference.Kind.unknown ? null : actual,
            Wording.printable("%s: %s expected, %s".formatted(place.subject(), expected, known))));
  }

  private static String label(String field) {
    String words = Measure.words(field);
    return words.equals("size") ? "" : words + " ";
  }
}
