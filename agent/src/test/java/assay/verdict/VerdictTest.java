package assay.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.collector.Collectors;
import assay.inventory.Finding;
import assay.inventory.Finding.Severity;
import assay.json.JsonTree;
import assay.rules.Catalogue;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Finding FAILING =
      new Finding("drive_smart_failed", Severity.critical, "sda: SMART says FAILED", "/dev/sda");
  private static final Finding WORN =
      new Finding("drive_wear", Severity.warning, "sda: 90 % used", "/dev/sda");
  private static final Finding NOTED =
      new Finding("drive_error_log", Severity.info, "sda: errors", "/dev/sda");
  private static final Map<String, List<String>> ANSWERING =
      Collectors.answering(Collectors.all(List.of("assay"), false));
  private static final String GAP = "ipmitool: timeout";

  private static String verdict(List<Finding> findings, String... gaps) throws IOException {
    return words(Verdict.of(findings, List.of(gaps), parts("{}", List.of(), Map.of())));
  }

  private static Parts parts(String hardware, List<Finding> events, Map<String, String> gaps)
      throws IOException {
    JsonNode tree = JsonTree.read(hardware.replace('\'', '"'));
    Catalogue rules = Catalogue.shipped();
    return Parts.of(rules, tree, rules.judge(tree), events, gaps, ANSWERING);
  }

  private static String words(Verdict verdict) {
    return verdict.state() + " " + verdict.reasons();
  }

  /// The parts' states, and what the machine's verdict is by them alone.
  private static String judged(String hardware, Map<String, String> gaps) throws IOException {
    Parts parts = parts(hardware, List.of(), gaps);
    StringBuilder words = new StringBuilder();
    for (PartVerdict part : parts.verdicts()) {
      words.append(part.name()).append(' ').append(part.state()).append(' ');
      words.append(part.reasons()).append(' ');
    }
    return words.append(parts.unknown()).toString();
  }

  @Test
  void theWorstDecides() throws IOException {
    assertEquals("PASS []", verdict(List.of()));
    assertEquals("PASS []", verdict(List.of(NOTED)));
    assertEquals("WARN [sda: 90 % used]", verdict(List.of(NOTED, WORN)));
    assertEquals("UNKNOWN [ipmitool: timeout]", verdict(List.of(), GAP));
    assertEquals("UNKNOWN [ipmitool: timeout, sda: 90 % used]", verdict(List.of(WORN), GAP));
    assertEquals(
        "FAIL [sda: SMART says FAILED, ipmitool: timeout, sda: 90 % used]",
        verdict(List.of(WORN, FAILING), GAP));
  }

  @Test
  void aPartIsAsGoodAsWhatIsFoundOnIt() throws IOException {
    assertEquals(
        "sda FAIL [sda says that it is failing, sda counts 8 pending sectors]"
            + " sdb WARN [sdb counts 1 pending sectors] sdc PASS [] []",
        judged(
            "{'drives':[{'name':'sda','health':{'smartPassed':false,'pendingSectors':8}},"
                + "{'name':'sdb','health':{'smartPassed':true,'pendingSectors':1}},"
                + "{'name':'sdc','health':{'smartPassed':true,'flags':['error_log']}}]}",
            Map.of("smartctl", "smartctl: partial: of another drive")));
  }

  @Test
  void aDriveOfWhichNothingIsKnownIsNoPass() throws IOException {
    assertEquals(
        "sda UNKNOWN [sda: nothing is known of its health] [sda: nothing is known of its health]",
        judged("{'drives':[{'name':'sda','transport':'ata'}]}", Map.of()));
    assertEquals(
        "sda UNKNOWN [sda is asleep and was not woken: health unknown]"
            + " [sda is asleep and was not woken: health unknown]",
        judged(
            "{'drives':[{'name':'sda','health':{'asleep':true,'unavailableReason':'asleep'}}]}",
            Map.of()));
    assertEquals(
        "sda UNKNOWN [sda: killed after 30 s] [sda: killed after 30 s]",
        judged(
            "{'drives':[{'name':'sda','health':{'unavailableReason':'killed after 30 s'}}]}",
            Map.of()));
  }

  @Test
  void whatACollectorsGapSaysIsNotSaidOnceMoreForEachPart() throws IOException {
    Map<String, String> missing = Map.of("smartctl", "smartctl: tool_missing");
    assertEquals(
        "sda UNKNOWN [smartctl: tool_missing] sdb UNKNOWN [smartctl: tool_missing] []",
        judged("{'drives':[{'name':'sda'},{'name':'sdb'}]}", missing));
    assertEquals(
        "0000:00:01.0 UNKNOWN [pci: partial] []",
        judged("{'pciDevices':[{'address':'0000:00:01.0'}]}", Map.of("pci", "pci: partial")));
  }

  @Test
  void aPartWithoutHealthPassesOnceItsCollectorHasEnded() throws IOException {
    String devices = "{'pciDevices':[{'address':'0000:00:01.0'}],'opticalDrives':[{'name':'sr0'}]}";
    assertEquals("0000:00:01.0 PASS [] sr0 PASS [] []", judged(devices, Map.of()));
    assertEquals(
        "0000:00:01.0 PASS [] sr0 UNKNOWN [block: failed] []",
        judged(devices, Map.of("block", "block: failed")));
    assertEquals(
        "vda PASS [] []",
        judged("{'drives':[{'name':'vda','transport':'virtio'}]}", Map.of("smartctl", "x")));
  }

  @Test
  void ofASectionThatNobodyDescribedEachCollectorMustHaveEnded() throws IOException {
    String cards = "{'cards':[{'name':'c0'}]}";
    assertEquals("c0 PASS [] []", judged(cards, Map.of()));
    assertEquals("c0 UNKNOWN [net: failed] []", judged(cards, Map.of("net", "net: failed")));
  }

  @Test
  void aStickThatIsUnknownLeavesTheMachineKnown() throws IOException {
    String reason = "'health':{'unavailableReason':'Unknown USB bridge'}";
    assertEquals(
        "sdc UNKNOWN [sdc: Unknown USB bridge] []",
        judged("{'drives':[{'name':'sdc','transport':'usb'," + reason + "}]}", Map.of()));
    assertEquals(
        "sdc UNKNOWN [sdc: Unknown USB bridge] []",
        judged("{'drives':[{'name':'sdc','removable':true," + reason + "}]}", Map.of()));
  }

  @Test
  void aSensorWithoutAReadingIsNoPassAndNoGap() throws IOException {
    assertEquals(
        "Riser 1 UNKNOWN [Riser 1: no reading] Fan PASS [] CPU PASS [] []",
        judged(
            "{'sensors':[{'name':'Riser 1','source':'ipmi','status':'ns'},"
                + "{'name':'Fan','source':'ipmi','status':'ok'},{'name':'CPU','source':'oshi'}]}",
            Map.of()));
  }

  @Test
  void aGpuThatItsToolDoesNotAnswerForIsNoPass() throws IOException {
    String gpu =
        "{'pciAddress':'0000:3b:00.0','vendorId':'10de','className':'3D controller',"
            + "'driver':'nvidia'";
    String unknown = "0000:3b:00.0: nothing is known of its health";
    assertEquals(
        "0000:3b:00.0 UNKNOWN [" + unknown + "] [" + unknown + "]",
        judged("{'gpus':[" + gpu + "}]}", Map.of()));
    String gap = "gpu: partial: nvidia-smi -q -x: tool missing";
    assertEquals(
        "0000:3b:00.0 UNKNOWN [" + gap + "] []",
        judged("{'gpus':[" + gpu + "}]}", Map.of("gpu", gap)));
    String lost = "GPU 0000:3b:00.0 does not answer: GPU is lost";
    assertEquals(
        "0000:3b:00.0 FAIL [" + lost + ", 0000:3b:00.0: GPU is lost] []",
        judged("{'gpus':[" + gpu + ",'faults':['GPU is lost']}]}", Map.of("gpu", gap)));
    assertEquals(
        "0000:3b:00.0 PASS [] []",
        judged("{'gpus':[" + gpu + ",'driverVersion':'550.54.15'}]}", Map.of("gpu", gap)));
    assertEquals(
        "0000:3b:00.0 UNKNOWN [" + unknown + "] [" + unknown + "]",
        judged("{'gpus':[" + gpu.replace("3D", "VGA compatible") + "}]}", Map.of()));
  }

  @Test
  void whatOnlyAScreenHangsOnHasNoHealth() throws IOException {
    Map<String, String> gap = Map.of("gpu", "gpu: partial: of another one");
    for (String vendor : List.of("1a03", "102b", "1234")) {
      assertEquals(
          "0000:02:00.0 PASS [] []",
          judged("{'gpus':[{'pciAddress':'0000:02:00.0','vendorId':'" + vendor + "'}]}", gap));
    }
    assertEquals(
        "0000:00:02.0 PASS [] []",
        judged(
            "{'gpus':[{'pciAddress':'0000:00:02.0','vendorId':'8086','driver':'i915',"
                + "'className':'VGA compatible controller'}]}",
            gap));
    assertEquals(
        "0000:02:00.0 UNKNOWN [pci: failed] []",
        judged(
            "{'gpus':[{'pciAddress':'0000:02:00.0','vendorId':'1a03'}]}",
            Map.of("pci", "pci: failed")));
  }

  @Test
  void aGpuThatNoToolIsKnownForLeavesTheMachineKnownUnlessItIsAnAccelerator() throws IOException {
    String unknown = "0000:41:00.0: nothing is known of its health";
    String start = "{'gpus':[{'pciAddress':'0000:41:00.0',";
    for (String gpu :
        List.of(
            "'vendorId':'10de','className':'VGA compatible controller'}]}",
            "'vendorId':'10de','className':'VGA compatible controller','driver':'nouveau'}]}",
            "'vendorId':'8086'}]}",
            "'vendorId':'1002','className':'Display controller','driver':'amdgpu'}]}")) {
      assertEquals("0000:41:00.0 UNKNOWN [" + unknown + "] []", judged(start + gpu, Map.of()));
    }
    assertEquals(
        "0000:41:00.0 UNKNOWN [" + unknown + "] [" + unknown + "]",
        judged(start + "'vendorId':'1002','className':'Processing accelerators'}]}", Map.of()));
  }

  @Test
  void aControllerAnswersForItsVolumes() throws IOException {
    String volume =
        "{'drives':[{'name':'sda','pciAddress':'0000:03:00.0',"
            + "'health':{'unavailableReason':'nothing'}}]";
    assertEquals(
        "sda PASS [] 0000:03:00.0 PASS [] []",
        judged(
            volume + ",'raidControllers':[{'pciAddress':'0000:03:00.0','status':'OK'}]}",
            Map.of()));
    assertEquals(
        "sda UNKNOWN [sda: nothing] 0000:04:00.0 PASS [] [sda: nothing]",
        judged(
            volume + ",'raidControllers':[{'pciAddress':'0000:04:00.0','status':'OK'}]}",
            Map.of()));
  }

  @Test
  void aWordThatNobodyKnowsIsAGap() throws IOException {
    String said = "RAID X: drive in bay 32:4, serial W5: Zzzz";
    assertEquals(
        "0000:03:00.0 UNKNOWN [" + said + "] [" + said + "]",
        judged(
            "{'raidControllers':[{'pciAddress':'0000:03:00.0','model':'X','status':'OK',"
                + "'bays':[{'id':'32:4','serialNumber':'W5','status':'Zzzz'}]}]}",
            Map.of()));
  }

  @Test
  void whatWasSeenElsewhereCountsForThePartOfThatName() throws IOException {
    Finding firmware = Catalogue.event("firmware_not_loaded", "no firmware", "0000:06:00.0");
    List<PartVerdict> parts =
        parts(
                "{'pciDevices':[{'address':'0000:05:00.0'},{'address':'0000:06:00.0'}]}",
                List.of(firmware),
                Map.of())
            .verdicts();
    assertEquals(Verdict.State.PASS, parts.get(0).state());
    assertEquals(
        new PartVerdict("pciDevices", "0000:06:00.0", Verdict.State.WARN, List.of("no firmware")),
        parts.get(1));
  }
}
