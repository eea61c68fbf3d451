package assay.expected;

import assay.schema.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What a place of the report has to be.
sealed interface Expectation {

  /// A single value.
  record Value(String field, Condition condition) implements Expectation {}

  /// Members by their names.
  record Part(SequencedMap<String, Expectation> members) implements Expectation {
    /// What is expected, in words: `transport nvme, size >= 3.8 TB`. A size that stands alone needs
    /// no name.
    String text() {
      List<String> texts = new ArrayList<>();
      for (Map.Entry<String, Expectation> member : members.entrySet()) {
        String name = Measure.words(member.getKey());
        texts.add(
            switch (member.getValue()) {
              case Value value when members.size() == 1 && name.equals("size") ->
                  value.condition().text();
              case Value value -> name + " " + value.condition().text();
              case Part part -> name + " " + part.text();
              case Values _, Elements _ -> name + " as written";
            });
      }
      return String.join(", ", texts);
    }
  }

  /// Single values in a row, such as addresses.
  ///
  /// @param collectors that answer for there being no more; empty where any may
  /// @param count how many there have to be
  /// @param each what each has to be
  /// @param contains what one of them has to be
  record Values(
      String field,
      List<String> collectors,
      @Nullable Condition count,
      @Nullable Condition each,
      List<Condition> contains)
      implements Expectation {}

  /// Parts of one kind, such as drives.
  ///
  /// @param collectors that answer for there being no more; empty where any may
  record Elements(String list, List<String> collectors, List<Group> groups)
      implements Expectation {}

  /// Some of the parts of one kind.
  ///
  /// @param where which of them; null means all but empty slots
  /// @param count how many they have to be
  /// @param each what each of them has to be
  /// @param equal fields that have to be the same in all of them
  /// @param named what single ones have to be, by what they are called
  record Group(
      @Nullable Part where,
      @Nullable Condition count,
      @Nullable Part each,
      List<String> equal,
      List<Named> named) {}

  /// One of the parts of one kind.
  ///
  /// @param part null where its slot has to be empty
  record Named(String name, @Nullable Part part) {}
}
