package assay.expected;

/// A place in a file that somebody wrote; both numbers begin with 1.
record Position(int line, int column) {
  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
