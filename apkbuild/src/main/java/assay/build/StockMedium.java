package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The second way to boot: stock Alpine media, whose own `/init` (mkinitfs) looks for boot
/// repositories on all media, unpacks the apkovl that the kernel line names and installs its list
/// of packages.
///
/// @param wishes checkout, mirror and kernel
/// @param publicKeys files of keys that let root in
/// @param parameters further words for the kernel line
/// @param progress told what is done
record StockMedium(
    Groundwork.Wishes wishes, List<Path> publicKeys, List<String> parameters, Progress progress) {
  /// What users copy onto a medium, beside what is there.
  private static final String REPOSITORY = "assay/x86_64";

  private static final String APKOVL = "assay.apkovl.tar.gz";

  /// The same for the bootloader, as a second initramfs: a medium's path depends on what it is, and
  /// its label does not help, for what is mounted already is not mounted again.
  private static final String INITRD = "assay-apkovl.img";
  private static final String LABEL = "ASSAY_STOCK";
  private static final String MARKER = "boot/assay-stock.id";

  /// As Alpine's own media have it.
  private static final String MODULES = "modules=loop,squashfs,sd-mod,usb-storage";

  StockMedium {
    publicKeys = List.copyOf(publicKeys);
    parameters = List.copyOf(parameters);
  }

  /// @param work an empty folder, used up
  /// @return a folder with what the user gets
  Path build(Cache cache, Path work, boolean iso) throws IOException {
    Groundwork ground = Groundwork.lay(wishes, cache, work, progress);
    progress.say("Java runtime");
    Path runtime = ground.packages().runtime();
    progress.say("our packages");
    Repositories all = ground.withOwnPackages(runtime, work.resolve("packages"));
    Path out = Files.createDirectories(work.resolve("out"));
    progress.say("boot repository");
    repository(ground, all, out);
    apkovl(all, work.resolve("apkovl"), out.resolve(APKOVL));
    try (CpioFile cpio = new CpioFile(out.resolve(INITRD), Image.SECONDS)) {
      cpio.file(APKOVL, out.resolve(APKOVL));
    }
    Files.writeString(out.resolve("kernel-line"), plainLine() + "\n");
    if (iso) {
      progress.say("assay-stock.iso");
      medium(ground.mirror(), out, work.resolve("tree"), out.resolve("assay-stock.iso"));
    }
    FileTree.sums(out);
    return out;
  }

  /// All that the list of packages needs: a small medium has few of Alpine's own.
  private void repository(Groundwork ground, Repositories all, Path out) throws IOException {
    Path folder = Files.createDirectories(out.resolve(REPOSITORY));
    List<String> arguments =
        new ArrayList<>(List.of("fetch", "--recursive", "--output", folder.toString()));
    arguments.addAll(all.arguments());
    arguments.addAll(Files.readAllLines(overlay("apkovl").resolve("etc/apk/world")));
    arguments.addAll(PackageBuild.world(wishes.flavour()));
    try {
      ground.apk().command(arguments).run();
    } catch (BuildException failure) {
      throw new BuildException(
          "packages of %s: %s; check --mirror".formatted(wishes.mirror(), failure.getMessage()));
    }
    ground.apk().index(folder, ground.key(), all.keys());
    // Alpine's /init looks for this name.
    Files.writeString(folder.resolveSibling(".boot_repository"), "assay\n");
  }

  private Path overlay(String name) {
    return wishes.source().resolve("overlay").resolve(name);
  }

  /// The overlay of the single image, what stock media need besides, and keys.
  private void apkovl(Repositories all, Path stage, Path file) throws IOException {
    Files.createDirectories(stage);
    new Overlay(overlay("apkovl")).lay(stage);
    new Overlay(overlay("stock")).lay(stage);
    PackageBuild.complete(stage.resolve("etc/apk/world"), wishes.flavour());
    FileTree.copy(all.keys(), stage.resolve("etc/apk/keys"));
    PublicKeys.lay(publicKeys, stage);
    new Overlay(stage).pack(file, Image.SECONDS);
  }

  /// For whoever boots without our menu: the words that the kernel line should have.
  String plainLine() {
    return String.join(" ", kernelLine(), String.join(" ", parameters)).strip();
  }

  /// Whatever is named here is used, and no apkovl of any disk of the machine.
  private static String kernelLine() {
    return String.join(
        " ", MODULES, "apkovl=/" + APKOVL, GrubMenu.plainLine(List.of()), GrubMenu.SERIAL_WORDS);
  }

  private void medium(Mirror mirror, Path out, Path tree, Path file) throws IOException {
    for (String name : List.of("vmlinuz", "initramfs", "modloop")) {
      String whole = name + "-" + wishes.flavour();
      HybridDisc.link(mirror.netboot(whole), tree.resolve("boot").resolve(whole));
    }
    FileTree.copy(out.resolve("assay"), tree.resolve("assay"));
    HybridDisc.link(out.resolve(INITRD), tree.resolve(INITRD));
    HybridDisc.text(tree.resolve(MARKER), "");
    HybridDisc.text(tree.resolve("EFI/BOOT/grub.cfg"), GrubMenu.finder(MARKER));
    HybridDisc.text(tree.resolve("boot/grub/grub.cfg"), menu());
    new HybridDisc(LABEL).write(tree, file);
  }

  String menu() {
    return GrubMenu.CONSOLES
        + """
        set timeout=3
        menuentry "Alpine, and Assay on it" {
          linux /boot/vmlinuz-%1$s %2$s
          initrd /boot/initramfs-%1$s /%3$s
        }
        """
            .formatted(wishes.flavour(), kernelLine() + GrubMenu.quoted(parameters), INITRD);
  }
}
