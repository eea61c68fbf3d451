package assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs `overlay/initramfs/init` below a prefix, with a busybox that writes down what would touch
/// the machine.
class InitTest {
  /// Real for files, a note for everything else; a verb named in `broken` fails.
  private static final String BUSYBOX =
      """
      #!/bin/sh
      verb=$1
      shift
      echo "$verb $*" >>"$ROOT/calls"
      [ ! -f "$ROOT/broken" ] || ! grep -qx "$verb" "$ROOT/broken" || exit 1
      case $verb in
      cat | cp | mkdir | mv | stat) exec "$verb" "$@" ;;
      esac
      """;

  @TempDir private Path root = Path.of("");

  @BeforeEach
  void machine() throws IOException {
    for (String folder : List.of("dev", "proc", "run", "newroot", "sys/class/tty/console")) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.writeString(root.resolve("sys/class/tty/console/active"), "tty0 ttyS0\n");
    Files.writeString(root.resolve("proc/meminfo"), "MemTotal:  1000000 kB\nMemFree: 5 kB\n");
    Files.writeString(root.resolve("modules"), "modules.d/loop.ko\nmodules.d/overlay.ko\n");
    Files.writeString(root.resolve("layers"), "assay.sqfs\nbase.sqfs\n");
    Files.writeString(root.resolve("assay.sqfs"), "assay");
    Files.writeString(root.resolve("base.sqfs"), "base");
    Files.writeString(root.resolve("memory"), "300000 700000\n");
    Files.writeString(root.resolve("image.json"), "{}\n");
    Files.writeString(root.resolve("complete"), "");
    Path busybox = Files.writeString(root.resolve("bb"), BUSYBOX);
    Files.setPosixFilePermissions(busybox, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String boot(String shell) throws IOException {
    Command command = Command.of(argv(shell));
    command
        .with("ROOT", root.toString())
        .with("BB", root.resolve("bb").toString())
        .with("HOLD", "0")
        .attempt();
    return Files.readString(root.resolve("calls")).replace(root.toString(), "");
  }

  private static List<String> argv(String shell) {
    String script = Path.of("..", "overlay/initramfs/init").toString();
    return shell.equals("ash") ? List.of("busybox", "ash", script) : List.of(shell, script);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "ash"})
  void layersAreMountedUpperFirst(String shell) throws IOException {
    String calls = boot(shell);
    assertTrue(calls.contains("insmod /modules.d/loop.ko\ninsmod /modules.d/overlay.ko\n"), calls);
    assertTrue(
        calls.contains(
            "lowerdir=/run/layers/assay:/run/layers/base,upperdir=/run/rw/upper,workdir=/run/rw/work"),
        calls);
    assertTrue(calls.endsWith("switch_root /newroot /sbin/init\n"), calls);
    assertEquals("{}\n", Files.readString(root.resolve("newroot/etc/assay/image.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "ash"})
  void siteFilesMoveToRun(String shell) throws IOException {
    Files.createDirectories(root.resolve("assay-site/keys"));
    boot(shell);
    assertTrue(Files.isDirectory(root.resolve("run/assay/site/keys")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "ash"})
  void smallMachineIsTold(String shell) throws IOException {
    Files.writeString(root.resolve("memory"), "2048000 4096000\n");
    String calls = boot(shell);
    assertTrue(calls.contains("reboot -f"), calls);
    assertFalse(calls.contains("switch_root"), calls);
    assertEquals("ASSAY-BOOT-FAILED needs 2000 MiB of memory, has 976 MiB\n", console("ttyS0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "ash"})
  void imageCutShortIsTold(String shell) throws IOException {
    Files.delete(root.resolve("complete"));
    boot(shell);
    assertEquals(
        "ASSAY-BOOT-FAILED needs 683 MiB of memory, or rootfstype=ramfs on the kernel line; has 976 MiB\n",
        console("tty0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "ash"})
  void brokenModuleEndsInReboot(String shell) throws IOException {
    Files.writeString(root.resolve("broken"), "insmod\n");
    String calls = boot(shell);
    assertEquals("ASSAY-BOOT-FAILED insmod modules.d/loop.ko\n", console("ttyS0"));
    assertTrue(calls.endsWith("reboot -f\n"), calls);
  }

  /// The writers are in the background.
  private String console(String name) throws IOException {
    Path file = root.resolve("dev").resolve(name);
    for (int i = 0; i < 100 && (Files.notExists(file) || Files.size(file) == 0); i++) {
      Thread.onSpinWait();
      Command.of("sleep", "0.05").run();
    }
    return Files.readString(file);
  }
}
