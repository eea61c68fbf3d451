package assay.expected;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML 1.2, and JSON with it, by the parser's events alone: no object is made of what is
/// written, whatever tags it bears, and nothing grows beyond what a hand writes.
final class YamlText {
  private static final int DEEPEST = 20;
  private static final int MOST_VALUES = 20_000;

  private final Iterator<Event> events;
  private final Map<Anchor, Written> anchors = new HashMap<>();

  private YamlText(String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel("").setCodePointLimit(ExpectedMachine.LIMIT_BYTES).build();
    events = new Parse(settings).parseString(text).iterator();
  }

  /// The one document of a file.
  ///
  /// @throws UnusableExpectedException saying where and why
  static Written read(byte[] bytes) throws UnusableExpectedException {
    if (bytes.length > ExpectedMachine.LIMIT_BYTES) {
      throw new UnusableExpectedException(null, "larger than 256 KiB, which no hand writes");
    }
    try {
      return new YamlText(text(bytes)).document();
    } catch (MarkedYamlEngineException e) {
      throw new UnusableExpectedException(
          e.getProblemMark().map(YamlText::position).orElse(null),
          "no YAML: " + e.getProblem().replace('\n', ' '));
    } catch (ReaderException e) {
      throw new UnusableExpectedException(
          null, "holds the character U+%04X, which is no text".formatted(e.getCodePoint()));
    } catch (YamlEngineException e) {
      throw new UnusableExpectedException(null, "no YAML: " + e.getMessage().replace('\n', ' '));
    }
  }

  private static String text(byte[] bytes) throws UnusableExpectedException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UnusableExpectedException(null, "is no text in UTF-8");
    }
    // JSON may be indented by tabs, which YAML allows nowhere; within its texts there are none.
    return text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
  }

  private Written document() throws UnusableExpectedException {
    Written document = null;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent) {
        if (document != null) {
          throw new UnusableExpectedException(position(event), "a second document begins here");
        }
        document = value(events.next(), 0);
      }
    }
    if (document == null || document instanceof Written.Scalar scalar && scalar.nothing()) {
      throw new UnusableExpectedException(null, "is empty: nothing is expected in it");
    }
    return document;
  }

  private Written value(Event event, int depth) throws UnusableExpectedException {
    Position at = position(event);
    if (depth > DEEPEST) {
      throw new UnusableExpectedException(at, "more than " + DEEPEST + " levels deep");
    }
    if (event instanceof AliasEvent alias) {
      Written written = anchors.get(alias.getAlias());
      if (written == null) {
        throw new UnusableExpectedException(
            at, "*" + alias.getAlias().getValue() + " stands for nothing written before");
      }
      return written;
    }
    Written written =
        switch (event) {
          case ScalarEvent scalar -> {
            untagged(scalar.getTag(), at);
            yield new Written.Scalar(at, scalar.getValue(), scalar.isPlain());
          }
          case MappingStartEvent start -> mapping(start, at, depth);
          case CollectionStartEvent start -> sequence(start, at, depth);
          default -> throw new UnusableExpectedException(at, "no value");
        };
    if (event instanceof NodeEvent node) {
      node.getAnchor().ifPresent(anchor -> anchors.put(anchor, written));
    }
    return written;
  }

  private Written sequence(CollectionStartEvent start, Position at, int depth)
      throws UnusableExpectedException {
    untagged(start.getTag(), at);
    List<Written> elements = new ArrayList<>();
    int size = 1;
    for (Event next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
      Written element = value(next, depth + 1);
      elements.add(element);
      size = sum(size, element.size(), at);
    }
    return new Written.Sequence(at, elements, size);
  }

  private Written mapping(MappingStartEvent start, Position at, int depth)
      throws UnusableExpectedException {
    untagged(start.getTag(), at);
    SequencedMap<Written.Scalar, Written> members = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    int size = 1;
    for (Event next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
      Position nameAt = position(next);
      if (!(value(next, depth + 1) instanceof Written.Scalar name)) {
        throw new UnusableExpectedException(nameAt, "a name is a single word");
      }
      if (!names.add(name.text())) {
        throw new UnusableExpectedException(nameAt, '"' + name.text() + "\" for the second time");
      }
      Written member = value(events.next(), depth + 1);
      members.put(new Written.Scalar(nameAt, name.text(), name.plain()), member);
      size = sum(size, member.size(), at);
    }
    return new Written.Mapping(at, members, size);
  }

  private static int sum(int size, int more, Position at) throws UnusableExpectedException {
    if (size + more > MOST_VALUES) {
      throw new UnusableExpectedException(
          at, "more than " + MOST_VALUES + " values, those that aliases stand for included");
    }
    return size + more;
  }

  private static void untagged(Optional<String> tag, Position at) throws UnusableExpectedException {
    if (tag.isPresent()) {
      throw new UnusableExpectedException(at, "tags such as " + tag.get() + " mean nothing here");
    }
  }

  private static Position position(Event event) {
    return event.getStartMark().map(YamlText::position).orElse(new Position(1, 1));
  }

  private static Position position(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
