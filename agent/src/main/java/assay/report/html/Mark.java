package assay.report.html;

import com.fasterxml.jackson.databind.JsonNode;

/// How good a thing is, in words, a sign and a colour: not by colour alone.
enum Mark {
  /// Nothing is known against it, and nobody said it was good.
  NONE("", ""),
  /// Good.
  PASS("pass", "\u2714"),
  /// Not all of it was looked at.
  UNKNOWN("unknown", "?"),
  /// Worth a look.
  WARN("warn", "\u25b2"),
  /// Not to be handed over like this.
  FAIL("fail", "\u2716");

  private final String style;
  private final String sign;

  Mark(String style, String sign) {
    this.style = style;
    this.sign = sign;
  }

  /// Of a verdict's state; what no version of this program knows is as good as unknown.
  static Mark ofState(JsonNode state) {
    return switch (state.asText()) {
      case "PASS" -> PASS;
      case "WARN" -> WARN;
      case "FAIL" -> FAIL;
      default -> UNKNOWN;
    };
  }

  /// Of what a finding's severity makes of its subject.
  static Mark ofSeverity(JsonNode severity) {
    return switch (severity.asText()) {
      case "critical" -> FAIL;
      case "warning" -> WARN;
      default -> NONE;
    };
  }

  /// Of how a collector, a step or a service ended.
  static Mark ofOutcome(JsonNode outcome) {
    return switch (outcome.asText()) {
      case "ok", "verified", "started", "ready", "already" -> PASS;
      case "absent", "skipped" -> NONE;
      case "pending", "running", "partial", "tool_missing" -> WARN;
      case "failed", "timeout", "stuck" -> FAIL;
      default -> UNKNOWN;
    };
  }

  /// The worse of two.
  Mark or(Mark other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// The class in the style sheet.
  String style() {
    return this == NONE ? "none" : style;
  }

  /// The sign before a word.
  String sign() {
    return sign;
  }

  /// Writes it as a small badge with its own word.
  void write(Markup out) {
    if (this != NONE) {
      write(out, name());
    }
  }

  /// Writes it as a small badge.
  void write(Markup out, String word) {
    out.open("span", "class", "mark " + style());
    if (!sign.isEmpty()) {
      out.element("span", sign, "aria-hidden", "true").raw(" ");
    }
    out.text(word).close();
  }
}
