package assay.collector;

import assay.host.Command;
import assay.host.Ending;
import assay.host.Execution;
import assay.host.FileQuery;
import assay.host.FileSet;
import assay.host.Host;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// A machine made of answers: commands it was not told about are not installed, files it was not
/// told about are not there. May be told more while it is asked.
public final class ScriptedHost implements Host {
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
  private final Map<String, String> links = new ConcurrentSkipListMap<>();
  private final List<Command> asked = Collections.synchronizedList(new ArrayList<>());
  private Ending readingEnds = new Ending.Exited(0);

  private record Answer(Ending ending, byte[] stdout, String stderr) {}

  /// Answers a command line with an exit status and output.
  public ScriptedHost answer(String commandLine, int status, byte[] stdout, String stderr) {
    answers.put(commandLine, new Answer(new Ending.Exited(status), stdout, stderr));
    return this;
  }

  /// Answers a command line with an exit status and output.
  public ScriptedHost answer(String commandLine, int status, String stdout) {
    return answer(commandLine, status, stdout.getBytes(StandardCharsets.UTF_8), "");
  }

  /// Ends a command in another way, with nothing printed.
  public ScriptedHost end(String commandLine, Ending ending) {
    answers.put(commandLine, new Answer(ending, new byte[0], ""));
    return this;
  }

  /// Has a file.
  public ScriptedHost file(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  /// Has a file.
  public ScriptedHost file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Has no such file, nor anything below it.
  public ScriptedHost without(String path) {
    files.keySet().removeIf(name -> name.equals(path) || name.startsWith(path + "/"));
    links.keySet().removeIf(name -> name.equals(path) || name.startsWith(path + "/"));
    return this;
  }

  /// Has a symbolic link.
  public ScriptedHost link(String path, String target) {
    links.put(path, target);
    return this;
  }

  /// Has everything in a dump of sysfs among the fixtures.
  public ScriptedHost sysfs(String fixture) {
    for (String line : Fixtures.text(fixture).lines().toList()) {
      String[] columns = line.split("\t", -1);
      if (columns[0].equals("F")) {
        file(columns[1], Fixtures.unescaped(columns[2]));
      } else if (columns[0].equals("L")) {
        link(columns[1], columns[2]);
      }
    }
    return this;
  }

  /// Makes readings end so.
  public ScriptedHost readingEnds(Ending ending) {
    readingEnds = ending;
    return this;
  }

  /// The command lines it was asked, in order.
  public List<String> asked() {
    return commands().stream().map(ScriptedHost::line).toList();
  }

  /// The commands it was asked, in order.
  public List<Command> commands() {
    synchronized (asked) {
      return List.copyOf(asked);
    }
  }

  @Override
  public Execution run(Command command) {
    asked.add(command);
    Answer answer =
        answers.getOrDefault(
            line(command), new Answer(new Ending.ToolMissing(command.tool()), new byte[0], ""));
    return new Execution(
        command,
        answer.ending(),
        answer.stdout(),
        answer.stderr().getBytes(StandardCharsets.UTF_8),
        false,
        Duration.ofMillis(1));
  }

  @Override
  public FileSet read(FileQuery query) {
    SequencedMap<String, byte[]> foundFiles = new LinkedHashMap<>();
    for (String glob : query.files()) {
      files.forEach(
          (path, bytes) -> {
            if (matches(glob, path)) {
              foundFiles.put(path, bytes);
            }
          });
    }
    SequencedMap<String, String> foundLinks = new LinkedHashMap<>();
    for (String glob : query.links()) {
      links.forEach(
          (path, target) -> {
            if (matches(glob, path)) {
              foundLinks.put(path, target);
            }
          });
    }
    return new FileSet(readingEnds, foundFiles, foundLinks);
  }

  private static String line(Command command) {
    return String.join(" ", command.argv());
  }

  private static boolean matches(String glob, String path) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    return matcher.matches(Path.of(path));
  }
}
