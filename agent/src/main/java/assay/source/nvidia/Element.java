package assay.source.nvidia;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One element of an XML document, as far as `nvidia-smi` makes use of XML: its only attribute is
/// `id`, which may be empty.
final class Element {
  private final String name;
  private final String id;
  private final List<Element> children = new ArrayList<>();
  private String text = "";

  Element(String name, String id) {
    this.name = name;
    this.id = id;
  }

  String name() {
    return name;
  }

  String id() {
    return id;
  }

  /// The text in it, without white space around it and without that of its children.
  String text() {
    return text;
  }

  List<Element> children() {
    return children;
  }

  /// The first child of that name.
  @Nullable Element child(String wanted) {
    for (Element child : children) {
      if (child.name.equals(wanted)) {
        return child;
      }
    }
    return null;
  }

  /// What is found by going from first child to first child.
  ///
  /// @param path names with slashes between
  @Nullable Element at(String path) {
    Element found = this;
    int start = 0;
    while (found != null && start <= path.length()) {
      int end = path.indexOf('/', start);
      end = end < 0 ? path.length() : end;
      found = found.child(path.substring(start, end));
      start = end + 1;
    }
    return found;
  }

  void add(Element child) {
    children.add(child);
  }

  void add(String more) {
    if (!more.isEmpty()) {
      text = text.isEmpty() ? more : text + " " + more;
    }
  }
}
