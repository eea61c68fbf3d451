package assay.expected;

import assay.expected.Difference.Kind;
import assay.expected.Expectation.Elements;
import assay.expected.Expectation.Group;
import assay.expected.Expectation.Named;
import assay.expected.Expectation.Part;
import assay.schema.Measure;
import assay.schema.Place;
import assay.schema.Wording;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Holds one list of a report, such as its drives, against what is expected of its elements.
final class ElementComparison {
  private static final int MOST_NAMES = 4;

  private final MachineComparison whole;
  private final Elements elements;
  private final String list;
  private final Place place;

  ElementComparison(MachineComparison whole, Elements elements, Place place) {
    this.whole = whole;
    this.elements = elements;
    this.list = elements.list();
    this.place = place;
  }

  /// One element, and where it is.
  private record Element(JsonNode node, Place place) {}

  void of(JsonNode actual) {
    List<Element> all = new ArrayList<>();
    for (JsonNode node : actual.isArray() ? actual : MissingNode.getInstance()) {
      all.add(new Element(node, place.element(list, node, all.size())));
    }
    for (Group group : elements.groups()) {
      group(group, all, whole.known(elements.collectors(), actual));
    }
  }

  /// @param known whether the list is all there is
  private void group(Group group, List<Element> all, boolean known) {
    Part where = group.where();
    List<Element> chosen = new ArrayList<>();
    List<Element> possible = new ArrayList<>();
    for (Element element : all) {
      if (where == null ? Wording.isEmpty(element.node()) : left(where, element)) {
        continue;
      }
      Answer answer = where == null ? Answer.MET : whole.answer(where, element.node());
      if (answer == Answer.MET) {
        chosen.add(element);
      } else if (answer == Answer.UNKNOWN) {
        possible.add(element);
      }
    }
    boolean sure = count(group, chosen.size(), possible.size(), known);
    Part each = group.each();
    if (each != null) {
      chosen.forEach(element -> whole.part(each, element.node(), element.place()));
    }
    group.equal().forEach(field -> equal(field, chosen));
    if (where != null && sure && (each != null || !group.equal().isEmpty())) {
      possible.forEach(
          element -> whole.add(Kind.unknown, element.place(), "its " + where.text(), null));
    }
    group.named().forEach(named -> named(named, all, known));
  }

  /// Empty slots are no parts, unless somebody asks for them.
  private static boolean left(Part where, Element element) {
    return Wording.isEmpty(element.node()) && !where.members().containsKey("populated");
  }

  /// Whether it is settled how many there are.
  private boolean count(Group group, int sure, int possible, boolean known) {
    Condition count = group.count();
    if (count == null) {
      return true;
    }
    Part where = group.where();
    String expected = count.text() + (where == null ? "" : " with " + where.text());
    if (!known) {
      whole.add(Kind.unknown, place, expected, whole.notKnown(elements.collectors()));
      return false;
    }
    boolean met = false;
    boolean missed = false;
    for (int number = sure; number <= sure + possible; number++) {
      boolean here = MachineComparison.counted(count, number) == Answer.MET;
      met |= here;
      missed |= !here;
    }
    if (met && missed) {
      String found = "%d found and %d that may be".formatted(sure, possible);
      whole.add(Kind.unknown, place, expected, found);
      return false;
    }
    if (met && bounded(count, sure + possible) && whole.maybeMore(elements.collectors())) {
      String found =
          sure + " found, whether these are all is " + whole.notKnown(elements.collectors());
      whole.add(Kind.unknown, place, expected, found);
      return false;
    }
    if (missed) {
      String found = sure + (possible == 0 ? "" : " to " + (sure + possible)) + " found";
      whole.add(Kind.differs, place, expected, found);
    }
    return true;
  }

  /// Whether more than so many would be too many.
  private static boolean bounded(Condition count, int number) {
    return MachineComparison.counted(count, number + 1) != Answer.MET
        || MachineComparison.counted(count, Integer.MAX_VALUE) != Answer.MET;
  }

  /// One value of a field in all of them.
  private void equal(String field, List<Element> chosen) {
    SequencedMap<String, List<String>> holders = new LinkedHashMap<>();
    String expected = "the same " + Measure.words(field);
    for (Element element : chosen) {
      JsonNode value = element.node().path(field);
      if (value.isMissingNode() || value.isNull()) {
        whole.add(Kind.unknown, element.place(), expected, null);
      } else {
        holders
            .computeIfAbsent(Wording.value(field, value), _ -> new ArrayList<>())
            .add(element.place().subject());
      }
    }
    if (holders.size() > 1) {
      List<String> texts = new ArrayList<>();
      for (Map.Entry<String, List<String>> holder : holders.entrySet()) {
        texts.add(holder.getKey() + " in " + names(holder.getValue()));
      }
      whole.add(Kind.differs, place, expected, String.join(", ", texts));
    }
  }

  private static String names(List<String> subjects) {
    return subjects.size() > MOST_NAMES
        ? subjects.size() + " of them"
        : String.join(" and ", subjects);
  }

  private void named(Named named, List<Element> all, boolean known) {
    List<Element> called =
        all.stream().filter(element -> Wording.isCalled(element.node(), named.name())).toList();
    Part part = named.part();
    if (called.isEmpty()) {
      boolean slots = all.stream().anyMatch(element -> element.node().path("slot").isValueNode());
      String subject = (slots ? "slot" : Wording.noun(list)) + " " + Wording.plain(named.name());
      Place nowhere = new Place(place.path() + "[" + Wording.plain(named.name()) + "]", subject);
      String expected = part == null ? "empty" : part.text();
      if (known) {
        whole.add(Kind.differs, nowhere, expected, "not there");
      } else {
        whole.add(Kind.unknown, nowhere, expected, whole.notKnown(elements.collectors()));
      }
    }
    for (Element element : called) {
      if (part == null) {
        empty(element);
      } else if (Wording.isEmpty(element.node())) {
        whole.add(Kind.differs, element.place(), part.text(), "empty");
      } else {
        whole.part(part, element.node(), element.place());
      }
    }
  }

  private void empty(Element element) {
    JsonNode populated = element.node().path("populated");
    if (!populated.isBoolean()) {
      whole.add(Kind.unknown, element.place(), "empty", null);
    } else if (populated.booleanValue()) {
      JsonNode size = element.node().path("sizeBytes");
      String found = size.isNumber() ? Wording.value("sizeBytes", size) : "not so";
      whole.add(Kind.differs, element.place(), "empty", found);
    }
  }
}
