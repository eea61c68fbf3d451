package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What was audited twice is the same twice: each boot of one machine reports the same hardware,
/// and shows a host key of its own.
@OnBoot("server")
class RepeatedBootsTest {
  // What CI can wait for; the promise is five boots.
  private static final int BOOTS = Boolean.getBoolean("assay.long") ? 5 : 2;

  @Test
  void eachBootReportsTheSameHardware(Vm vm) {
    JsonNode first = vm.audited();
    String facts = StableFacts.of(first);
    assertTrue(facts.contains(vm.profile().disks().getFirst().serial()), facts);
    Set<String> hostKeys = new HashSet<>();
    hostKeys.add(String.valueOf(vm.guest().hostKeyFingerprint()));
    // One at a time: both together would be slower than one behind the other.
    vm.qemu().qmp().execute("stop", Map.of());
    try {
      for (int boot = 1; boot < BOOTS; boot++) {
        try (Vm again = Vm.start(vm.profile(), BootImage.in(BootExtension.image()), "")) {
          JsonNode report = again.audited();
          assertNotEquals(first.at("/run/bootId"), report.at("/run/bootId"));
          assertEquals(facts, StableFacts.of(report));
          hostKeys.add(String.valueOf(again.guest().hostKeyFingerprint()));
        }
      }
    } finally {
      vm.qemu().qmp().execute("cont", Map.of());
      vm.guest().disconnect();
    }
    assertEquals(BOOTS, hostKeys.size(), hostKeys::toString);
  }
}
