package assay.schema;

import com.fasterxml.jackson.databind.JsonNode;

/// A place in a report.
///
/// @param path from the top, by names: `hardware.drives[sda]`
/// @param subject what it is in words, as a line begins: `drive sda`
public record Place(String path, String subject) {
  /// The report itself.
  public static final Place REPORT = new Place("", "");

  /// A section or another part within this one.
  public Place part(String name) {
    String words = Measure.words(name);
    if (subject.isEmpty() || path.equals("hardware")) {
      return new Place(join(name), words);
    }
    return new Place(join(name), subject + " " + words);
  }

  /// A value within this part: said behind the subject.
  public Place value(String field) {
    return new Place(join(field), subject.isEmpty() ? "report" : subject);
  }

  /// An element of a list that lies here.
  public Place element(String list, JsonNode element, int index) {
    String name = Wording.name(element);
    return new Place(
        path + "[" + Wording.plain(name == null ? Integer.toString(index) : name) + "]",
        Wording.element(list, element, index));
  }

  private String join(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
