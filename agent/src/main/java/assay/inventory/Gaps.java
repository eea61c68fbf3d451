package assay.inventory;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Joins two records of one type: what the first knows stays, what it does not know the second
/// fills in, component by component. Nested records are joined the same way, maps by key; a list is
/// taken whole from the first that has one.
final class Gaps {
  private Gaps() {}

  @SuppressWarnings("unchecked") // a record's canonical constructor makes that record's type
  static <R extends Record> R fill(R known, R more) {
    RecordComponent[] components = known.getClass().getRecordComponents();
    @Nullable Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        values[i] =
            join(
                components[i].getAccessor().invoke(known),
                components[i].getAccessor().invoke(more));
      }
      Class<?>[] types =
          Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return (R) known.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(known.getClass() + " is not a plain public record", e);
    }
  }

  /// The same where either may be unknown altogether.
  static <R extends Record> @Nullable R fillNullable(@Nullable R known, @Nullable R more) {
    if (known == null) {
      return more;
    }
    return more == null ? known : fill(known, more);
  }

  private static @Nullable Object join(@Nullable Object known, @Nullable Object more) {
    return switch (known) {
      case null -> more;
      case Map<?, ?> map when more instanceof Map<?, ?> other -> {
        Map<Object, Object> joined = new LinkedHashMap<>(map);
        other.forEach(joined::putIfAbsent);
        yield joined;
      }
      case Collection<?> list when list.isEmpty() -> more;
      case Record nested when nested.getClass().isInstance(more) -> fill(nested, (Record) more);
      default -> known;
    };
  }
}
