package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// A disk of the audited machine offers all by which a system can be made to take part in its own
/// boot ([DiskContent#HOSTILE]): nothing of it is used, and not a byte of it changes.
@OnBoot("server")
class HostileDiskTest {

  @Test
  void nothingOfItWasUsed(Vm vm) {
    JsonNode report = vm.audited();
    Guest guest = vm.guest();
    String keys = guest.read("/root/.ssh/authorized_keys");
    assertFalse(keys.contains("planted"), keys);
    assertFalse(report.at("/access/keys").isEmpty());
    for (JsonNode key : report.at("/access/keys")) {
      assertEquals("kernel", key.path("source").asText(), key::toString);
    }
    assertEquals(1, guest.exec("test -e " + DiskContent.TRACE).status(), "a script was run");
    assertEquals(1, guest.exec("test -e /etc/local.d/planted.start").status(), "an overlay");
    assertEquals("", guest.ask("grep -e /dev/sd -e /dev/nvme /proc/mounts || :"));
    assertEquals("", guest.ask("grep -v -e '^#' -e /usr/share /etc/apk/repositories || :"));
  }

  @Test
  void notAByteOfItChanged(Vm vm) throws IOException {
    vm.audited();
    vm.guest().ask("sync");
    assertTrue(vm.qemu().unchanged(0));
  }
}
