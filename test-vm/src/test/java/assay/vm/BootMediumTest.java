package assay.vm;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BootMediumTest {
  private static String line(BootMedium.Kind kind) {
    return String.join(" ", new BootMedium(kind, Path.of("assay.iso")).arguments("quiet"));
  }

  /// The machine reads the medium itself; what the harness would say to a kernel is not heard.
  @ParameterizedTest
  @EnumSource(BootMedium.Kind.class)
  void handsNoKernelOver(BootMedium.Kind kind) {
    assertFalse(line(kind).contains("-kernel"), line(kind));
    assertFalse(line(kind).contains("quiet"), line(kind));
    assertTrue(line(kind).contains("file=assay.iso,format=raw,if=none,id=medium,readonly=on"));
  }

  @Test
  void aCdHasItsDriveAndAStickItsFirmwareAndName() {
    assertTrue(line(BootMedium.Kind.CD).contains("-device ide-cd,"), line(BootMedium.Kind.CD));
    String stick = line(BootMedium.Kind.STICK);
    assertTrue(stick.startsWith("-bios /usr/share/ovmf/OVMF.fd "), stick);
    assertTrue(stick.contains("-device usb-storage,id=stick,"), stick);
  }

  @Test
  void aSlowMediumIsReadAsSlowly() {
    String slow =
        String.join(" ", new BootMedium(BootMedium.Kind.CD, Path.of("x"), 2_000_000).arguments(""));
    assertTrue(slow.contains(",throttling.bps-read=2000000,media=cdrom"), slow);
    assertFalse(line(BootMedium.Kind.CD).contains("throttling"));
  }
}
