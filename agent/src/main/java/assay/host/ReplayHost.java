package assay.host;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A machine that answers as it did when it was recorded: each question as often as it was asked,
/// with the endings and the times of then. Nothing is run, nothing but the recording is read. A
/// question for files that was not asked then, by a later version, is answered from all the files
/// that were read.
public final class ReplayHost implements Host {
  /// Below a recording.
  static final String CALLS = "calls";

  private static final String NOT_THERE = "it is not in the recording";

  private final List<RecordedCall> calls;
  private final Map<String, Deque<RecordedCall>> byKey = new HashMap<>();
  private @Nullable FileSet everything;

  private ReplayHost(List<RecordedCall> calls) {
    this.calls = calls;
    for (RecordedCall call : calls) {
      byKey.computeIfAbsent(call.key(), _ -> new ArrayDeque<>()).add(call);
    }
  }

  /// A recorded machine.
  ///
  /// @throws IOException with a line that says what is wrong with the recording
  public static ReplayHost of(Path recording) throws IOException {
    Path folder = recording.resolve(CALLS);
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          recording + " is no recording: give the folder of `assay audit --record`");
    }
    try (Stream<Path> folders = Files.list(folder)) {
      List<RecordedCall> calls = new java.util.ArrayList<>();
      for (Path one : folders.sorted().toList()) {
        // One without it was not written to its end.
        if (Files.isRegularFile(one.resolve("call"))) {
          calls.add(RecordedCall.read(one));
        }
      }
      return new ReplayHost(calls);
    }
  }

  /// The first command asked whose last word is `word`, without that word.
  public List<String> wordsBefore(String word) {
    for (RecordedCall call : calls) {
      if (!call.argv().isEmpty() && call.argv().getLast().equals(word)) {
        return call.argv().subList(0, call.argv().size() - 1);
      }
    }
    return List.of();
  }

  @Override
  public Execution run(Command command) {
    RecordedCall call = next(RecordedCall.key(command));
    try {
      return call == null
          ? failed(command, new Ending.NotStarted(NOT_THERE))
          : call.execution(command);
    } catch (IOException e) {
      return failed(command, new Ending.NotStarted(e.toString()));
    }
  }

  private static Execution failed(Command command, Ending ending) {
    return new Execution(command, ending, new byte[0], new byte[0], false, Duration.ZERO);
  }

  @Override
  public FileSet read(FileQuery query) {
    RecordedCall call = next(RecordedCall.key(query));
    try {
      return call == null ? amongAll(query) : call.set();
    } catch (IOException | ArithmeticException e) {
      return new FileSet(new Ending.Incomplete(e.toString()), new TreeMap<>(), new TreeMap<>());
    }
  }

  /// The last answer stays.
  private synchronized @Nullable RecordedCall next(String key) {
    Deque<RecordedCall> answers = byKey.get(key);
    if (answers == null) {
      return null;
    }
    return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
  }

  private FileSet amongAll(FileQuery query) throws IOException {
    FileSet all = everything();
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    SequencedMap<String, String> links = new LinkedHashMap<>();
    for (String glob : query.files()) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
      all.files()
          .forEach(
              (path, bytes) -> {
                if (matches(matcher, path)) {
                  files.put(path, bytes);
                }
              });
    }
    for (String glob : query.links()) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
      all.links()
          .forEach(
              (path, target) -> {
                if (matches(matcher, path)) {
                  links.put(path, target);
                }
              });
    }
    return new FileSet(new Ending.Exited(0), files, links);
  }

  private static boolean matches(PathMatcher matcher, String path) {
    try {
      return matcher.matches(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private synchronized FileSet everything() throws IOException {
    FileSet known = everything;
    if (known == null) {
      TreeMap<String, byte[]> files = new TreeMap<>();
      TreeMap<String, String> links = new TreeMap<>();
      for (RecordedCall call : calls) {
        if (call.argv().isEmpty()) {
          FileSet set = call.set();
          files.putAll(set.files());
          links.putAll(set.links());
        }
      }
      known = new FileSet(new Ending.Exited(0), files, links);
      everything = known;
    }
    return known;
  }
}
