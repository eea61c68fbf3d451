package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The page: one file that needs no script, no network and no other file, and is XML as well as
/// HTML. Whatever the report holds is shown; what this version does not know, in plain tables. Its
/// content security policy allows its own style sheet and nothing else.
public final class HtmlReport {
  private static final String STYLE = "page.css";

  /// Its SHA-256, made beforehand: the first one that a JVM makes takes longer than the whole page.
  private static final String HASH = "page.css.sha256";

  private HtmlReport() {}

  /// Writes the page of a report, of any version and however far it had come.
  ///
  /// @param report the report's tree
  /// @param out takes the page piece by piece
  /// @throws IOException where it cannot
  public static void write(JsonNode report, Appendable out) throws IOException {
    Markup page = new Markup(out);
    try {
      page.raw("<!DOCTYPE html>\n");
      page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").line();
      head(page, report);
      page.open("body").line();
      VerdictBanner.write(page, report);
      Health health = new Health(report);
      navigation(page, report);
      page.open("main").line();
      Overview.write(page, report);
      for (Part part : Parts.ALL) {
        if (part.there(report)) {
          section(page, part, report, health);
        }
      }
      page.close().line();
      page.open("footer");
      page.text(
          "Made of the report " + report.path("schemaVersion").asText("of an unknown version"));
      page.text(" by Assay " + report.path("run").path("assayVersion").asText(""));
      page.close().line().close().line().close().line();
      page.flush();
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e.getCause());
    }
  }

  private static void head(Markup page, JsonNode report) throws IOException {
    page.open("head").line().empty("meta", "charset", "utf-8").line();
    page.empty(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            "default-src 'none'; style-src 'sha256-"
                + resource(HASH).strip()
                + "'; base-uri 'none'; form-action 'none'")
        .line();
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    page.empty("meta", "name", "referrer", "content", "no-referrer").line();
    page.empty("meta", "name", "color-scheme", "content", "light dark").line();
    String state = report.path("verdict").path("state").asText("UNKNOWN");
    page.element("title", state + ": " + VerdictBanner.name(report)).line();
    page.open("style").raw(resource(STYLE)).close().line().close().line();
  }

  private static void navigation(Markup page, JsonNode report) {
    page.open("nav", "aria-label", "Parts of this page").open("ul").line();
    for (Part part : Parts.ALL) {
      if (part.there(report)) {
        page.open("li").element("a", part.title(), "href", "#" + part.id()).close().line();
      }
    }
    page.close().close().line();
  }

  private static void section(Markup page, Part part, JsonNode report, Health health) {
    String heading = part.id() + "-heading";
    page.open("section", "id", part.id(), "aria-labelledby", heading).line();
    page.open("h2", "id", heading).text(part.title()).raw(" ");
    part.mark(report, health).write(page);
    page.close().line();
    part.write(page, report, health);
    page.close().line();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
