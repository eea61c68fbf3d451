package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Who holds the key of the kernel line gets in; nobody else does.
@OnBoot("server")
class SshTest {

  @Test
  void theKeyOfTheKernelLineOpensTheMachine(Vm vm) {
    assertEquals("0", vm.guest().ask("id -u").strip());
  }

  @Test
  void bothCardsHaveALease(Vm vm) throws InterruptedException {
    Pattern leases = Pattern.compile("inet 10\\.0\\.[23]\\.15");
    long deadline = System.nanoTime() + Limit.SSH.duration().toNanos();
    long found = 0;
    while (found < 2 && System.nanoTime() < deadline) {
      found = leases.matcher(vm.guest().ask("ip -o -4 addr")).results().count();
      Thread.sleep(500);
    }
    assertEquals(2, found);
  }

  @Test
  void theHostKeyIsTheOneTheMachineShows(Vm vm) {
    Guest guest = vm.guest();
    String step = guest.read("/run/assay/steps/sshsetup");
    assertTrue(step.contains("hostKeyFingerprint=" + guest.hostKeyFingerprint()), step);
  }

  @Test
  void rootHasNoPasswordToGuess(Vm vm) {
    assertTrue(vm.guest().ask("grep '^root:' /etc/shadow").matches("(?s)root:[!*].*"));
  }

  @Test
  void nothingElseListens(Vm vm) {
    String sockets = vm.guest().ask("netstat -ltnu").replaceAll("(?m)^(Active|Proto).*\\n", "");
    assertTrue(sockets.lines().count() >= 1, sockets);
    // A DHCP client may have its own port open for a moment.
    Pattern ssh = Pattern.compile("tcp .*:22 .* LISTEN *|udp .*:(68|546) .*");
    assertTrue(sockets.lines().allMatch(line -> ssh.matcher(line).matches()), sockets);
  }

  /// The same from outside: the network itself lets every one of these ports through.
  @Test
  void aPortScanFindsNothingElse(Vm vm) throws IOException {
    vm.guest();
    for (int port : List.of(21, 23, 25, 53, 68, 80, 111, 443, 546, 2222, 5355, 8080)) {
      assertFalse(vm.qemu().answers(port), "port " + port);
    }
    assertTrue(vm.qemu().answers(22));
  }

  @Test
  void memoryIsTakenFromSessionsNeverFromTheServer(Vm vm) {
    String values =
        vm.guest().ask("cat /proc/$(cat /run/dropbear.pid)/oom_score_adj /proc/self/oom_score_adj");
    assertEquals("-900\n0", values.strip());
  }

  @Test
  void theReportSaysWhoCanLogIn(Vm vm) {
    JsonNode access = vm.audited().path("access");
    assertEquals("kernel", access.at("/keys/0/source").asText(), access::toString);
    assertEquals(
        vm.guest().hostKeyFingerprint(),
        access.at("/ssh/hostKeyFingerprint").asText(),
        access::toString);
  }

  @Test
  void aPlainCommandFindsItsPrograms(Vm vm) {
    Guest.Result result = vm.guest().exec("smartctl -V && rc-status -a && command -v assay");
    assertEquals(0, result.status(), result::toString);
    assertTrue(result.out().contains("smartctl"), result::toString);
  }
}
