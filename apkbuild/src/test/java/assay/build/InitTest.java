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
      sh) cat >"$ROOT/typed" && echo "shell speaks" ;;
      esac
      """;

  private static final String FORGET = "\nrm -rf /newroot/var/cache/rc\n";

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

  @ParameterizedTest
  @ValueSource(strings = {"dash", "ash"})
  void everyVerbThatFailsIsNamedOnEveryConsoleAndNobodyIsAsked(String shell) throws IOException {
    Files.createDirectories(root.resolve("assay-site"));
    Files.writeString(root.resolve("dev/ttyS1"), "");
    for (String verb : List.of("mount", "insmod", "mv", "cp")) {
      Files.writeString(root.resolve("broken"), verb + "\n");
      for (String name : List.of("tty0", "ttyS0", "ttyS1")) {
        Files.writeString(root.resolve("dev").resolve(name), "");
      }
      Files.deleteIfExists(root.resolve("calls"));
      String calls = boot(shell);
      for (String name : List.of("tty0", "ttyS0", "ttyS1")) {
        assertTrue(console(name).startsWith("ASSAY-BOOT-FAILED "), () -> verb + " " + name);
      }
      assertTrue(calls.endsWith("sleep 0\nreboot -f\n"), calls);
      assertFalse(calls.contains("\nsh"), calls);
      assertFalse(calls.contains("switch_root"), calls);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "ash"})
  void theHoldIsAMinute(String shell) throws IOException {
    Files.writeString(root.resolve("broken"), "insmod\n");
    Command.of(argv(shell))
        .with("ROOT", root.toString())
        .with("BB", root.resolve("bb").toString())
        .attempt();
    assertTrue(Files.readString(root.resolve("calls")).contains("\nsleep 60\nreboot -f\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "ash"})
  void whoAskedForItGetsAShellOnFailure(String shell) throws IOException {
    Files.writeString(root.resolve("proc/cmdline"), "quiet assay.debug panic=60\n");
    Files.writeString(root.resolve("dev/console"), "typed\n");
    Files.writeString(root.resolve("broken"), "insmod\n");
    String calls = boot(shell);
    assertTrue(calls.contains("--install -s /bin\nsh \n"), calls);
    assertTrue(calls.endsWith("sh \nsleep 0\nreboot -f\n"), calls);
    assertEquals("typed\n", Files.readString(root.resolve("typed")));
    assertEquals("typed\nshell speaks\n", Files.readString(root.resolve("dev/console")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "ash"})
  void whoAskedForItGetsAShellBeforeTheSystemStarts(String shell) throws IOException {
    Files.writeString(root.resolve("proc/cmdline"), "assay.debug\n");
    String calls = boot(shell);
    assertTrue(calls.indexOf("\nsh \n") < calls.indexOf("mount -o move"), calls);
    assertTrue(calls.endsWith("switch_root /newroot /sbin/init\n"), calls);
    assertTrue(console("ttyS0").contains("before the system starts"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "ash"})
  void aWordThatOnlyLooksLikeDebugGivesNoShell(String shell) throws IOException {
    Files.writeString(root.resolve("proc/cmdline"), "assay.debugger xassay.debug\n");
    String calls = boot(shell);
    assertFalse(calls.contains("\nsh "), calls);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "ash"})
  void siteOverlayAndFirmwareAreInPlaceBeforeTheSystemStarts(String shell) throws IOException {
    Path etc = Files.createDirectories(root.resolve("assay-site/overlay/etc"));
    Files.writeString(etc.resolve("motd"), "hello");
    Files.createDirectories(root.resolve("assay-site/firmware"));
    Path path = root.resolve("sys/module/firmware_class/parameters/path");
    Files.createDirectories(path.getParent());
    String calls = boot(shell);
    assertTrue(calls.contains(FORGET), "dependencies of services the image does not know");
    assertEquals("hello", Files.readString(root.resolve("newroot/etc/motd")));
    assertEquals("/run/assay/site/firmware", Files.readString(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "ash"})
  void aKernelThatTakesNoFirmwareBootsAllTheSame(String shell) throws IOException {
    Files.createDirectories(root.resolve("assay-site/firmware"));
    String calls = boot(shell);
    assertFalse(calls.contains(FORGET), calls);
    assertTrue(calls.endsWith("switch_root /newroot /sbin/init\n"), calls);
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
