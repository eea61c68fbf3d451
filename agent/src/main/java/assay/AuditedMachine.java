package assay;

import assay.host.Host;
import assay.host.HostSettings;
import assay.host.LocalHost;
import assay.host.RecordingHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// The machine that is audited.
///
/// @param local runs commands on it
/// @param host the same, noting down what it says where that was asked for
record AuditedMachine(LocalHost local, Host host) {
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);

  /// The one asked for. Nothing is looked at; its work folder is made.
  static AuditedMachine of(AuditRequest request, Folders folders) throws IOException {
    Files.createDirectories(folders.work());
    LocalHost local = new LocalHost(settings(request, folders));
    Path record = request.record();
    return new AuditedMachine(
        local, record == null ? local : new RecordingHost(local, record.toAbsolutePath()));
  }

  private static HostSettings settings(AuditRequest request, Folders folders) {
    return new HostSettings(
        folders.home(),
        folders.work(),
        HostSettings.cgroup("assay-" + ProcessHandle.current().pid()),
        request.sysroot(),
        request.toolFolders(),
        COMMAND_LIMIT,
        // The devices of a recorded machine only have the names of this one's.
        request.sysroot() == null ? folders.quarantine() : null);
  }
}
