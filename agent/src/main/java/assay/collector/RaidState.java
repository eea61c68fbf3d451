package assay.collector;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the state words of RAID tools mean. storcli explains its abbreviations below each table,
/// ssacli's are in HPE's user guide.
enum RaidState {
  good,
  /// Rebuilding, charging, unsupported: not as it should be, and nothing is lost.
  attention,
  /// Works, and says that it will not for long.
  failing,
  bad,
  /// A word that is not known here, or none.
  other;

  private static final Set<String> GOOD =
      Set.of("ok", "optimal", "optl", "cac", "onln", "ugood", "dhs", "ghs", "jbod");
  private static final Set<String> BAD =
      Set.of("pdgd", "dgrd", "ofln", "offln", "ubad", "ubunsp", "msng", "offline", "missing");
  private static final Set<String> ATTENTION =
      Set.of(
          "rec", "rbld", "cpybck", "sntze", "ugunsp", "ugshld", "hspshld", "cfshld", "cbshld",
          "frgn");
  private static final List<String> ATTENTION_BEGINNINGS =
      List.of(
          "rebuild",
          "needs attention",
          "waiting for rebuild",
          "queued for",
          "recover",
          "ready for rebuild",
          "transform",
          "parity init",
          "charging",
          "recharging",
          "learning");
  private static final List<String> BAD_BEGINNINGS =
      List.of("fail", "degraded", "interim recovery", "not available", "wrong");

  static RaidState of(@Nullable String said) {
    String word = said == null ? "" : said.toLowerCase(Locale.ROOT);
    if (GOOD.contains(word)) {
      return good;
    }
    if (word.startsWith("predictive failure")) {
      return failing;
    }
    if (BAD.contains(word) || BAD_BEGINNINGS.stream().anyMatch(word::startsWith)) {
      return bad;
    }
    return ATTENTION.contains(word) || ATTENTION_BEGINNINGS.stream().anyMatch(word::startsWith)
        ? attention
        : other;
  }
}
