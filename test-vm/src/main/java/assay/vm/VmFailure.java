package assay.vm;

/// Something a virtual machine was expected to do and did not. The message names what was awaited
/// and shows the end of the console.
public final class VmFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why the wait ended.
  public enum Reason {
    /// The limit passed without the awaited sign.
    TIMEOUT,
    /// The guest's kernel panicked.
    PANIC,
    /// The image's own init gave up.
    BOOT_FAILED,
    /// QEMU ended.
    DIED,
    /// QEMU or the guest refused a request.
    REFUSED
  }

  private final Reason reason;

  /// A failure without an underlying exception.
  public VmFailure(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /// A failure caused by an exception of the connection.
  public VmFailure(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /// Why the wait ended.
  public Reason reason() {
    return reason;
  }
}
