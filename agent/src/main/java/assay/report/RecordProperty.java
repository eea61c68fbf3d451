package assay.report;

import assay.inventory.Sparse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A component of a record as a property of a JSON object. By hand, for the library's way of
/// finding out what a class is made of takes longer than an audit whose tools answer at once.
///
/// @param name of both
/// @param accessor the component's
record RecordProperty(String name, Method accessor) {
  private static final Map<Class<?>, RecordProperty[]> KNOWN = new ConcurrentHashMap<>();

  /// Those of a record, in their order.
  static RecordProperty[] of(Class<?> type) {
    RecordProperty[] known = KNOWN.get(type);
    if (known == null) {
      RecordComponent[] components = type.getRecordComponents();
      known = new RecordProperty[components.length];
      for (int i = 0; i < components.length; i++) {
        Method accessor = components[i].getAccessor();
        accessor.setAccessible(true);
        known[i] = new RecordProperty(components[i].getName(), accessor);
      }
      KNOWN.put(type, known);
    }
    return known;
  }

  /// The value to write; null where it is left out: unknown, or empty in a [Sparse] record.
  @Nullable Object value(Record record) {
    try {
      Object value = accessor.invoke(record);
      return value == null || record instanceof Sparse && empty(value) ? null : value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record's accessor only returns", e);
    }
  }

  private static boolean empty(Object value) {
    return value instanceof String text && text.isEmpty()
        || value instanceof List<?> list && list.isEmpty()
        || value instanceof Map<?, ?> map && map.isEmpty();
  }
}
