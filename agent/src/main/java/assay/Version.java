package assay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The agent's version, as the build wrote it down.
public final class Version {
  private Version() {}

  /// The version, such as `0.1.0`.
  public static String agent() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/assay/version.properties")) {
      if (in == null) {
        throw new IllegalStateException("version.properties is not in the jar");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
