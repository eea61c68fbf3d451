package assay.host;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The output of the script `read-files`: the paths found, an empty line, `ls -l` of the links, an
/// empty line, then what `head -v` prints of the files. `/dev/null` comes last in the list of the
/// links and in that of the files: without it, the list was cut.
final class FileListing {
  private static final String LINK_ARROW = " -> ";

  private static final String LAST = "/dev/null";
  private static final byte[] END = "\n==> read-files: end <==\n".getBytes(StandardCharsets.UTF_8);

  private FileListing() {}

  static FileSet parse(Execution execution) {
    byte[] printed = execution.stdout();
    byte[] ended = without(END, printed);
    byte[] output = without(separator(LAST), ended);
    int pathsEnd = blockEnd(output, 0);
    int linksStart = Math.min(output.length, pathsEnd + 1);
    int linksEnd = blockEnd(output, linksStart);
    int contentStart = Math.min(output.length, linksEnd + 1);
    List<String> paths = lines(output, 0, pathsEnd);
    List<String> links = lines(output, linksStart, linksEnd);
    boolean whole =
        ended.length < printed.length
            && output.length < ended.length
            && links.stream().anyMatch(line -> line.endsWith(" " + LAST));
    return new FileSet(
        ending(execution.ending(), whole), files(paths, output, contentStart), links(links));
  }

  /// A reader that was killed, or that ran out of room, must not look like a machine without
  /// hardware.
  private static Ending ending(Ending ending, boolean whole) {
    return ending instanceof Ending.Exited(int status) && !(whole && status == 0)
        ? new Ending.Incomplete("the reader ended too early, with status " + status)
        : ending;
  }

  private static byte[] without(byte[] end, byte[] output) {
    int length = output.length - end.length;
    return length >= 0 && startsWith(output, length, end) ? Arrays.copyOf(output, length) : output;
  }

  /// Index of the empty line that ends the block at `start`, or the end of the output.
  private static int blockEnd(byte[] output, int start) {
    boolean lineStart = true;
    for (int i = start; i < output.length; i++) {
      if (output[i] == '\n' && lineStart) {
        return i;
      }
      lineStart = output[i] == '\n';
    }
    return output.length;
  }

  private static List<String> lines(byte[] output, int start, int end) {
    return new String(output, start, end - start, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static SequencedMap<String, byte[]> files(List<String> paths, byte[] output, int start) {
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    int at = start;
    for (int i = 0; i < paths.size(); i++) {
      byte[] header = header(paths.get(i));
      boolean first = i == 0 || at == start;
      int headerAt = first && startsWith(output, at, header) ? at : find(output, at, header);
      if (headerAt < 0) {
        continue; // could not be opened: head names no such file
      }
      int contentAt = headerAt + header.length;
      int contentEnd = output.length;
      for (String next : paths.subList(i + 1, paths.size())) {
        int nextAt = find(output, contentAt, separator(next));
        if (nextAt >= 0) {
          contentEnd = nextAt;
          break;
        }
      }
      files.put("/" + paths.get(i), Arrays.copyOfRange(output, contentAt, contentEnd));
      at = Math.min(output.length, contentEnd + 1);
    }
    return files;
  }

  private static byte[] header(String path) {
    return ("==> " + path + " <==\n").getBytes(StandardCharsets.UTF_8);
  }

  /// `head` puts an empty line before each header but the first.
  private static byte[] separator(String path) {
    return ("\n==> " + path + " <==\n").getBytes(StandardCharsets.UTF_8);
  }

  private static boolean startsWith(byte[] output, int at, byte[] wanted) {
    return at + wanted.length <= output.length
        && Arrays.equals(output, at, at + wanted.length, wanted, 0, wanted.length);
  }

  private static int find(byte[] output, int from, byte[] wanted) {
    for (int i = from; i + wanted.length <= output.length; i++) {
      if (output[i] == wanted[0] && startsWith(output, i, wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static SequencedMap<String, String> links(List<String> lines) {
    SequencedMap<String, String> links = new LinkedHashMap<>();
    for (String line : lines) {
      int arrow = line.indexOf(LINK_ARROW);
      if (arrow > 0 && line.startsWith("l")) {
        // Mode, links, owner, group, size, three words of the date, then the path.
        String path = line.substring(0, arrow).split("\\s+", 9)[8];
        links.put("/" + path, line.substring(arrow + LINK_ARROW.length()));
      }
    }
    return links;
  }
}
