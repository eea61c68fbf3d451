package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// A card's own iPXE gets a script by TFTP, and by HTTP the builder's script, kernel, image and
/// site's files; what it knows of the machine is in the report.
@OnBoot("net")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NetBootTest {
  private static final Pattern RESULT = Pattern.compile("^ASSAY-RESULT (\\{.*})$");
  private static final Duration GONE = Duration.ofMinutes(4);

  @Test
  @Order(1)
  void theAuditIsComplete(Vm vm) {
    JsonNode report = vm.audited();
    assertEquals(List.of(), AuditSchema.complaints(report));
    assertEquals("PASS", report.at("/verdict/state").asText(), report::toString);
    assertEquals("settle=28\n", vm.guest().read("/run/assay/site/assay.conf"));
  }

  @Test
  @Order(2)
  void theReportBearsWhatIpxeKnewOfTheMachine(Vm vm) {
    JsonNode labels = vm.audited().at("/run/labels");
    String uuid = String.valueOf(vm.profile().system().uuid());
    assertEquals(vm.profile().system().serial(), labels.path("serial").asText(), labels::toString);
    assertEquals(uuid, labels.path("uuid").asText(), labels::toString);
    assertEquals(
        vm.profile().cards().getFirst().mac(),
        labels.path("mac").asText().replace('-', ':'),
        labels::toString);
    assertEquals("B7 front", labels.path("rack").asText(), "given to the builder");
    assertFalse(labels.has("asset"), "the firmware has none");
  }

  @Test
  @Order(3)
  void theAddressOfNetbootStaysAndNobodyIsAskedForOne(Vm vm) {
    Guest guest = vm.guest();
    String log = guest.read("/var/log/assay/network.log");
    assertTrue(log.contains("eth0: 10.0.2.15/24, by the kernel line"), log);
    assertEquals("", guest.ask("pidof udhcpc || :"), log);
    assertTrue(guest.read("/etc/resolv.conf").contains("nameserver 10.0.2.3"), log);
    assertTrue(guest.ask("ip route").contains("default via 10.0.2.2 dev eth0"), log);
  }

  @Test
  @Order(4)
  void theLastLineOfTheAuditSaysWhatCameOfIt(Vm vm) {
    Matcher result = RESULT.matcher(vm.console().await(RESULT, Limit.COMMAND.duration()).text());
    assertTrue(result.find());
    String sum = vm.guest().ask("sha256sum </var/log/audit.json").substring(0, 64);
    assertEquals(
        "{\"verdict\":\"PASS\",\"complete\":true,\"machine\":\"%s\",\"sha256\":\"%s\"}"
            .formatted(vm.profile().system().uuid(), sum),
        result.group(1));
  }

  @Test
  @Order(5)
  void itPowersOffWhenToldTo(Vm vm) throws InterruptedException {
    vm.guest().ask("echo then=poweroff >>/run/assay/site/assay.conf");
    vm.restartAudit("");
    assertTrue(vm.powersOffWithin(GONE), () -> vm.console().tail());
    assertTrue(vm.console().text().contains("assay: poweroff in 10 s, by assay.then"));
  }
}
