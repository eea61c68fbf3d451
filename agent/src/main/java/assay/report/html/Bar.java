package assay.report.html;

/// Bars, drawn as lines of a picture as wide as its place: a style of its own is forbidden here.
final class Bar {
  private static final double WHOLE = 1000;
  private static final double LEAST = 3;
  private static final double WORN = 80;
  private static final double WORN_OUT = 100;

  private Bar() {}

  /// What a drive has used of what it may, percent.
  static void wear(Markup out, double percent) {
    String style = percent >= WORN_OUT ? "fail" : percent >= WORN ? "warn" : "pass";
    span(out, 0, Math.clamp(percent / 100, 0, 1), style);
    out.text(" " + Quantity.round(percent) + " %");
  }

  /// A stretch of a whole, both ends from 0 to 1.
  static void span(Markup out, double from, double to, String style) {
    double width = Math.max(LEAST, (to - from) * WHOLE);
    double start = Math.min(from * WHOLE, WHOLE - width);
    out.open(
        "svg",
        "class",
        "bar",
        "viewBox",
        "0 0 1000 1",
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
    out.empty(
        "rect",
        "class",
        style,
        "x",
        Quantity.round(start),
        "y",
        "0",
        "width",
        Quantity.round(width),
        "height",
        "1");
    out.close();
  }
}
