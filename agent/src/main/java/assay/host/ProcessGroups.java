package assay.host;

/// Signals to process groups. A killed leader alone is not enough: what it started would live on.
interface ProcessGroups {
  /// Sends a signal to every process of the group; true when there was one.
  boolean signal(long group, Signal signal);

  /// Kills a group without waiting for anything to be loaded first: the agent itself is ending.
  void killNow(long group);

  /// The signals needed here.
  enum Signal {
    TERM(15),
    KILL(9);

    final int number;

    Signal(int number) {
      this.number = number;
    }
  }
}
