package assay.report.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reads the text format of Prometheus as its documentation has it, and fails at whatever it does
/// not
/// allow: families apart, series twice, a label twice, escapes nobody knows.
final class PrometheusText {
  private final Map<String, Double> samples = new LinkedHashMap<>();
  private final Set<String> families = new HashSet<>();
  private String text = "";
  private int at;

  /// Values by name and labels, the labels in order: `name{a="b"}`.
  static Map<String, Double> samples(String text) {
    PrometheusText parser = new PrometheusText();
    parser.read(text);
    return parser.samples;
  }

  private void read(String whole) {
    assertTrue(whole.isEmpty() || whole.endsWith("\n"), "no line feed at the end");
    String family = "";
    String help = "";
    for (String line : whole.lines().toList()) {
      if (line.startsWith("# HELP ")) {
        help = line.substring(7, line.indexOf(' ', 7));
        assertTrue(families.add(help), "two families " + help);
      } else if (line.startsWith("# TYPE ")) {
        assertEquals("# TYPE " + help + " gauge", line);
        family = help;
      } else {
        text = line;
        at = 0;
        sample(family);
      }
    }
  }

  private void sample(String family) {
    String name = name();
    assertEquals(family, name, text);
    Map<String, String> labels = new TreeMap<>();
    if (text.charAt(at) == '{') {
      do {
        at++;
        String label = name();
        assertTrue(!label.contains(":") && !label.startsWith("__"), text);
        expect('=');
        assertEquals(null, labels.put(label, quoted()), text);
      } while (text.charAt(at) == ',');
      expect('}');
    }
    expect(' ');
    double value = Double.parseDouble(text.substring(at).replace("+Inf", "Infinity"));
    assertEquals(null, samples.put(name + labels, value), "twice: " + text);
  }

  private void expect(char one) {
    assertEquals(one, text.charAt(at), text);
    at++;
  }

  private String name() {
    int begin = at;
    while (at < text.length() && (Character.toString(text.charAt(at)).matches("[a-zA-Z0-9_:]"))) {
      at++;
    }
    String name = text.substring(begin, at);
    assertTrue(name.matches("[a-zA-Z_:][a-zA-Z0-9_:]*"), text);
    return name;
  }

  private String quoted() {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (text.charAt(at) != '"') {
      char one = text.charAt(at++);
      if (one == '\\') {
        char escaped = text.charAt(at++);
        assertTrue("\\\"n".indexOf(escaped) >= 0, text);
        value.append(escaped == 'n' ? '\n' : escaped);
      } else {
        assertTrue(one >= ' ', text);
        value.append(one);
      }
    }
    expect('"');
    return value.toString();
  }
}
