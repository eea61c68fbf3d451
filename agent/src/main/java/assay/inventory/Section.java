package assay.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// One kind of part as the report lists it: its name there, its place, and when two entries from
/// different collectors are the same part. Each kind of record declares its own, so that a new kind
/// is known to nobody but its collector.
///
/// @param <T> the record of one such part; what is the same part is joined, the first word stays
public final class Section<T extends Record> implements Comparable<Section<?>> {
  private final String name;
  private final int place;
  private final Class<T> type;
  private final boolean list;
  private final BiPredicate<T, T> same;
  private final UnaryOperator<List<T>> distinct;

  private Section(
      String name,
      int place,
      Class<T> type,
      boolean list,
      BiPredicate<T, T> same,
      UnaryOperator<List<T>> distinct) {
    this.name = name;
    this.place = place;
    this.type = type;
    this.list = list;
    this.same = same;
    this.distinct = distinct;
  }

  /// A part there is one of, such as the board.
  ///
  /// @param place where it stands in the report, by ascending number
  /// @param type the record: what its schema is derived from, where it has no written one
  public static <T extends Record> Section<T> one(String name, int place, Class<T> type) {
    return new Section<>(name, place, type, false, (_, _) -> true, List::copyOf);
  }

  /// Parts there may be many of.
  ///
  /// @param same whether an entry of one collector is the part that another's entry is
  public static <T extends Record> Section<T> many(
      String name, int place, Class<T> type, BiPredicate<T, T> same) {
    return new Section<>(name, place, type, true, same, List::copyOf);
  }

  /// Parts that are told apart by one text.
  public static <T extends Record> Section<T> keyed(
      String name, int place, Class<T> type, Function<T, String> key) {
    return many(name, place, type, (a, b) -> key.apply(a).equals(key.apply(b)));
  }

  /// Parts that even one collector may list twice.
  ///
  /// @param distinct joins the entries that are one part
  static <T extends Record> Section<T> distinct(
      String name, int place, Class<T> type, UnaryOperator<List<T>> distinct) {
    return new Section<>(name, place, type, true, (_, _) -> false, distinct);
  }

  /// The property's name below `hardware`.
  public String name() {
    return name;
  }

  /// The record of one such part.
  public Class<T> type() {
    return type;
  }

  /// Whether the report has a list of them.
  public boolean list() {
    return list;
  }

  /// These entries as the section holds them.
  List<T> of(List<T> entries) {
    return distinct.apply(entries);
  }

  /// Both, in the order of `first`, then what is new. Entries of `more` are looked for among
  /// `first` only: two entries of one collector stay two.
  List<T> merge(List<T> first, List<T> more) {
    List<T> all = new ArrayList<>(first);
    for (T entry : more) {
      int at = 0;
      while (at < first.size() && !same.test(all.get(at), entry)) {
        at++;
      }
      if (at == first.size()) {
        all.add(entry);
      } else {
        all.set(at, Gaps.fill(all.get(at), entry));
      }
    }
    return of(all);
  }

  @Override
  public int compareTo(Section<?> other) {
    int order = Integer.compare(place, other.place);
    return order == 0 ? name.compareTo(other.name) : order;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Section<?> section && compareTo(section) == 0;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
