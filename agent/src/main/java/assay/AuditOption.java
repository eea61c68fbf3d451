package assay;

import java.util.Arrays;
import java.util.Optional;

/// The options of `assay audit`, each with a value: what is read and what the help says.
enum AuditOption {
  OUTPUT(
      "--output",
      "F",
      "Where the report goes (default: /var/log/audit.json as root, ./audit.json)."),
  DEADLINE("--deadline", "S", "Limit of the audit, seconds."),
  ONLY("--only", "a,b", "Only these collectors."),
  SYSROOT("--sysroot", "DIR", "Put before every path read."),
  TOOLS("--tools", "DIR", "Searched for tools first."),
  RECORD("--record", "DIR", "Keeps what the machine says.");

  private final String word;
  private final String label;
  private final String meaning;

  AuditOption(String word, String label, String meaning) {
    this.word = word;
    this.label = label;
    this.meaning = meaning;
  }

  /// As it is typed, such as `--output`.
  String word() {
    return word;
  }

  /// What stands for its value in the help.
  String label() {
    return label;
  }

  /// What it does, for the help.
  String meaning() {
    return meaning;
  }

  /// The option of that word.
  static Optional<AuditOption> of(String word) {
    return Arrays.stream(values()).filter(option -> option.word.equals(word)).findFirst();
  }
}
