package assay.source.cpu;

import assay.source.Attributes;
import org.jspecify.annotations.Nullable;

/// The kernel's lists of processors, such as `0-3,8` (cpuset(7), "List format").
final class CpuList {
  private CpuList() {}

  /// How many a list names; null where it is none.
  static @Nullable Integer count(@Nullable String list) {
    if (list == null) {
      return null;
    }
    long count = 0;
    for (String range : list.split(",", -1)) {
      int dash = range.indexOf('-');
      Long first = Attributes.number(dash < 0 ? range : range.substring(0, dash), 10);
      Long last = dash < 0 ? first : Attributes.number(range.substring(dash + 1), 10);
      if (first == null || last == null || last < first) {
        return null;
      }
      count += last - first + 1;
    }
    return count > Integer.MAX_VALUE ? null : Integer.valueOf((int) count);
  }
}
