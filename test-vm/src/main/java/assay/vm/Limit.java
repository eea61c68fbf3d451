package assay.vm;

import java.time.Duration;

/// Every wait of the harness, in one place. Generous: without KVM a guest runs some ten times
/// slower and shares two cores with the build. A limit is a ceiling for a hanging case, never a
/// pause.
public enum Limit {
  /// QEMU's control socket appears.
  QMP_CONNECT(20),
  /// One QMP command is answered.
  QMP_COMMAND(20),
  /// QEMU goes after SIGTERM; one with a dead disk does not, and gets SIGKILL.
  STOP_GRACE(5),
  /// The kernel reaps QEMU after SIGKILL.
  STOP_KILLED(20),
  /// A tiny guest proves that KVM works; a working one needs 0.1 s.
  KVM_PROBE(5),
  /// The console shows a login prompt, counted from power-on.
  LOGIN_PROMPT(240),
  /// SSH answers, counted from power-on or from the moment a link comes up.
  SSH(240),
  /// SSH key exchange and login.
  SSH_LOGIN(30),
  /// One command over SSH, unless the caller says more.
  COMMAND(60),
  /// One look at the report: a lost one is repeated until the audit's own limit.
  REPORT(20),
  /// The audit is complete, counted from the moment it may run.
  AUDIT(420);

  private final Duration duration;

  Limit(int seconds) {
    this.duration = Duration.ofSeconds(seconds);
  }

  /// How long the wait may last.
  public Duration duration() {
    return duration;
  }
}
