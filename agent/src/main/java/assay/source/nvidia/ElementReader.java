package assay.source.nvidia;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the XML of `nvidia-smi`: elements, one attribute, text, the five entities. The runtime has
/// no XML parser, and the real ones do more than one would want of a tool's output: nothing is
/// looked up, no document type is read, nothing is expanded. Of processes, whose names anybody may
/// choose, and of the long lists of clocks nothing is kept.
final class ElementReader {
  private static final int DEEPEST = 32;
  private static final int MOST_ELEMENTS = 200_000;
  private static final Set<String> SKIPPED =
      Set.of("processes", "accounted_processes", "supported_clocks");

  private final String document;
  private final Deque<Element> open = new ArrayDeque<>();
  private int at;
  private int elements;

  private ElementReader(String document) {
    this.document = document;
  }

  /// The outermost element; null where the document is not whole or not in this form.
  static @Nullable Element read(String document) {
    return new ElementReader(document).root();
  }

  private @Nullable Element root() {
    while (true) {
      int tag = document.indexOf('<', at);
      if (tag < 0) {
        return null;
      }
      Element within = open.peek();
      if (within != null) {
        within.add(plain(document.substring(at, tag)));
      }
      at = tag;
      if (document.startsWith("<!--", at)) {
        if (!skipTo("-->")) {
          return null;
        }
      } else if (document.startsWith("<?", at) || document.startsWith("<!", at)) {
        int end = document.indexOf('>', at);
        // Something between brackets would declare entities; the tool has no use for it.
        if (end < 0 || document.substring(at, end).indexOf('[') >= 0) {
          return null;
        }
        at = end + 1;
      } else if (document.startsWith("</", at)) {
        Element closed = close();
        if (closed == null || open.isEmpty()) {
          return closed;
        }
      } else if (!open()) {
        return null;
      }
    }
  }

  private boolean open() {
    int end = document.indexOf('>', at);
    if (end < 0 || ++elements > MOST_ELEMENTS) {
      return false;
    }
    boolean empty = document.charAt(end - 1) == '/';
    String tag = document.substring(at + 1, empty ? end - 1 : end).strip();
    int space = 0;
    while (space < tag.length() && !Character.isWhitespace(tag.charAt(space))) {
      space++;
    }
    Element element = new Element(tag.substring(0, space), id(tag.substring(space)));
    Element parent = open.peek();
    if (element.name().isEmpty() || parent == null && empty || open.size() >= DEEPEST) {
      return false;
    }
    at = end + 1;
    if (SKIPPED.contains(element.name()) && parent != null) {
      return empty || skipTo("</" + element.name() + ">");
    }
    if (parent != null) {
      parent.add(element);
    }
    if (!empty) {
      open.push(element);
    }
    return true;
  }

  /// The element that ends here; null where it is not the one that began last.
  private @Nullable Element close() {
    int end = document.indexOf('>', at);
    Element last = open.poll();
    boolean matches =
        end >= 0 && last != null && document.substring(at + 2, end).strip().equals(last.name());
    at = end + 1;
    return matches ? last : null;
  }

  private boolean skipTo(String mark) {
    int found = document.indexOf(mark, at);
    at = found + mark.length();
    return found >= 0;
  }

  private static String id(String attributes) {
    int start = attributes.indexOf("id=");
    if (start < 0 || start + 4 > attributes.length()) {
      return "";
    }
    int end = attributes.indexOf(attributes.charAt(start + 3), start + 4);
    return end < 0 ? "" : attributes.substring(start + 4, end);
  }

  private static String plain(String text) {
    String stripped = text.strip();
    return stripped.indexOf('&') < 0
        ? stripped
        : stripped
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&amp;", "&");
  }
}
