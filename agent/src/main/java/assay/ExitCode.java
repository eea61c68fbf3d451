package assay;

/// Exit codes of all commands, in one place. `assay audit` always ends with [#DONE].
public enum ExitCode {
  /// Done.
  DONE(0, "done"),
  /// Two things differ, something is refused, or a report is not complete.
  DIFFERS(1, "differs, refused or incomplete"),
  /// What was given cannot be used, or the set-up is not there.
  UNUSABLE(2, "unusable input or set-up"),
  /// The command line is off.
  USAGE(64, "usage");

  private final int status;
  private final String meaning;

  ExitCode(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  /// The process's exit status.
  public int status() {
    return status;
  }

  /// For the table in README.md.
  public String meaning() {
    return meaning;
  }
}
