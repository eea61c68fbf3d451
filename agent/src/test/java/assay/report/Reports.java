package assay.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Whole reports: those of the fixtures, and one around the hardware of each recorded machine.
public final class Reports {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Reports() {}

  /// One of the fixtures.
  public static ObjectNode named(String name) {
    return read(FIXTURES.resolve("reports").resolve(name + ".json"));
  }

  /// All of them, by name.
  public static SequencedMap<String, ObjectNode> all() {
    SequencedMap<String, ObjectNode> all = new TreeMap<>();
    for (Path file : files(FIXTURES.resolve("reports"), ".json")) {
      all.put(bare(file, ".json"), read(file));
    }
    for (Path file : files(FIXTURES.resolve("machines"), ".hardware.json")) {
      ObjectNode report = skeleton();
      report.set("hardware", read(file));
      all.put(bare(file, ".hardware.json") + " (hardware)", report);
    }
    return all;
  }

  /// Those of this schema's version.
  public static SequencedMap<String, ObjectNode> valid() {
    SequencedMap<String, ObjectNode> valid = all();
    valid.remove("written-later-version");
    return valid;
  }

  /// The report of an audit that has only just begun.
  public static ObjectNode skeleton() {
    try {
      return (ObjectNode) MAPPER.readTree(Skeleton.text(Start.now()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Every scalar in a tree.
  public static List<JsonNode> scalars(JsonNode tree) {
    List<JsonNode> scalars = new ArrayList<>();
    if (tree.isContainerNode()) {
      tree.forEach(child -> scalars.addAll(scalars(child)));
    } else {
      scalars.add(tree);
    }
    return scalars;
  }

  private static String bare(Path file, String ending) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ending.length());
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ObjectNode read(Path file) {
    try {
      return (ObjectNode) MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
