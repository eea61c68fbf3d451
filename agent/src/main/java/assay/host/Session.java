package assay.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// The processes of a session: a command and its children, but for those that left it.
final class Session {
  /// Index of the session after the name in `/proc/PID/stat`: state, parent, group, session.
  private static final int SESSION = 3;

  private Session() {}

  /// One that is still there, and not merely waiting to be reaped. The leader may have ended while
  /// a child of it is in uninterruptible sleep: a shell script whose `cp` is stuck.
  static OptionalLong survivor(long leader) {
    String session = Long.toString(leader);
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
      for (Path process : processes) {
        String[] fields = fields(process.resolve("stat"));
        if (fields.length > SESSION && fields[SESSION].equals(session) && alive(fields[0])) {
          return OptionalLong.of(Long.parseLong(process.getFileName().toString()));
        }
      }
    } catch (IOException e) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }

  private static boolean alive(String state) {
    return !state.equals("Z") && !state.equals("X");
  }

  /// Those behind the name, which may hold anything (proc_pid_stat(5)).
  private static String[] fields(Path stat) {
    try {
      String line = new String(Files.readAllBytes(stat), java.nio.charset.StandardCharsets.UTF_8);
      return line.substring(line.lastIndexOf(')') + 1).strip().split(" ");
    } catch (IOException e) {
      return new String[0];
    }
  }
}
