package assay;

import assay.config.Configuration;
import assay.config.ConfigurationReader;
import assay.host.HostSettings;
import assay.host.LocalHost;
import java.io.IOException;
import java.nio.file.Files;

/// How this machine is configured, for commands that are no audit.
final class LocalConfiguration {
  private LocalConfiguration() {}

  /// Reads it.
  static Configuration read() throws IOException {
    HostSettings settings = Folders.ofEnvironment().writable().settings();
    Files.createDirectories(settings.workFolder());
    Configuration.Builder builder = new Configuration.Builder();
    try (LocalHost host = new LocalHost(settings)) {
      ConfigurationReader.read(host, builder);
    }
    return builder.build();
  }
}
