package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.vm.VmFailure.Reason;
import org.junit.jupiter.api.Test;

/// A machine with too little memory for the image says within seconds how much it needs.
class LittleMemoryTest {

  @Test
  void theConsoleSaysHowMuchIsNeeded() {
    BootExtension.assumeImage(BootExtension.image());
    HardwareProfile little = HardwareProfile.empty("little", 256, null);
    try (Qemu qemu = Qemu.start(little, BootImage.in(BootExtension.image()), "")) {
      VmFailure failure =
          assertThrows(
              VmFailure.class,
              () -> qemu.console().await(Vm.LOGIN_PROMPT, Limit.LOGIN_PROMPT.duration()));
      assertEquals(Reason.BOOT_FAILED, failure.reason(), failure::getMessage);
      assertTrue(
          String.valueOf(failure.getMessage())
              .matches("(?s).*ASSAY-BOOT-FAILED needs [0-9]+ MiB of memory.*has [0-9]+ MiB.*"),
          failure::getMessage);
    }
  }
}
