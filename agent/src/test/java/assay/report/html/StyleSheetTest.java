package assay.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whether the colours can be told apart: WCAG 2.1, level AA, in light, dark and print.
class StyleSheetTest {
  private static final Path SHEET = Path.of("src/main/resources/assay/report/html/page.css");
  private static final Pattern SCHEME = Pattern.compile(":root \\{([^}]*)}");
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");
  private static final double LEAST = 4.5;

  @Test
  void textHasContrast() throws IOException {
    List<Map<String, Integer>> schemes = new ArrayList<>();
    Matcher scheme = SCHEME.matcher(Files.readString(SHEET));
    while (scheme.find()) {
      Map<String, Integer> colours = new HashMap<>();
      Matcher colour = COLOUR.matcher(scheme.group(1));
      while (colour.find()) {
        colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
      }
      schemes.add(colours);
    }
    assertEquals(3, schemes.size());
    for (Map<String, Integer> colours : schemes) {
      for (String back : List.of("paper", "card")) {
        for (String text : List.of("ink", "soft", "link")) {
          assertReadable(colours, text, back);
        }
      }
      for (String mark : List.of("pass", "warn", "fail", "unknown")) {
        assertReadable(colours, mark, mark + "-tint");
        assertReadable(colours, "ink", mark + "-tint");
      }
    }
  }

  private static void assertReadable(Map<String, Integer> colours, String text, String back) {
    double one = luminance(colours.get(text)) + 0.05;
    double other = luminance(colours.get(back)) + 0.05;
    double contrast = Math.max(one, other) / Math.min(one, other);
    assertTrue(contrast >= LEAST, () -> text + " on " + back + ": " + contrast);
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16 & 0xff)
        + 0.7152 * linear(colour >> 8 & 0xff)
        + 0.0722 * linear(colour & 0xff);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
