package assay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The agent's version, as the build wrote it down.
public final class Version implements IVersionProvider {
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

  @Override
  public String[] getVersion() {
    return new String[] {
      "assay " + agent() + " (Java " + Runtime.version() + ")",
    };
  }
}
