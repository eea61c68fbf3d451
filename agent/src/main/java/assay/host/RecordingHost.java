package assay.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tinylog.Logger;

/// A host that keeps what the machine said, so that `assay audit --sysroot DIR/sysroot --tools
/// DIR/tools` audits the same machine again on any Linux: files and links below `sysroot`, and
/// below `tools` one script a program that answers as the program did.
///
/// A link is recorded before the files read through it, so that they land where it points.
///
/// Below `calls` is each question with its answer, ending and time, for [ReplayHost].
public final class RecordingHost implements Host {
  private static final String TOOL_SCRIPT =
      """
      #!/bin/sh
      # Answers as the recorded program did.
      key=$(printf '%s\\n' "${0##*/}" "$@" | cksum | tr ' ' -)
      answer=${0%/*}/../commands/$key
      if [ ! -f "$answer/status" ]; then
      \techo "${0##*/}: not recorded with these arguments: $*" >&2
      \texit 127
      fi
      cat "$answer/stdout"
      cat "$answer/stderr" >&2
      exit "$(cat "$answer/status")"
      """;

  private final Host host;
  private final Path folder;
  private int calls;

  /// A host that records what `host` answers below `folder`.
  public RecordingHost(Host host, Path folder) {
    this.host = host;
    this.folder = folder;
  }

  @Override
  public Execution run(Command command) {
    Execution execution = host.run(command);
    try {
      record(execution);
    } catch (IOException e) {
      Logger.warn("cannot record {} below {}: {}", command.argv(), folder, e.getMessage());
    }
    return execution;
  }

  private synchronized void record(Execution execution) throws IOException {
    RecordedCall.write(nextCall(), execution);
    if (execution.ending() instanceof Ending.ToolMissing) {
      return;
    }
    List<String> argv = execution.command().argv();
    String tool = argv.getFirst().substring(argv.getFirst().lastIndexOf('/') + 1);
    Path script = folder.resolve("tools").resolve(tool);
    Files.createDirectories(script.getParent());
    Files.writeString(script, TOOL_SCRIPT);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    String words =
        tool + "\n" + argv.stream().skip(1).map(word -> word + "\n").collect(Collectors.joining());
    Path answer = folder.resolve("commands").resolve(Cksum.of(words));
    Files.createDirectories(answer);
    Files.writeString(answer.resolve("argv"), words);
    Files.write(answer.resolve("stdout"), execution.stdout());
    Files.write(answer.resolve("stderr"), execution.stderr());
    // A command that was killed is recorded as what a shell shows of it.
    int status = execution.ending() instanceof Ending.Exited(int exitStatus) ? exitStatus : 137;
    Files.writeString(answer.resolve("status"), status + "\n");
  }

  @Override
  public FileSet read(FileQuery query) {
    FileSet set = host.read(query);
    try {
      record(query, set);
    } catch (IOException | IllegalArgumentException e) {
      Logger.warn("cannot record {} below {}: {}", query.name(), folder, e.getMessage());
    }
    return set;
  }

  /// In the order of the answers.
  private Path nextCall() {
    calls++;
    return folder.resolve(ReplayHost.CALLS).resolve("%06d".formatted(calls));
  }

  private synchronized void record(FileQuery query, FileSet set) throws IOException {
    RecordedCall.write(nextCall(), query, set);
    Path sysroot = folder.resolve("sysroot");
    for (Map.Entry<String, String> link : set.links().entrySet()) {
      Path path = inside(sysroot, link.getKey());
      Path target = path.getParent().resolve(link.getValue()).normalize();
      Files.createDirectories(path.getParent());
      if (target.startsWith(sysroot) && !Files.exists(target)) {
        Files.createDirectories(target);
      }
      if (!Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
        Files.createSymbolicLink(path, Path.of(link.getValue()));
      }
    }
    for (Map.Entry<String, byte[]> file : set.files().entrySet()) {
      String name = file.getKey();
      Path path = name.contains("/../") ? upwards(sysroot, name) : inside(sysroot, name);
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /// Where a file is to be written that was read by way of a link and then upwards: the links have
  /// been recorded, and lead there.
  private static Path upwards(Path sysroot, String path) throws IOException {
    Path file = sysroot.resolve(path.replaceFirst("^/+", ""));
    Path parent = file.getParent().toRealPath();
    if (!parent.startsWith(sysroot.toRealPath())) {
      throw new IllegalArgumentException(path + " leads out of the recording");
    }
    return parent.resolve(file.getFileName());
  }

  private static Path inside(Path sysroot, String path) {
    Path inside = sysroot.resolve(path.replaceFirst("^/+", "")).normalize();
    if (!inside.startsWith(sysroot)) {
      throw new IllegalArgumentException(path + " leads out of the recording");
    }
    return inside;
  }

  /// The checksum cksum(1) prints, `CRC-LENGTH`: the tool scripts have to find their answers with
  /// what every shell has at hand.
  static final class Cksum {
    private static final int POLYNOMIAL = 0x04C11DB7;

    private Cksum() {}

    static String of(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      int crc = 0;
      for (byte value : bytes) {
        crc = update(crc, value);
      }
      for (long length = bytes.length; length != 0; length >>>= 8) {
        crc = update(crc, (byte) length);
      }
      return Integer.toUnsignedString(~crc) + "-" + bytes.length;
    }

    private static int update(int crc, byte value) {
      int result = crc ^ (value & 0xff) << 24;
      for (int bit = 0; bit < 8; bit++) {
        result = result < 0 ? result << 1 ^ POLYNOMIAL : result << 1;
      }
      return result;
    }
  }
}
