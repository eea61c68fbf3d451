package assay.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// A build that cannot go on. The message is one line that names the thing and the remedy.
public final class BuildException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param message one line: what was attempted, on what, what was observed, what helps
  public BuildException(String message) {
    super(message);
  }

  /// Says an input or output error in one line; a full disk in the words a user looks for.
  ///
  /// @param failure what the file system or the network answered
  /// @return the same failure, fit to be printed
  public static BuildException of(IOException failure) {
    String text = String.valueOf(failure.getMessage());
    if (text.contains("No space left on device") || text.contains("Disk quota exceeded")) {
      return new BuildException(text + ": free some space, or point ASSAY_CACHE at a larger disk");
    }
    return new BuildException(
        switch (failure) {
          case NoSuchFileException missing -> missing.getFile() + ": no such file";
          case AccessDeniedException denied -> denied.getFile() + ": permission denied";
          case FileSystemException other -> text;
          default -> failure.getClass().getSimpleName() + ": " + text;
        });
  }

  /// Unwraps what a stream pipeline had to wrap.
  ///
  /// @param failure an input or output error inside a lambda
  /// @return the same failure, fit to be printed
  public static BuildException of(UncheckedIOException failure) {
    IOException cause = failure.getCause();
    return cause == null ? new BuildException(String.valueOf(failure.getMessage())) : of(cause);
  }
}
