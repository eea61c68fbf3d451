package assay;

import assay.host.FileSet;
import assay.host.HostSettings;
import assay.host.LocalHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What has to be known before an audit can begin: which of the folders that were typed are there,
/// and what stands in the files that are read first.
///
/// @param request what was asked for, without the folders that are none
/// @param machine the machine it is of
/// @param first what was read first
record Opening(AuditRequest request, AuditedMachine machine, FileSet first) {

  /// Looks.
  ///
  /// @param problems gets a line for each folder that cannot be used
  static Opening of(AuditRequest asked, Folders folders, List<String> problems) throws IOException {
    Path sysroot = asked.sysroot();
    Path tools = asked.tools();
    if (sysroot == null && tools == null && asked.record() == null) {
      return reading(asked, folders);
    }
    HostSettings settings = folders.settings();
    Files.createDirectories(settings.workFolder());
    try (LocalHost host = new LocalHost(settings)) {
      return looking(new FolderLook(host, problems), asked, folders);
    }
  }

  private static Opening looking(FolderLook look, AuditRequest asked, Folders folders)
      throws IOException {
    Path sysroot = asked.sysroot();
    Path tools = asked.tools();
    if (sysroot != null && tools != null && asked.record() == null) {
      // Ordinarily both are there: the files are read meanwhile.
      CompletableFuture<Boolean> there = look.areFoldersLater(sysroot, tools);
      Opening opening =
          reading(asked.at(sysroot.toAbsolutePath(), tools.toAbsolutePath(), null), folders);
      if (there.join()) {
        return opening;
      }
      opening.machine().local().close();
    }
    return reading(
        asked.at(
            look.existing(AuditOption.SYSROOT, sysroot),
            look.existing(AuditOption.TOOLS, tools),
            look.made(AuditOption.RECORD, asked.record())),
        folders);
  }

  private static Opening reading(AuditRequest request, Folders folders) throws IOException {
    AuditedMachine machine = AuditedMachine.of(request, folders);
    return new Opening(request, machine, FirstReading.of(machine.host()));
  }
}
