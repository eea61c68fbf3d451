package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.build.Command;
import assay.build.FileTree;
import assay.build.Iso;
import assay.build.SiteArchive;
import assay.vm.serve.RackServer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The planned boots that start from a medium. `cd` is an image that somebody built with parts of
/// their own; `stick` is the suite's image with a site's files beside it; `stock` is Alpine's own
/// kernel and initramfs with the packages and the overlay that `apkbuild/stock` makes; `net` is an
/// image that the card's own iPXE gets from a server.
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
    return List.of("cd", "stick", "stock", "net").contains(boot);
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
      BootSource medium =
          switch (boot) {
            case "cd" -> new BootMedium(BootMedium.Kind.CD, own(folder, open, overlay));
            case "stick" -> new BootMedium(BootMedium.Kind.STICK, withSite(folder, open, overlay));
            case "stock" -> new BootMedium(BootMedium.Kind.CD, stock(folder, open));
            case "net" -> served(folder, open);
            default -> throw new IllegalArgumentException("no medium for boot " + boot);
          };
      Vm vm = Vm.start(profile, medium, key);
      // QEMU has the medium open; nobody else needs it. A server's files are still to be asked for.
      if (!(medium instanceof BootNetwork)) {
        FileTree.delete(folder);
      }
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
    argv.addAll(List.of("--tools", ownTool(folder).toString()));
    words().forEach(word -> argv.addAll(List.of("--param", word)));
    Command.of(argv).run();
    assertEquals(
        "",
        Command.of("sha256sum", "--check", "--quiet", "SHA256SUMS").in(out).run(),
        "checksums of the image");
    return out.resolve("assay.iso");
  }

  /// TFTP has a script that leads to a server of HTTP, where the builder's own script lies beside
  /// image and site's files.
  private static BootNetwork served(Path folder, Path key) throws IOException {
    Path out = folder.resolve("image");
    List<String> argv =
        new ArrayList<>(List.of("../apkbuild/image", "--mirror", mirror().toString()));
    argv.addAll(List.of("--kernel", "virt", "--out", out.toString(), "--key", key.toString()));
    argv.addAll(List.of("--param", "assay.label.rack=B7 front"));
    words().forEach(word -> argv.addAll(List.of("--param", word)));
    Command.of(argv).run();
    Files.copy(
        settings(folder), out.resolve("assay-site.img"), StandardCopyOption.REPLACE_EXISTING);
    HttpServer server =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            out.toRealPath(),
            SimpleFileServer.OutputLevel.NONE);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    Path tftp = Files.createDirectories(folder.resolve("tftp"));
    String script =
        "#!ipxe\nchain http://10.0.2.2:%d/boot.ipxe\n".formatted(server.getAddress().getPort());
    Files.writeString(tftp.resolve("start.ipxe"), script);
    return new BootNetwork(tftp, "start.ipxe");
  }

  /// An image for a rack: it reports to whoever serves it, and its machines power off.
  static Path rackImage(Path folder) throws IOException {
    Path out = folder.resolve("image");
    List<String> argv =
        new ArrayList<>(List.of("../apkbuild/image", "--mirror", mirror().toString()));
    argv.addAll(List.of("--kernel", "virt", "--out", out.toString()));
    argv.addAll(List.of("--param", "assay.then=poweroff"));
    words().forEach(word -> argv.addAll(List.of("--param", word)));
    Command.of(argv).run();
    return out;
  }

  /// QEMU's own TFTP leads to the server's, and that to its HTTP: the script is fetched by both.
  static BootNetwork leadingTo(Path folder, RackServer server) throws IOException {
    Path tftp = Files.createDirectories(folder.resolve("tftp"));
    Files.writeString(
        tftp.resolve("start.ipxe"),
        """
        #!ipxe
        imgfetch --name proof tftp://10.0.2.2:%d/boot.ipxe
        imgfree proof
        chain http://10.0.2.2:%d/boot.ipxe
        """
            .formatted(server.tftpPort(), server.httpPort()));
    return new BootNetwork(tftp, "start.ipxe");
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

  private static Path ownTool(Path folder) throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    Path tool = Files.writeString(tools.resolve(TOOL), "#!/bin/sh\necho own\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    return tools;
  }

  private static Path withSite(Path folder, Path key, Path overlay) throws IOException {
    Path tools = ownTool(folder);
    // In the place of the vendor's tool, which nobody may pass on.
    Path fixtures = Path.of("../agent/src/test/resources/fixtures/storcli");
    for (String answer : List.of("written-controllers.json", "written-drives.json")) {
      Files.copy(
          fixtures.resolve(answer), tools.resolve(answer), StandardCopyOption.REPLACE_EXISTING);
    }
    Path storcli =
        Files.writeString(
            tools.resolve("storcli64"),
            """
            #!/bin/sh
            case $1 in
            /call) answer=written-controllers.json ;;
            *) answer=written-drives.json ;;
            esac
            # The vendor's tool knows where its controller sits.
            address=$(ls /sys/bus/pci/drivers/megaraid_sas | sed -n 's/^00\\(..:..:..\\)[.]\\(.\\)$/\\1:0\\2/p')
            exec sed "s/00:00:08:00/$address/" "${0%/*}/$answer"
            """);
    Files.setPosixFilePermissions(storcli, PosixFilePermissions.fromString("rwxr-xr-x"));
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
