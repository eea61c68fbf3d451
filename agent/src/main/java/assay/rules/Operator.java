package assay.rules;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// How a field's value is compared with another. The names are those of `rules.json`.
enum Operator {
  equals {
    @Override
    Truth compare(JsonNode value, JsonNode other, Reading reading) {
      Integer order = reading.order(value, other);
      return order == null ? Truth.UNKNOWN : Truth.of(order == 0);
    }
  },
  /// A list of values, of which it is one.
  in {
    @Override
    Truth compare(JsonNode value, JsonNode other, Reading reading) {
      return anyOf(value, other, reading);
    }
  },
  /// The field is a list, of which the value is one.
  contains {
    @Override
    Truth compare(JsonNode value, JsonNode other, Reading reading) {
      return value.isArray() ? anyOf(other, value, reading) : Truth.UNKNOWN;
    }
  },
  /// A text, or a list of texts of which one is meant.
  startsWith {
    @Override
    Truth compare(JsonNode value, JsonNode other, Reading reading) {
      if (!value.isTextual()) {
        return Truth.UNKNOWN;
      }
      String text = reading.text(value);
      if (!other.isArray()) {
        return Truth.of(text.startsWith(reading.text(other)));
      }
      for (int i = 0; i < other.size(); i++) {
        if (text.startsWith(reading.text(other.get(i)))) {
          return Truth.YES;
        }
      }
      return Truth.NO;
    }
  },
  above {
    @Override
    Truth compare(JsonNode value, JsonNode other, Reading reading) {
      Integer order = reading.measure(value, other);
      return order == null ? Truth.UNKNOWN : Truth.of(order > 0);
    }
  },
  atLeast {
    @Override
    Truth compare(JsonNode value, JsonNode other, Reading reading) {
      Integer order = reading.measure(value, other);
      return order == null ? Truth.UNKNOWN : Truth.of(order >= 0);
    }
  },
  below {
    @Override
    Truth compare(JsonNode value, JsonNode other, Reading reading) {
      Integer order = reading.measure(value, other);
      return order == null ? Truth.UNKNOWN : Truth.of(order < 0);
    }
  };

  /// Total: values that cannot be compared make it neither true nor false.
  abstract Truth compare(JsonNode value, JsonNode other, Reading reading);

  static @Nullable Operator named(String name) {
    for (Operator one : values()) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    return null;
  }

  private static Truth anyOf(JsonNode value, JsonNode list, Reading reading) {
    for (int i = 0; i < list.size(); i++) {
      Integer order = reading.order(value, list.get(i));
      if (order != null && order == 0) {
        return Truth.YES;
      }
    }
    return Truth.NO;
  }
}
