package assay.vm;

import assay.build.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What lies on a disk before its machine is powered on: a file system labelled ASSAY, FAT where
/// nothing else is said.
public enum DiskContent {
  /// Keys as somebody brings them on a stick, and scripts that look like keys.
  KEYS,
  /// A key on an ISO 9660, as a CD's image that somebody copied to a stick is.
  KEYS_AS_CD,
  /// All by which other systems let a disk that lies about take part in a boot: overlays, a package
  /// repository, modules, site files, keys.
  HOSTILE;

  /// A key as [#KEYS] brings it; nobody has its other half.
  public static final String BROUGHT =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJyb3VnaHQgb24gYSBzdGljayBieSBpdHMgb3duZXIh brought";

  /// A key as [#KEYS_AS_CD] brings it.
  public static final String BROUGHT_AS_CD =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJyb3VnaHQgb24gYSBzdGljayBtYWRlIGFzIGEgQ0Qh brought-as-cd";

  /// A key as [#HOSTILE] brings it.
  public static final String PLANTED =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHBsYW50ZWQgb24gYSBkaXNrIGJ5IGEgc3RyYW5nZXIh planted";

  /// What each script on either leaves behind where it is run.
  public static final String TRACE = "/run/something-of-a-disk-was-run";

  private static final String SCRIPT = "#!/bin/sh\ntouch " + TRACE + "\n";

  /// Puts it on a disk, which is as large as it is to be.
  void write(Path disk) throws IOException {
    Path files = Files.createTempDirectory(disk.getParent(), "content");
    switch (this) {
      case KEYS -> {
        Files.writeString(files.resolve("me.pub"), BROUGHT + "\n");
        Files.writeString(files.resolve("run.pub"), SCRIPT);
        Files.writeString(files.resolve("autorun.sh"), SCRIPT);
      }
      case KEYS_AS_CD -> {
        Files.writeString(files.resolve("me.pub"), BROUGHT_AS_CD + "\n");
        asCd(files, disk);
        return;
      }
      case HOSTILE -> hostile(files);
    }
    Command.of("mformat", "-i", disk.toString(), "-v", "ASSAY", "::").run();
    List<String> copy = new ArrayList<>(List.of("mcopy", "-s", "-i", disk.toString()));
    try (var entries = Files.list(files)) {
      entries.map(Path::toString).sorted().forEach(copy::add);
    }
    copy.add("::");
    Command.of(copy).run();
  }

  private static void asCd(Path files, Path disk) throws IOException {
    Path iso = disk.resolveSibling(disk.getFileName() + ".iso");
    Command.of(
            "xorriso",
            "-as",
            "mkisofs",
            "-quiet",
            "-V",
            "ASSAY",
            "-o",
            iso.toString(),
            files.toString())
        .run();
    Command.of("dd", "if=" + iso, "of=" + disk, "conv=notrunc", "status=none").run();
    Files.delete(iso);
  }

  private static void hostile(Path files) throws IOException {
    Files.writeString(files.resolve("planted.pub"), PLANTED + "\n");
    Path overlay = files.resolve("overlay");
    Path start = Files.createDirectories(overlay.resolve("etc/local.d")).resolve("planted.start");
    Files.writeString(start, SCRIPT);
    start.toFile().setExecutable(true);
    Path keys = Files.createDirectories(overlay.resolve("root/.ssh")).resolve("authorized_keys");
    Files.writeString(keys, PLANTED + "\n");
    for (String name : List.of("assay", "localhost", "planted")) {
      String archive = files.resolve(name + ".apkovl.tar.gz").toString();
      Command.of("tar", "-czf", archive, "etc", "root").in(overlay).run();
    }
    Path repository = Files.createDirectories(files.resolve("apks/x86_64"));
    Files.createFile(files.resolve("apks/.boot_repository"));
    Files.writeString(repository.resolve("APKINDEX.tar.gz"), "no index");
    Path boot = Files.createDirectories(files.resolve("boot"));
    Files.writeString(boot.resolve("modloop-lts"), "no modules");
    Files.writeString(files.resolve("assay-site.img"), "no archive");
    Path site = Files.createDirectories(files.resolve("assay-site/keys"));
    Files.writeString(site.resolve("planted.pub"), PLANTED + "\n");
  }
}
