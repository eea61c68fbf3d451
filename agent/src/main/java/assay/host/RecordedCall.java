package assay.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// One question to the machine and its answer, as a recording keeps it: a folder with the file
/// `call`, whose lines are a word and a text, and with what was printed or read, `stdout`, `stderr`
/// and `content`.
///
/// @param key what was asked: the same question has the same key
/// @param argv of a command; empty where files were read
/// @param files lengths of the files' bytes in `content`, by path, in order
record RecordedCall(
    Path folder,
    String key,
    List<String> argv,
    Ending ending,
    boolean truncated,
    Duration duration,
    SequencedMap<String, Integer> files,
    SequencedMap<String, String> links) {
  private static final String CALL = "call";

  static String key(Command command) {
    return "command\n" + String.join("\n", command.argv());
  }

  static String key(FileQuery query) {
    return "files\n"
        + query.name()
        + "\n"
        + query.fileLimitBytes()
        + "\n"
        + String.join("\n", query.files())
        + "\n\n"
        + String.join("\n", query.links());
  }

  static void write(Path folder, Execution execution) throws IOException {
    List<String> lines = new ArrayList<>();
    execution.command().argv().forEach(word -> line(lines, "argv", word));
    lines.addAll(EndingText.lines(execution.ending()));
    line(lines, "truncated", Boolean.toString(execution.truncated()));
    line(lines, "nanos", Long.toString(execution.duration().toNanos()));
    Files.createDirectories(folder);
    Files.write(folder.resolve("stdout"), execution.stdout());
    Files.write(folder.resolve("stderr"), execution.stderr());
    finish(folder, key(execution.command()), lines);
  }

  static void write(Path folder, FileQuery query, FileSet set) throws IOException {
    List<String> lines = new ArrayList<>(EndingText.lines(set.ending()));
    set.files().forEach((path, bytes) -> line(lines, "file", bytes.length + " " + path));
    set.links().forEach((path, target) -> line(lines, "link", path + "\n" + target));
    Files.createDirectories(folder);
    try (var content = Files.newOutputStream(folder.resolve("content"))) {
      for (byte[] bytes : set.files().values()) {
        content.write(bytes);
      }
    }
    finish(folder, key(query), lines);
  }

  /// The file `call` last: without it there is no call.
  private static void finish(Path folder, String key, List<String> lines) throws IOException {
    line(lines, "key", key);
    Files.writeString(folder.resolve(CALL), String.join("\n", lines) + "\n");
  }

  private static void line(List<String> lines, String word, String text) {
    lines.add(word + " " + text.replace("\\", "\\\\").replace("\n", "\\n"));
  }

  /// Reads the file `call` of a folder.
  ///
  /// @throws IOException also where it is no such file
  static RecordedCall read(Path folder) throws IOException {
    List<String> argv = new ArrayList<>();
    SequencedMap<String, Integer> files = new LinkedHashMap<>();
    SequencedMap<String, String> links = new LinkedHashMap<>();
    Map<String, List<String>> rest = new LinkedHashMap<>();
    for (String line :
        Files.readString(folder.resolve(CALL), StandardCharsets.UTF_8).lines().toList()) {
      int space = line.indexOf(' ');
      String word = space < 0 ? line : line.substring(0, space);
      String text = space < 0 ? "" : unescaped(line.substring(space + 1));
      int split = text.indexOf(word.equals("file") ? ' ' : '\n');
      switch (word) {
        case "argv" -> argv.add(text);
        case "file" -> files.put(text.substring(split + 1), number(folder, text, split));
        case "link" -> links.put(text.substring(0, Math.max(0, split)), text.substring(split + 1));
        default -> rest.computeIfAbsent(word, _ -> new ArrayList<>()).add(text);
      }
    }
    try {
      return new RecordedCall(
          folder,
          rest.getOrDefault("key", List.of("")).getFirst(),
          argv,
          EndingText.parse(rest),
          rest.getOrDefault("truncated", List.of("false")).getFirst().equals("true"),
          Duration.ofNanos(Long.parseLong(rest.getOrDefault("nanos", List.of("0")).getFirst())),
          files,
          links);
    } catch (IllegalArgumentException e) {
      throw new IOException(folder.resolve(CALL) + " is no recorded call: " + e.getMessage(), e);
    }
  }

  private static Integer number(Path folder, String text, int end) throws IOException {
    try {
      return Integer.valueOf(text.substring(0, Math.max(0, end)));
    } catch (NumberFormatException e) {
      throw new IOException(folder.resolve(CALL) + " is no recorded call: " + text, e);
    }
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  /// The answer to a command.
  Execution execution(Command command) throws IOException {
    return new Execution(
        command,
        ending,
        Files.readAllBytes(folder.resolve("stdout")),
        Files.readAllBytes(folder.resolve("stderr")),
        truncated,
        duration);
  }

  /// The files read.
  FileSet set() throws IOException {
    byte[] content = Files.readAllBytes(folder.resolve("content"));
    SequencedMap<String, byte[]> read = new LinkedHashMap<>();
    int at = 0;
    for (Map.Entry<String, Integer> file : files.entrySet()) {
      int end = Math.addExact(at, file.getValue());
      if (file.getValue() < 0 || end > content.length) {
        throw new IOException(folder.resolve("content") + " is shorter than its files");
      }
      read.put(file.getKey(), java.util.Arrays.copyOfRange(content, at, end));
      at = end;
    }
    return new FileSet(ending, read, links);
  }
}
