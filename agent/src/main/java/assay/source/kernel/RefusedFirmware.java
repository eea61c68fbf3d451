package assay.source.kernel;

/// A file that a driver asked the kernel for and did not get.
///
/// @param driver that asked, such as `bnx2`
/// @param device for which, as its bus names it: `0000:03:00.0`
/// @param file below `/lib/firmware`
/// @param error errno(3), negative
public record RefusedFirmware(String driver, String device, String file, int error) {
  private static final int NO_SUCH_FILE = -2;

  /// Whether it is not on this system; otherwise it could not be read.
  public boolean missing() {
    return error == NO_SUCH_FILE;
  }
}
