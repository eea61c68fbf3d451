package assay.report;

/// The kinds of identifiers, the strongest first. The names are those of the report.
enum IdentifierKind {
  systemUuid(100),
  systemSerialNumber(90),
  /// In the inventory of the management controller.
  fruProductSerial(85),
  boardSerialNumber(80),
  fruBoardSerial(75),
  bmcGuid(70),
  /// Soldered to the board, unlike a card.
  bmcMacAddress(65),
  macAddress(50),
  chassisSerialNumber(40),
  /// Drives move from machine to machine.
  driveWwn(20),
  driveSerialNumber(20);

  /// Below it nothing makes a machine's id.
  private static final int ENOUGH = 40;

  final int weight;

  IdentifierKind(int weight) {
    this.weight = weight;
  }

  /// Whether it is good enough for a machine's id.
  boolean namesMachine() {
    return weight >= ENOUGH;
  }

  /// Whether it is known early in an audit, and at once with all that is stronger.
  boolean early() {
    return this == systemUuid || this == systemSerialNumber || this == boardSerialNumber;
  }
}
