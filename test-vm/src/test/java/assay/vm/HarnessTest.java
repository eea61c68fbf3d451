package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.vm.VmFailure.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A harness that cannot say no proves nothing: the image's kernel with a guest of four lines,
/// which says hello, goes silent, and panics when told to.
class HarnessTest {
  private static final Duration LONG = Limit.LOGIN_PROMPT.duration();
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Path BUSYBOX = Path.of("/bin/busybox");
  private static final String INIT =
      """
      #!/bin/busybox sh
      /bin/busybox mount -t proc proc /proc
      echo hello from init
      /bin/busybox sleep 8
      echo c >/proc/sysrq-trigger
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void aSilentAndThenPanickingGuestFailsBothWays() throws IOException {
    try (Qemu qemu = Qemu.start(HardwareProfile.named("bare"), guest(INIT), "")) {
      Console console = qemu.console();
      console.await(Pattern.compile("hello from init"), LONG);

      VmFailure silence =
          assertThrows(VmFailure.class, () -> console.await(Pattern.compile("never said"), SHORT));
      assertEquals(Reason.TIMEOUT, silence.reason());
      assertTrue(String.valueOf(silence.getMessage()).contains("hello from init"));
      assertTrue(qemu.running());

      long start = System.nanoTime();
      VmFailure panic =
          assertThrows(VmFailure.class, () -> console.await(Pattern.compile("never said"), LONG));
      assertEquals(Reason.PANIC, panic.reason(), panic::getMessage);
      assertTrue(System.nanoTime() - start < LONG.toNanos() / 2, "a panic must not be waited out");
    }
  }

  @Test
  void aDeadQemuIsNoticedAndLeavesNothing() throws IOException {
    Qemu qemu = Qemu.start(HardwareProfile.named("server"), guest(INIT), "");
    try (qemu) {
      ProcessHandle.of(qemu.pid()).ifPresent(ProcessHandle::destroyForcibly);
      assertEquals(
          Reason.DIED,
          assertThrows(
                  VmFailure.class, () -> qemu.console().await(Pattern.compile("never said"), LONG))
              .reason());
    }
    assertFalse(qemu.running());
    assertFalse(Files.exists(qemu.folder()));
  }

  @Test
  void qemusOwnRefusalIsQuoted() throws IOException {
    HardwareProfile odd = HardwareProfile.empty("odd", 64, "no-such-cpu");
    BootImage image = guest(INIT);
    VmFailure failure = assertThrows(VmFailure.class, () -> Qemu.start(odd, image, ""));
    assertEquals(Reason.DIED, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains("no-such-cpu"), failure::getMessage);
  }

  private BootImage guest(String init) throws IOException {
    Path kernel = BootExtension.image().resolve("vmlinuz");
    assumeTrue(BootExtension.imageExpected() || Files.exists(kernel), BootExtension.NO_IMAGE);
    Path initramfs = folder.resolve("tiny.img");
    try (CpioArchiveOutputStream cpio =
        new CpioArchiveOutputStream(Files.newOutputStream(initramfs))) {
      for (String name : List.of("bin", "proc")) {
        put(cpio, name, CpioConstants.C_ISDIR | 0755, new byte[0]);
      }
      // The kernel opens the console for init before init could make it.
      put(cpio, "dev", CpioConstants.C_ISDIR | 0755, new byte[0]);
      CpioArchiveEntry console = new CpioArchiveEntry("dev/console");
      console.setMode(CpioConstants.C_ISCHR | 0600);
      console.setRemoteDeviceMaj(5);
      console.setRemoteDeviceMin(1);
      cpio.putArchiveEntry(console);
      cpio.closeArchiveEntry();
      put(cpio, "bin/busybox", CpioConstants.C_ISREG | 0755, Files.readAllBytes(BUSYBOX));
      byte[] script = init.getBytes(StandardCharsets.UTF_8);
      put(cpio, "init", CpioConstants.C_ISREG | 0755, script);
    }
    return new BootImage(kernel, initramfs);
  }

  private static void put(CpioArchiveOutputStream cpio, String name, int mode, byte[] content)
      throws IOException {
    CpioArchiveEntry entry = new CpioArchiveEntry(name);
    entry.setMode(mode);
    entry.setSize(content.length);
    cpio.putArchiveEntry(entry);
    cpio.write(content);
    cpio.closeArchiveEntry();
  }
}
