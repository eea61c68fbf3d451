package assay.report.html;

import assay.report.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// Writes elements, well-formed as XML is, and nothing from a report but as escaped text. The names
/// of elements and attributes are this program's own.
final class Markup {
  /// What is written at a time: a page of a machine with hundreds of drives is never in memory.
  private static final int CHUNK = 16 << 10;

  /// A value longer than that is a tool's or a machine's fault.
  private static final int LONGEST_TEXT = 2000;

  private final Appendable out;
  private final StringBuilder buffer = new StringBuilder(CHUNK + 1024);
  private final Deque<String> open = new ArrayDeque<>();

  Markup(Appendable out) {
    this.out = out;
  }

  /// Opens an element.
  ///
  /// @param attributes names and values in turn
  Markup open(String tag, String... attributes) {
    start(tag, attributes);
    buffer.append('>');
    open.push(tag);
    return this;
  }

  /// Closes the element that was opened last.
  Markup close() {
    String tag = open.pop();
    buffer.append("</").append(tag).append('>');
    if (buffer.length() > CHUNK) {
      flush();
    }
    return this;
  }

  /// An element with nothing in it.
  Markup empty(String tag, String... attributes) {
    start(tag, attributes);
    buffer.append(" />");
    return this;
  }

  /// An element with a text in it.
  Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /// A text.
  Markup text(String text) {
    escape(text, false);
    return this;
  }

  /// Text of this program's own that is markup already.
  Markup raw(String own) {
    buffer.append(own);
    return this;
  }

  /// A new line, between elements.
  Markup line() {
    buffer.append('\n');
    return this;
  }

  /// Hands on what is still here.
  void flush() {
    try {
      out.append(buffer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    buffer.setLength(0);
  }

  private void start(String tag, String... attributes) {
    buffer.append('<').append(tag);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      buffer.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1], true);
      buffer.append('"');
    }
  }

  private void escape(String raw, boolean attribute) {
    String text = VisibleText.of(shortened(raw));
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      switch (one) {
        case '&' -> buffer.append("&amp;");
        case '<' -> buffer.append("&lt;");
        case '>' -> buffer.append("&gt;");
        case '"' -> buffer.append("&quot;");
        case '\'' -> buffer.append("&#39;");
        case '\n', '\t' -> buffer.append(attribute ? ' ' : one);
        default -> buffer.append(one);
      }
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT
        ? text
        : text.substring(0, LONGEST_TEXT) + "... (" + text.length() + " characters)";
  }
}
