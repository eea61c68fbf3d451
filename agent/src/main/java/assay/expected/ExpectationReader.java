package assay.expected;

import assay.expected.Expectation.Elements;
import assay.expected.Expectation.Group;
import assay.expected.Expectation.Named;
import assay.expected.Expectation.Part;
import assay.expected.Expectation.Value;
import assay.expected.Expectation.Values;
import assay.schema.SchemaNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Reads what somebody wrote by the schema: a name that the schema does not have is an error, since
/// what nobody understands would be met by every machine.
final class ExpectationReader {
  private static final String HARDWARE = "hardware";
  private static final String EMPTY = "empty";
  private static final List<String> GROUP_WORDS =
      List.of("count", "where", "each", "equal", "named");
  private static final List<String> VALUES_WORDS = List.of("count", "each", "contains");

  private static final Condition SOME =
      new Condition.Number(
          Condition.Comparison.AT_LEAST, BigDecimal.ONE, BigDecimal.ONE, "at least 1");

  private ExpectationReader() {}

  /// The expectations of a whole report. Sections of its hardware stand beside its own.
  static Part report(Written written, SchemaNode schema) throws UnusableExpectedException {
    Written.Mapping mapping = mapping("the file", written);
    SchemaNode hardware = schema.member(HARDWARE);
    List<String> names = new ArrayList<>();
    if (hardware != null) {
      names.addAll(hardware.names());
    }
    names.addAll(schema.names());
    names.remove(HARDWARE);
    SequencedMap<String, Expectation> parts = new LinkedHashMap<>();
    SequencedMap<String, Expectation> sections = new LinkedHashMap<>();
    for (Map.Entry<Written.Scalar, Written> member : mapping.members().entrySet()) {
      String name = member.getKey().text();
      SchemaNode part = hardware == null ? null : hardware.member(name);
      SchemaNode section = name.equals(HARDWARE) ? null : schema.member(name);
      if (part != null) {
        parts.put(name, expectation(name, member.getValue(), part));
      } else if (section != null) {
        sections.put(name, expectation(name, member.getValue(), section));
      } else if (name.equals(HARDWARE)) {
        throw new UnusableExpectedException(
            member.getKey().at(), "sections of hardware stand at the top, without \"hardware\"");
      } else {
        throw unknown(member.getKey(), "there is no section", names);
      }
    }
    if (!parts.isEmpty()) {
      sections.putFirst(HARDWARE, new Part(parts));
    }
    return new Part(sections);
  }

  private static Expectation expectation(String name, Written written, SchemaNode schema)
      throws UnusableExpectedException {
    return switch (schema.kind()) {
      case PART -> part(name, written, schema);
      case LIST ->
          schema.element().kind() == SchemaNode.Kind.PART
              ? elements(name, written, schema.element())
              : values(name, written, schema.element());
      case TEXT, NUMBER, FLAG -> new Value(name, ConditionReader.of(name, schema).read(written));
    };
  }

  private static Part part(String name, Written written, SchemaNode schema)
      throws UnusableExpectedException {
    SequencedMap<String, Expectation> members = new LinkedHashMap<>();
    for (Map.Entry<Written.Scalar, Written> member : mapping(name, written).members().entrySet()) {
      String field = member.getKey().text();
      SchemaNode found = schema.member(field);
      if (found == null) {
        throw unknown(member.getKey(), name + " has no", schema.names());
      }
      members.put(field, expectation(field, member.getValue(), found));
    }
    return new Part(members);
  }

  private static Elements elements(String list, Written written, SchemaNode element)
      throws UnusableExpectedException {
    List<Group> groups = new ArrayList<>();
    if (written instanceof Written.Sequence sequence) {
      for (Written group : sequence.elements()) {
        groups.add(group(list, mapping(list, group), element));
      }
      if (groups.isEmpty()) {
        throw nothing(list, written);
      }
    } else if (written instanceof Written.Scalar) {
      Condition count = ConditionReader.ofCount().read(written);
      groups.add(new Group(null, count, null, List.of(), List.of()));
    } else {
      groups.add(group(list, mapping(list, written), element));
    }
    return new Elements(list, element.collectors(), groups);
  }

  private static Group group(String list, Written.Mapping mapping, SchemaNode element)
      throws UnusableExpectedException {
    Part where = null;
    Condition count = null;
    Part each = null;
    List<String> equal = List.of();
    List<Named> named = List.of();
    for (Map.Entry<Written.Scalar, Written> member : mapping.members().entrySet()) {
      Written written = member.getValue();
      switch (member.getKey().text()) {
        case "where" -> where = part(list, written, element);
        case "count" -> count = ConditionReader.ofCount().read(written);
        case "each" -> each = part(list, written, element);
        case "equal" -> equal = fields(list, written, element);
        case "named" -> named = named(list, mapping(list, written), element);
        default -> throw noGroupWord(list, member.getKey(), element);
      }
    }
    if (count == null && (where != null || each != null || !equal.isEmpty())) {
      // Of none of them anything would be true.
      count = SOME;
    }
    return new Group(where, count, each, equal, named);
  }

  private static UnusableExpectedException noGroupWord(
      String list, Written.Scalar word, SchemaNode element) {
    if (element.names().contains(word.text())) {
      return new UnusableExpectedException(
          word.at(),
          "%s: %s belongs below each, where or named"
              .formatted(list, NearestName.quoted(word.text())));
    }
    return unknown(word, list + " takes no", GROUP_WORDS);
  }

  private static List<Named> named(String list, Written.Mapping mapping, SchemaNode element)
      throws UnusableExpectedException {
    List<Named> named = new ArrayList<>();
    for (Map.Entry<Written.Scalar, Written> member : mapping.members().entrySet()) {
      String name = member.getKey().text();
      boolean empty =
          element.names().contains("populated")
              && member.getValue() instanceof Written.Scalar scalar
              && scalar.text().equals(EMPTY);
      named.add(new Named(name, empty ? null : part(name, member.getValue(), element)));
    }
    return named;
  }

  /// Names of single values: one, or a list.
  private static List<String> fields(String list, Written written, SchemaNode element)
      throws UnusableExpectedException {
    List<Written> names =
        written instanceof Written.Sequence sequence ? sequence.elements() : List.of(written);
    List<String> fields = new ArrayList<>();
    for (Written name : names) {
      if (!(name instanceof Written.Scalar scalar)) {
        throw new UnusableExpectedException(name.at(), list + ": equal takes names of fields");
      }
      SchemaNode field = element.member(scalar.text());
      if (field == null) {
        throw unknown(scalar, list + " has no", element.names());
      }
      fields.add(scalar.text());
    }
    if (fields.isEmpty()) {
      throw nothing(list, written);
    }
    return fields;
  }

  private static Values values(String field, Written written, SchemaNode element)
      throws UnusableExpectedException {
    ConditionReader reader = ConditionReader.of(field, element);
    if (!(written instanceof Written.Mapping)) {
      return new Values(field, element.collectors(), null, null, all(reader, written));
    }
    Condition count = null;
    Condition each = null;
    List<Condition> contains = List.of();
    for (Map.Entry<Written.Scalar, Written> member : mapping(field, written).members().entrySet()) {
      switch (member.getKey().text()) {
        case "count" -> count = ConditionReader.ofCount().read(member.getValue());
        case "each" -> each = reader.read(member.getValue());
        case "contains" -> contains = all(reader, member.getValue());
        default -> throw unknown(member.getKey(), field + " takes no", VALUES_WORDS);
      }
    }
    Condition counted = each != null && count == null ? SOME : count;
    return new Values(field, element.collectors(), counted, each, contains);
  }

  private static List<Condition> all(ConditionReader reader, Written written)
      throws UnusableExpectedException {
    if (!(written instanceof Written.Sequence sequence)) {
      return List.of(reader.read(written));
    }
    if (sequence.elements().isEmpty()) {
      throw nothing(reader.field(), written);
    }
    List<Condition> all = new ArrayList<>();
    for (Written element : sequence.elements()) {
      all.add(reader.read(element));
    }
    return all;
  }

  private static Written.Mapping mapping(String name, Written written)
      throws UnusableExpectedException {
    if (!(written instanceof Written.Mapping mapping)) {
      boolean nothing = written instanceof Written.Scalar scalar && scalar.nothing();
      throw nothing
          ? nothing(name, written)
          : new UnusableExpectedException(
              written.at(), name + ": " + written.kind() + " where names with values belong");
    }
    if (mapping.members().isEmpty()) {
      throw nothing(name, written);
    }
    return mapping;
  }

  private static UnusableExpectedException nothing(String name, Written written) {
    return new UnusableExpectedException(written.at(), name + ": nothing is expected in it");
  }

  private static UnusableExpectedException unknown(
      Written.Scalar name, String problem, @Nullable List<String> names) {
    return new UnusableExpectedException(
        name.at(),
        problem
            + " "
            + NearestName.quoted(name.text())
            + NearestName.suggest(name.text(), names == null ? List.of() : names));
  }
}
