package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.build.Command;
import assay.build.FileTree;
import assay.build.Iso;
import assay.build.SiteArchive;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The planned boots that start from a medium. `cd` is an image that somebody built with parts of
/// their own; `stick` is the suite's image with a site's files beside it; `stock` is Alpine's own
/// kernel and initramfs with the packages and the overlay that `apkbuild/stock` makes.
final class MediaBoot {
  /// In the mirror, but not in the image.
  static final String PACKAGE = "netcat-openbsd";

  static final String WORD = "assay.limit=29";
  static final String FILE = "/etc/own-file";
  static final String TOOL = "own-tool";
  private static final Pattern EFI_PARTITION =
      Pattern.compile("(?m)^GPT start and size *: *2 +(\\d+) ");
  private static final int SECTOR = 512;
  private static final Path FOLDER = Path.of("target/media");

  private MediaBoot() {}

  static boolean offers(String boot) {
    return List.of("cd", "stick", "stock").contains(boot);
  }

  static Vm start(String boot, HardwareProfile profile) {
    try {
      Path folder = Files.createDirectories(FOLDER.resolve(boot)).toAbsolutePath();
      SshKey key = SshKey.generate();
      Path open = folder.resolve("technician.pub");
      Files.writeString(open, key.publicLine() + "\n");
      Path overlay = folder.resolve("overlay");
      Files.createDirectories(overlay.resolve("etc"));
      Files.writeString(overlay.resolve(FILE.substring(1)), boot + "\n");
      BootMedium medium =
          switch (boot) {
            case "cd" -> new BootMedium(BootMedium.Kind.CD, own(folder, open, overlay));
            case "stick" -> new BootMedium(BootMedium.Kind.STICK, withSite(folder, open, overlay));
            case "stock" -> new BootMedium(BootMedium.Kind.CD, stock(folder, open));
            default -> throw new IllegalArgumentException("no medium for boot " + boot);
          };
      Vm vm = Vm.start(profile, medium, key);
      // QEMU has the medium open; nobody else needs it.
      FileTree.delete(folder);
      return vm;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Words that a user without KVM would give as well.
  private static List<String> words() {
    return Stream.concat(Accelerator.best().kernelWords().stream(), Stream.of(WORD)).toList();
  }

  private static Path mirror() throws IOException {
    List<String> said = Command.of("./standin").run().lines().toList();
    return Path.of(said.getLast());
  }

  private static Path own(Path folder, Path key, Path overlay) throws IOException {
    Path out = folder.resolve("image");
    List<String> argv =
        new ArrayList<>(List.of("../apkbuild/image", "--mirror", mirror().toString()));
    argv.addAll(List.of("--out", out.toString(), "--iso", "--entry", "serial"));
    argv.addAll(List.of("--key", key.toString(), "--overlay", overlay.toString()));
    argv.addAll(List.of("--add", PACKAGE, "--site", settings(folder).toString()));
    words().forEach(word -> argv.addAll(List.of("--param", word)));
    Command.of(argv).run();
    assertEquals(
        "",
        Command.of("sha256sum", "--check", "--quiet", "SHA256SUMS").in(out).run(),
        "checksums of the image");
    return out.resolve("assay.iso");
  }

  private static Path stock(Path folder, Path key) throws IOException {
    Path out = folder.resolve("stock");
    List<String> argv =
        new ArrayList<>(List.of("../apkbuild/stock", "--mirror", mirror().toString()));
    argv.addAll(List.of("--kernel", "virt", "--out", out.toString(), "--iso"));
    argv.addAll(List.of("--key", key.toString()));
    words().forEach(word -> argv.addAll(List.of("--param", word)));
    Command.of(argv).run();
    return out.resolve("assay-stock.iso");
  }

  private static Path settings(Path folder) throws IOException {
    Path conf = Files.writeString(folder.resolve("assay.conf"), "settle=28\n");
    Path site = folder.resolve("settings.img");
    new SiteArchive(List.of(), List.of(conf), List.of(), Map.of(), List.of()).write(site);
    return site;
  }

  /// Copies a file to the partition of a finished stick that any system can write to.
  private static void putOnStick(Path stick, Path file) throws IOException {
    String report =
        Command.of("xorriso", "-indev", stick.toString(), "-report_system_area", "plain").run();
    Matcher start = EFI_PARTITION.matcher(report);
    assertTrue(start.find(), report);
    long offset = Long.parseLong(start.group(1)) * SECTOR;
    Command.of("mcopy", "-i", stick + "@@" + offset, file.toString(), "::assay-site.img").run();
  }

  private static Path withSite(Path folder, Path key, Path overlay) throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    Path tool = Files.writeString(tools.resolve(TOOL), "#!/bin/sh\necho own\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path firmware = Files.createDirectories(folder.resolve("firmware"));
    Files.writeString(firmware.resolve("own.bin"), "bytes");
    Path packages = mirror().resolve("v3.23/main/x86_64");
    Path file;
    try (var files = Files.list(packages)) {
      file = files.filter(f -> f.getFileName().toString().startsWith(PACKAGE)).findFirst().get();
    }
    Path site = folder.resolve("assay-site.img");
    new SiteArchive(
            List.of(key),
            List.of(),
            List.of(),
            Map.of(
                "overlay", List.of(overlay),
                "tools", List.of(tools),
                "firmware", List.of(firmware)),
            List.of(file))
        .write(site);
    Path image = BootExtension.image().toAbsolutePath();
    String id =
        JsonMapper.builder()
            .build()
            .readTree(image.resolve("image.json").toFile())
            .path("imageId")
            .asText();
    Path iso = folder.resolve("assay.iso");
    Files.deleteIfExists(iso);
    new Iso(image.resolve("vmlinuz"), image.resolve("initramfs.img"), id)
        .write(
            new Iso.Wishes("serial", words(), null),
            Files.createDirectories(folder.resolve("work")),
            iso);
    putOnStick(iso, site);
    return iso;
  }
}
