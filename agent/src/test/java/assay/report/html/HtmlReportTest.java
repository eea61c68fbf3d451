package assay.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.report.Reports;
import assay.report.VisibleText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// The page of each report in the fixtures. `-Dgolden.update=true` rewrites the golden page; what
/// changed is then to be read, not believed.
class HtmlReportTest {
  private static final Path GOLDEN = Path.of("src/test/resources/fixtures/reports/qemu-q35.html");
  private static final Path HASH = Path.of("src/main/resources/assay/report/html/page.css.sha256");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// What a page may consist of: nothing that runs, loads or frames.
  private static final Set<String> ELEMENTS =
      Set.of(
          "html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section",
          "footer", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "div", "span", "a",
          "b", "small", "code", "table", "caption", "thead", "tbody", "tr", "th", "td", "details",
          "summary", "svg", "rect");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "xmlns",
          "lang",
          "charset",
          "http-equiv",
          "content",
          "name",
          "class",
          "id",
          "href",
          "title",
          "scope",
          "role",
          "tabindex",
          "aria-label",
          "aria-labelledby",
          "aria-hidden",
          "viewBox",
          "preserveAspectRatio",
          "x",
          "y",
          "width",
          "height");

  private static String page(JsonNode report) throws IOException {
    StringBuilder page = new StringBuilder();
    HtmlReport.write(report, page);
    return page.toString();
  }

  @Test
  void pageOfARealReportIsAsExpected() throws IOException {
    String page = page(Reports.named("qemu-q35"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, page);
    }
    assertEquals(Files.readString(GOLDEN), page);
  }

  @Test
  void everyValueOfAReportIsOnItsPage() throws Exception {
    for (Map.Entry<String, ObjectNode> one : Reports.all().entrySet()) {
      Document page = Pages.parsed(page(one.getValue()));
      String text = Pages.textAndTitles(page);
      Set<String> missing = new HashSet<>();
      ObjectNode shownInWords = one.getValue().deepCopy();
      // Parts that are good are counted by their kind, and so are the kinds of identifiers.
      shownInWords.withObject("verdict").remove("parts");
      for (JsonNode identifier : shownInWords.at("/identity/identifiers")) {
        ((ObjectNode) identifier).remove("kind");
      }
      for (JsonNode scalar : Reports.scalars(shownInWords)) {
        String shown =
            scalar.asText().endsWith(".0") ? scalar.asText().replace(".0", "") : scalar.asText();
        if (!scalar.isBoolean() && !text.contains(shown)) {
          missing.add(shown);
        }
      }
      assertEquals(Set.of(), missing, one.getKey());
    }
  }

  @Test
  void pageIsReadableForPrograms() throws Exception {
    for (ObjectNode report : Reports.all().values()) {
      Document page = Pages.parsed(page(report));
      assertEquals(1, Pages.elements(page, "main").size());
      assertEquals(1, Pages.elements(page, "h1").size());
      assertEquals(1, Pages.elements(page, "nav").size());
      Set<String> ids = new HashSet<>();
      for (Element element : Pages.elements(page, "*")) {
        String id = element.getAttribute("id");
        assertTrue(id.isEmpty() || ids.add(id), () -> "twice: " + id);
      }
      for (Element link : Pages.elements(page, "a")) {
        String target = link.getAttribute("href");
        assertTrue(target.startsWith("#") && ids.contains(target.substring(1)), target);
      }
      for (Element header : Pages.elements(page, "th")) {
        assertTrue(header.hasAttribute("scope"));
      }
      for (Element table : Pages.elements(page, "table")) {
        assertEquals("caption", table.getFirstChild().getNodeName());
      }
      for (Element section : Pages.elements(page, "section")) {
        assertTrue(ids.contains(section.getAttribute("aria-labelledby")));
      }
    }
  }

  @Test
  void policyForbidsAllButTheStyleSheet() throws Exception {
    Document page = Pages.parsed(page(Reports.named("qemu-q35")));
    String style = Pages.elements(page, "style").getFirst().getTextContent();
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    String hash = Base64.getEncoder().encodeToString(digest);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(HASH, hash + "\n");
    }
    assertEquals(hash + "\n", Files.readString(HASH), "-Dgolden.update=true writes it anew");
    Element policy = Pages.elements(page, "meta").get(1);
    assertEquals("Content-Security-Policy", policy.getAttribute("http-equiv"));
    assertEquals(
        "default-src 'none'; style-src 'sha256-" + hash + "'; base-uri 'none'; form-action 'none'",
        policy.getAttribute("content"));
    assertFalse(style.contains("url("));
    assertFalse(style.contains("@import"));
  }

  @Test
  void hostileTextInAnyPlaceIsOnlyText() throws Exception {
    String hostile =
        "<script>alert(1)</script>\"><img src=x onerror=alert(1)>'\u0000\u0007\u001b[2J\u202e\u2066"
            + "\ud800\udfff\ufffe]]>&amp;--></style>\u2028";
    for (Map.Entry<String, ObjectNode> one : Reports.all().entrySet()) {
      String page = page(poisoned(one.getValue(), hostile, false));
      assertHarmless(page);
      assertTrue(Pages.textAndTitles(Pages.parsed(page)).contains(VisibleText.of(hostile)));
      assertHarmless(page(poisoned(one.getValue(), hostile, true)));
    }
  }

  /// Checks that nothing but what this program writes is in a page.
  private static void assertHarmless(String page) throws Exception {
    Document document = Pages.parsed(page);
    for (Element element : Pages.elements(document, "*")) {
      assertTrue(ELEMENTS.contains(element.getTagName()), element::getTagName);
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String attribute = element.getAttributes().item(i).getNodeName();
        assertTrue(ATTRIBUTES.contains(attribute), attribute);
      }
    }
    page.codePoints()
        .forEach(
            one -> {
              int type = Character.getType(one);
              assertTrue(
                  one == '\n'
                      || one == '\t'
                      || type != Character.CONTROL
                          && type != Character.FORMAT
                          && type != Character.SURROGATE
                          && type != Character.LINE_SEPARATOR,
                  () -> "in the page: U+" + Integer.toHexString(one));
            });
  }

  /// A copy whose texts, and where asked for the names of what no schema names, are that text.
  private static JsonNode poisoned(JsonNode tree, String text, boolean names) {
    if (tree.isObject()) {
      ObjectNode copy = NODES.objectNode();
      for (Map.Entry<String, JsonNode> member : tree.properties()) {
        copy.set(member.getKey(), poisoned(member.getValue(), text, names));
        if (names) {
          copy.set(member.getKey() + text, poisoned(member.getValue(), text, false));
        }
      }
      return copy;
    }
    if (tree.isArray()) {
      ArrayNode copy = NODES.arrayNode();
      tree.forEach(element -> copy.add(poisoned(element, text, names)));
      return copy;
    }
    return tree.isTextual() ? NODES.textNode(text) : tree;
  }

  @Test
  void valuesOfAnyTypeInAnyPlaceMakeAPage() throws Exception {
    List<JsonNode> others =
        List.of(
            NODES.textNode("x"),
            NODES.numberNode(-1.5e300),
            NODES.booleanNode(true),
            NODES.nullNode(),
            NODES.arrayNode().add(1).add(NODES.objectNode().put("a", "b")).add("c"),
            NODES.objectNode().set("a", NODES.arrayNode().add(NODES.objectNode())));
    ObjectNode report = Reports.named("written-later-version");
    List<List<String>> places = new ArrayList<>();
    places(report, List.of(), places);
    assertTrue(places.size() > 100);
    for (int i = 0; i < places.size(); i++) {
      // Two of the types each, neighbours with others: all of all would take minutes.
      for (int j : List.of(i, i + 3)) {
        List<String> place = places.get(i);
        JsonNode other = others.get(j % others.size());
        ObjectNode changed = report.deepCopy();
        ObjectNode parent = changed;
        for (String name : place.subList(0, place.size() - 1)) {
          parent = (ObjectNode) parent.path(name);
        }
        parent.set(place.getLast(), other);
        Pages.check(page(changed));
      }
    }
    // The same within lists, all at once.
    for (JsonNode other : others) {
      Pages.check(page(withElements(report, other)));
    }
  }

  /// The paths of all members of objects that lie in no list.
  private static void places(JsonNode tree, List<String> path, List<List<String>> places) {
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      List<String> place = new ArrayList<>(path);
      place.add(member.getKey());
      places.add(place);
      places(member.getValue(), place, places);
    }
  }

  /// A copy with one more element in each list.
  private static JsonNode withElements(JsonNode tree, JsonNode element) {
    if (tree.isArray()) {
      ArrayNode copy = NODES.arrayNode();
      tree.forEach(one -> copy.add(withElements(one, element)));
      return copy.add(element);
    }
    ObjectNode copy = NODES.objectNode();
    tree.properties()
        .forEach(member -> copy.set(member.getKey(), withElements(member.getValue(), element)));
    return tree.isObject() ? copy : tree;
  }

  @Test
  void whatIsNotThereIsNotMissed() throws Exception {
    String skeleton = page(Reports.skeleton());
    Pages.parsed(skeleton);
    assertTrue(skeleton.contains("The audit had not ended when this was written."));
    assertTrue(skeleton.contains("Unknown machine"));
    String nothing = page(NODES.objectNode());
    Pages.parsed(nothing);
    assertTrue(nothing.contains("UNKNOWN"));
  }

  @Test
  void sectionsNobodyKnewAreShown() throws IOException {
    String page = page(Reports.named("written-later-version"));
    assertTrue(page.contains("NVIDIA L4"));
    assertTrue(page.contains("LLDP neighbours"));
    assertTrue(page.contains("slot CPU2_DIMM_F1: 32 GiB expected, empty"));
    assertTrue(
        page.contains("<b>What to do: </b>Replace the drive; erase it if it still answers."));
  }

  @Test
  void deepNestingIsCutOff() throws Exception {
    JsonNode deep = NODES.textNode("end");
    for (int i = 0; i < 900; i++) {
      deep = i % 2 == 0 ? NODES.arrayNode().add(deep) : NODES.objectNode().set("n", deep);
    }
    ObjectNode report = Reports.skeleton();
    report.withObject("hardware").set("deep", deep);
    Pages.check(page(report));
  }
}
