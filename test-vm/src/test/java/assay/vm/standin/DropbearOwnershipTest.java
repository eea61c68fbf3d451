package assay.vm.standin;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.build.Apk;
import assay.build.Command;
import assay.build.FileTree;
import assay.build.Initramfs;
import assay.build.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our dropbear service is the one that runs, whatever happens to the package `dropbear-openrc`,
/// whose own script waits for the network.
class DropbearOwnershipTest {
  private static final String NET = "need net";

  @TempDir private Path folder;
  private Path root;
  private Path keys;
  private Apk apk;
  private SigningKey key;
  private final List<String> repositories = new ArrayList<>();

  @BeforeEach
  void aRootWithTheOriginal() throws IOException {
    Path mirror = StandIn.mirror();
    Path initramfs = Files.createDirectories(folder.resolve("initramfs"));
    Initramfs.unpack(mirror.resolve("v3.23/releases/x86_64/netboot/initramfs-lts"), initramfs);
    apk = Apk.of(initramfs);
    key = SigningKey.in(Files.createDirectories(folder.resolve("own-key")));
    keys = Files.createDirectories(folder.resolve("keys"));
    for (Path file : FileTree.list(mirror.resolve("keys"))) {
      Files.copy(mirror.resolve("keys").resolve(file), keys.resolve(file));
    }
    Files.copy(key.open(), keys.resolve(key.open().getFileName()));
    repositories.add(mirror.resolve("v3.23/main").toString());
    root = Files.createDirectories(folder.resolve("root"));
    apk("add", "--initdb", "alpine-base", "dropbear", "dropbear-openrc");
    assertTrue(service().contains(NET), "the stand-in must not be kinder than Alpine");
  }

  /// A root file system is full of links that JUnit would warn about one by one.
  @AfterEach
  void forget() throws IOException {
    FileTree.delete(root);
  }

  private void apk(String verb, String... words) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(verb, "--root", root.toString()));
    arguments.addAll(List.of("--arch", "x86_64", "--keys-dir", keys.toString(), "--no-cache"));
    arguments.addAll(List.of("--repositories-file", "/dev/null"));
    repositories.forEach(place -> arguments.addAll(List.of("--repository", place)));
    arguments.addAll(List.of(words));
    apk.command(arguments).run();
  }

  private String service() throws IOException {
    return Files.readString(root.resolve("etc/init.d/dropbear"));
  }

  private Path repository(String name) throws IOException {
    Path packages = Files.createDirectories(folder.resolve(name).resolve("x86_64"));
    repositories.add(packages.getParent().toString());
    return packages;
  }

  private void index(Path packages) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("mkndx", "--sign-key"));
    arguments.addAll(List.of(key.secret().toString(), "--output", "APKINDEX.tar.gz"));
    arguments.addAll(List.of("--keys-dir", keys.toString()));
    FileTree.list(packages).stream().map(Path::toString).forEach(arguments::add);
    apk.command(arguments).in(packages).run();
  }

  private void installOurs() throws IOException {
    Path packages = repository("ours");
    Path apkbuild = Path.of("..", "apkbuild").toRealPath();
    Command.of(
            apkbuild.resolve("mkpackage").toString(),
            "--sign-key",
            key.secret().toString(),
            "--output",
            packages.toString(),
            "--builddir",
            Files.createDirectories(folder.resolve("build")).toString(),
            "--only",
            "assay-openrc",
            apkbuild.resolve("assay").toString())
        .with("APK", apk.program().toString())
        .with("JAVA_HOME", System.getProperty("java.home"))
        .insist();
    index(packages);
    apk("add", "assay-openrc");
  }

  private void publishNewerOriginal() throws IOException {
    Path packages = repository("newer");
    Path files = Files.createDirectories(folder.resolve("newer-files/etc/init.d"));
    Files.writeString(files.resolve("dropbear"), "#!/sbin/openrc-run\ndepend() { need net; }\n");
    List<String> arguments = new ArrayList<>(List.of("mkpkg", "--sign-key"));
    arguments.addAll(List.of(key.secret().toString(), "--output"));
    arguments.addAll(List.of(packages.resolve("dropbear-openrc-9999-r0.apk").toString()));
    arguments.addAll(List.of("--files", folder.resolve("newer-files").toString()));
    for (String info : List.of("name:dropbear-openrc", "version:9999-r0", "arch:x86_64")) {
      arguments.addAll(List.of("--info", info));
    }
    apk.command(arguments).run();
    index(packages);
  }

  @Test
  void oursStaysWhenTheOriginalIsUpgraded() throws IOException {
    installOurs();
    assertFalse(service().contains(NET));
    publishNewerOriginal();
    apk("upgrade");
    String database = Files.readString(root.resolve("lib/apk/db/installed"));
    assertTrue(database.contains("P:dropbear-openrc\nV:9999-r0"), "it was not upgraded");
    assertFalse(service().contains(NET));
    assertFalse(Files.exists(root.resolve("etc/init.d/dropbear.apk-new")));
  }

  @Test
  void oursStaysWhenTheOriginalComesLater() throws IOException {
    apk("del", "dropbear-openrc", "dropbear");
    installOurs();
    apk("add", "dropbear", "dropbear-openrc");
    assertFalse(service().contains(NET));
    assertFalse(Files.exists(root.resolve("etc/init.d/dropbear.apk-new")));
  }
}
