package assay.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;

/// What is asked of a part. It always has an answer, and never a finding out of what is unknown:
/// a field that is not there makes neither a comparison nor its opposite true.
///
/// Asked by methods, not by a switch over the types, as [assay.collector.Outcome] is.
sealed interface Condition {
  /// @param element what is looked at
  /// @param part what that is in; the same for a part as a whole
  Truth of(JsonNode element, JsonNode part);

  /// Names the fields that it reads.
  void fields(Consumer<FieldPath> each);

  /// Whether it is so.
  default boolean holds(JsonNode element, JsonNode part) {
    return of(element, part) == Truth.YES;
  }

  /// All of these; true of none at all.
  record All(List<Condition> parts) implements Condition {
    @Override
    public Truth of(JsonNode element, JsonNode part) {
      Truth all = Truth.YES;
      for (int i = 0; i < parts.size() && all != Truth.NO; i++) {
        Truth one = parts.get(i).of(element, part);
        all = one == Truth.YES ? all : one;
      }
      return all;
    }

    @Override
    public void fields(Consumer<FieldPath> each) {
      parts.forEach(one -> one.fields(each));
    }
  }

  /// One of these at least.
  record Any(List<Condition> parts) implements Condition {
    @Override
    public Truth of(JsonNode element, JsonNode part) {
      Truth any = Truth.NO;
      for (int i = 0; i < parts.size() && any != Truth.YES; i++) {
        Truth one = parts.get(i).of(element, part);
        any = one == Truth.NO ? any : one;
      }
      return any;
    }

    @Override
    public void fields(Consumer<FieldPath> each) {
      parts.forEach(one -> one.fields(each));
    }
  }

  /// The opposite.
  record Not(Condition condition) implements Condition {
    @Override
    public Truth of(JsonNode element, JsonNode part) {
      return condition.of(element, part).not();
    }

    @Override
    public void fields(Consumer<FieldPath> each) {
      condition.fields(each);
    }
  }

  /// Whether a field is known at all.
  record Presence(FieldPath field, boolean wanted) implements Condition {
    @Override
    public Truth of(JsonNode element, JsonNode part) {
      return Truth.of((field.in(element, part) != null) == wanted);
    }

    @Override
    public void fields(Consumer<FieldPath> each) {
      each.accept(field);
    }
  }

  /// A field with a value.
  record WithValue(FieldPath field, Operator operator, JsonNode value, Reading reading)
      implements Condition {
    @Override
    public Truth of(JsonNode element, JsonNode part) {
      JsonNode known = field.in(element, part);
      return known == null ? Truth.UNKNOWN : operator.compare(known, value, reading);
    }

    @Override
    public void fields(Consumer<FieldPath> each) {
      each.accept(field);
    }
  }

  /// A field with another one.
  record WithField(FieldPath field, Operator operator, FieldPath other, Reading reading)
      implements Condition {
    @Override
    public Truth of(JsonNode element, JsonNode part) {
      JsonNode known = field.in(element, part);
      JsonNode value = other.in(element, part);
      return known == null || value == null
          ? Truth.UNKNOWN
          : operator.compare(known, value, reading);
    }

    @Override
    public void fields(Consumer<FieldPath> each) {
      each.accept(field);
      each.accept(other);
    }
  }
}
