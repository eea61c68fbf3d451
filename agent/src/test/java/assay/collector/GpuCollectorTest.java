package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.host.Command;
import assay.host.Ending;
import assay.inventory.Gpu;
import assay.inventory.Hardware;
import assay.json.JsonTree;
import assay.report.ReportJson;
import assay.report.Schema;
import assay.rules.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GpuCollectorTest {
  private static final String ASK = "nvidia-smi -q -x";
  private static final String FIRST = "0000:61:00.0";

  private final ScriptedHost host = new ScriptedHost();

  private GpuCollectorTest() {
    card(FIRST, "10de", "030200", "nvidia");
  }

  private ScriptedHost card(String address, String vendor, String classId, String driver) {
    String folder = "/sys/bus/pci/devices/" + address;
    host.file(folder + "/vendor", "0x" + vendor + "\n")
        .file(folder + "/device", "0x20b2\n")
        .file(folder + "/class", "0x" + classId + "\n");
    return driver.isEmpty()
        ? host
        : host.link(folder + "/driver", "../../bus/pci/drivers/" + driver);
  }

  private Outcome collect() {
    Outcome outcome = new GpuCollector().collect(host);
    Hardware hardware = Objects.requireNonNull(outcome.hardware());
    assertEquals(List.of(), Schema.hardwareErrors(hardware));
    return outcome;
  }

  private Gpu first(String fixture) {
    host.answer(ASK, 0, Fixtures.text("nvidia/" + fixture));
    return Outcomes.ok(collect()).all(Gpu.SECTION).getFirst();
  }

  @Test
  void pascalCountsBitsAndPages() {
    Gpu gpu = first("written-p100-v11.xml");

    assertEquals(FIRST, gpu.pciAddress());
    assertEquals("Tesla P100-PCIE-16GB", gpu.model());
    assertEquals("0320000000001", gpu.serialNumber());
    assertEquals("510.47.03", gpu.driverVersion());
    assertEquals("11.6", gpu.cudaVersion());
    assertEquals("86.00.52.00.02", gpu.vbiosVersion());
    assertNull(gpu.gspFirmwareVersion(), "N/A");
    assertEquals(16384L << 20, gpu.memoryBytes());
    assertEquals(true, gpu.eccEnabled());
    assertEquals(false, gpu.eccPending());
    assertEquals(new Gpu.EccErrors(1L, 0L, 1L, 0L, null, null, null), gpu.volatileErrors());
    assertEquals(new Gpu.EccErrors(33L, 2L, 30L, 2L, null, null, null), gpu.aggregateErrors());
    assertEquals(new Gpu.RetiredPages(3L, 2L, true), gpu.retiredPages());
    assertNull(gpu.remappedRows());
    assertEquals(new Gpu.Temperatures(38.0, null, 82.0, 85.0, null), gpu.temperatures());
    assertEquals(new Gpu.Power(26.16, 225.0, 250.0, 250.0), gpu.power());
    assertEquals(new Gpu.Link(3L, 3L, null, null, 8L, 16L, 12L), gpu.link());
    assertEquals(List.of("gpu idle"), gpu.throttleReasons());
    assertNull(gpu.migEnabled());
    assertNull(gpu.fanPercent());
    assertEquals(false, gpu.persistenceMode());
    assertEquals(List.of(), gpu.faults());
  }

  @Test
  void ampereCountsRows() {
    host.without("/sys/bus/pci/devices/" + FIRST);
    card("0000:01:00.0", "10de", "030200", "nvidia");
    card("0000:c1:00.0", "10de", "030200", "nvidia");
    host.answer(ASK, 0, Fixtures.text("nvidia/written-a100-v12.xml"));
    List<Gpu> gpus = Outcomes.ok(collect()).all(Gpu.SECTION);

    assertEquals(2, gpus.size());
    assertEquals(true, gpus.getFirst().migEnabled());
    assertEquals(2, gpus.getFirst().migDeviceCount());
    assertNull(gpus.getFirst().remappedRows());
    assertEquals(List.of(), gpus.getFirst().throttleReasons());
    Gpu hot = gpus.getLast();
    assertEquals("GPU-00000000-aaaa-bbbb-cccc-000000000102", hot.uuid());
    assertEquals(new Gpu.RemappedRows(1L, 4L, true, false), hot.remappedRows());
    assertNull(hot.retiredPages());
    assertEquals(new Gpu.EccErrors(8L, 2L, 7L, 2L, 1L, 0L, null), hot.volatileErrors());
    assertEquals(new Gpu.EccErrors(94L, 6L, 90L, 5L, 4L, 1L, null), hot.aggregateErrors());
    assertEquals(
        List.of("sw power cap", "hw slowdown", "hw thermal slowdown"), hot.throttleReasons());
    assertEquals("Completed", hot.fabricState());
    assertEquals(false, hot.resetRequired());
    assertEquals(new Gpu.Link(4L, 4L, 4L, 4L, 16L, 16L, 0L), hot.link());
  }

  @Test
  void blackwellHasOtherNames() {
    Gpu gpu = first("written-rtx-pro-6000-v13.xml");

    assertEquals(new Gpu.EccErrors(0L, 0L, 0L, 0L, 0L, 0L, null), gpu.volatileErrors());
    assertEquals(new Gpu.EccErrors(0L, 3L, 0L, 0L, 0L, 3L, true), gpu.aggregateErrors());
    assertEquals(new Gpu.RemappedRows(0L, 0L, false, false), gpu.remappedRows());
    assertEquals(new Gpu.Temperatures(24.0, null, null, null, 68.0), gpu.temperatures());
    assertEquals(new Gpu.Power(3.99, 300.0, 300.0, 325.0), gpu.power());
    assertEquals(new Gpu.Link(1L, 4L, 5L, 4L, 16L, 16L, 0L), gpu.link());
    assertEquals("None", gpu.recoveryAction());
    assertEquals(false, gpu.migEnabled());
    assertEquals(true, gpu.migPending());
    assertEquals(30L, gpu.fanPercent());
    assertNull(gpu.fabricState());
  }

  @Test
  void aDriverOfLongAgoIsRead() {
    Gpu gpu = first("written-geforce-v3.xml");

    assertEquals("GeForce 9800 GTX/9800 GTX+", gpu.model());
    assertEquals(511L << 20, gpu.memoryBytes());
    assertNull(gpu.serialNumber());
    assertNull(gpu.volatileErrors());
  }

  @Test
  void whatAGpuDoesNotAnswerIsNoValueButAFault() {
    Gpu gpu = first("written-h100-lost-v12.xml");

    assertEquals("1650000000009", gpu.serialNumber());
    assertNull(gpu.vbiosVersion());
    assertNull(gpu.memoryBytes());
    assertNull(gpu.volatileErrors());
    assertNull(gpu.persistenceMode());
    assertEquals(true, gpu.resetRequired());
    assertEquals("Reset", gpu.recoveryAction());
    assertEquals("Unhealthy", gpu.fabricHealth());
    assertEquals(new Gpu.RemappedRows(0L, 9L, false, true), gpu.remappedRows());
    assertEquals(8, gpu.faults().size());
    assertEquals("persistence_mode: GPU requires reset", gpu.faults().getFirst());
    assertTrue(gpu.faults().contains("vbios_version: Unknown Error"), gpu.faults()::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9 | NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure"
            + " that the latest NVIDIA driver is installed and running. | 0",
        "6 | No devices were found | 0",
        "15 | Unable to determine the device handle for GPU 0000:61:00.0: GPU is lost.  Reboot the"
            + " system to recover this GPU | 1",
        "255 | Unable to determine the device handle for GPU0000:61:00.0: Unknown Error | 1",
        "255 | Unable to determine the device handle for GPU 0000:62:00.0: Unknown Error | 0",
        "18 | Failed to initialize NVML: Driver/library version mismatch | 0",
      })
  void aRefusalIsAReasonAndWhereItNamesAGpuItsFault(int status, String words, int faults) {
    host.answer(ASK, status, words + "\n");
    Outcome.Partial partial = Outcomes.partial(collect());

    assertEquals(ASK + ": exit status " + status + ", " + words, partial.reason());
    Gpu gpu = partial.hardware().all(Gpu.SECTION).getFirst();
    assertEquals(faults == 0 ? List.of() : List.of(words), gpu.faults());
    assertNull(gpu.serialNumber());
    assertEquals("nvidia", gpu.driver());
  }

  /// The rules name the tool's words.
  @ParameterizedTest
  @CsvSource({
    "written-p100-v11.xml, gpu_rows_pending gpu_memory_worn gpu_ecc_uncorrectable_history"
        + " gpu_ecc_off gpu_link_narrow",
    "written-rtx-pro-6000-v13.xml, gpu_ecc_uncorrectable_history gpu_sram_threshold"
        + " gpu_link_slot_slower",
    "written-geforce-v3.xml, ''",
    "written-h100-lost-v12.xml, gpu_not_answering gpu_reset_required gpu_row_remap_failed"
        + " gpu_memory_worn gpu_fabric_not_ready",
  })
  void theRulesFindInAnAnswer(String fixture, String found) throws IOException {
    Hardware hardware = Hardware.of(Gpu.SECTION, List.of(first(fixture)));
    List<String> ids = new ArrayList<>();
    Catalogue.shipped()
        .judge(JsonTree.read(ReportJson.text(hardware)))
        .forEach(hit -> ids.add(hit.finding().id()));
    assertEquals(found, String.join(" ", ids));
  }

  @Test
  void aComplaintIsOneLineOfText() {
    host.answer(ASK, 255, "one\ntwo \033[2J" + "x".repeat(1000) + "\n");
    String reason = Outcomes.partial(collect()).reason();

    assertTrue(reason.startsWith(ASK + ": exit status 255, one two \ufffd[2Jxxx"), reason);
    assertTrue(reason.length() < 350);
  }

  @Test
  void anAnswerCountsWhateverTheExitStatus() {
    host.answer(
        ASK,
        14,
        Fixtures.bytes("nvidia/written-p100-v11.xml"),
        "WARNING: infoROM is corrupted at gpu 0000:61:00.0\n");
    Outcome.Partial partial = Outcomes.partial(collect());

    assertEquals(
        ASK + ": exit status 14, WARNING: infoROM is corrupted at gpu 0000:61:00.0",
        partial.reason());
    assertEquals("0320000000001", partial.hardware().all(Gpu.SECTION).getFirst().serialNumber());
  }

  @Test
  void theCommandHasTimeToEndAndItsCollectorTimeToWait() {
    host.end(ASK, new Ending.TimedOut(Duration.ofSeconds(180)));
    assertEquals(
        ASK + ": killed after 180 s, no whole answer", Outcomes.partial(collect()).reason());
    Command command = host.commands().getFirst();
    assertEquals(Duration.ofSeconds(180), command.limit());
    assertEquals(Duration.ofSeconds(30), command.grace());
    assertEquals(Duration.ofSeconds(30), command.within(Duration.ofSeconds(1)).grace());
    assertTrue(new GpuCollector().limit().compareTo(Duration.ofSeconds(210)) > 0);
    host.end(ASK, new Ending.Stuck(7, "D", "nv_wait"));
    assertEquals(
        ASK + ": killed and still there (process 7, state D in nv_wait), no whole answer",
        Outcomes.partial(collect()).reason());
    host.end(ASK, new Ending.ToolMissing("nvidia-smi"));
    assertEquals(
        ASK + ": nvidia-smi is not installed, no whole answer",
        Outcomes.partial(collect()).reason());
  }

  @Test
  void aGpuThatTheToolDoesNotListIsNamed() {
    card("0000:62:00.0", "10de", "030200", "nvidia")
        .answer(ASK, 0, Fixtures.text("nvidia/written-p100-v11.xml"));

    assertEquals("0000:62:00.0: nvidia-smi does not list it", Outcomes.partial(collect()).reason());
  }

  @Test
  void withoutTheDriverNobodyIsAsked() {
    host.without("/sys/bus/pci/devices/" + FIRST);
    card("0000:03:00.0", "1a03", "030000", "");
    card("0000:04:00.0", "10de", "030000", "");
    List<Gpu> gpus = Outcomes.ok(collect()).all(Gpu.SECTION);
    assertEquals(2, gpus.size());
    assertNull(gpus.getFirst().model());

    card("0000:05:00.0", "10de", "030200", "");
    card("0000:06:00.0", "1002", "120000", "amdgpu");
    assertEquals(
        "0000:05:00.0: no driver, nothing is known of its health;"
            + " 0000:06:00.0: no tool is known that asks the driver amdgpu",
        Outcomes.partial(collect()).reason());
    assertEquals(List.of(), host.asked());
  }

  @Test
  void otherDevicesAreNone() {
    ScriptedHost other = new ScriptedHost();
    assertInstanceOf(Outcome.Absent.class, new GpuCollector().collect(other));
    other.readingEnds(new Ending.TimedOut(Duration.ofSeconds(1)));
    assertInstanceOf(Outcome.TimedOut.class, new GpuCollector().collect(other));
  }

  @Test
  void anAnswerCutAnywhereIsNone() {
    byte[] whole = Fixtures.bytes("nvidia/written-p100-v11.xml");
    for (int length = 0; length < whole.length - 2; length += 7) {
      host.answer(ASK, 0, Arrays.copyOf(whole, length), "");
      assertEquals(
          ASK + ": exit status 0, no whole answer",
          Outcomes.partial(collect()).reason(),
          "" + length);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE x [<!ENTITY a 'b'>]><nvidia_smi_log></nvidia_smi_log>",
        "<nvidia_smi_log><gpu></nvidia_smi_log>",
        "<other></other>",
        "<nvidia_smi_log/>",
        "<nvidia_smi_log><></></nvidia_smi_log>",
        "</nvidia_smi_log>",
        "<!-- <nvidia_smi_log></nvidia_smi_log>",
        "<nvidia_smi_log><processes></nvidia_smi_log>",
      })
  void whatIsNoAnswerIsNone(String text) {
    host.answer(ASK, 0, text);
    assertEquals(ASK + ": exit status 0, no whole answer", Outcomes.partial(collect()).reason());
  }

  @Test
  void anyBytesGiveAValidReport() {
    byte[] whole = Fixtures.bytes("nvidia/written-h100-lost-v12.xml");
    Random random = new Random(20261129);
    for (int round = 0; round < 500; round++) {
      byte[] damaged = whole.clone();
      for (int hits = 0; hits <= round % 30; hits++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      host.answer(ASK, 0, damaged, "");
      assertNotNull(collect().hardware());
    }
    host.answer(ASK, 0, "<nvidia_smi_log>" + "<a>".repeat(1_000_000));
    assertEquals(ASK + ": exit status 0, no whole answer", Outcomes.partial(collect()).reason());
    String numbers =
        new String(whole, StandardCharsets.UTF_8)
            .replace("<remapped_row_unc>9", "<remapped_row_unc>-9")
            .replace("<remapped_row_corr>0", "<remapped_row_corr>99999999999999999999");
    host.answer(ASK, 0, numbers);
    assertEquals(
        new Gpu.RemappedRows(null, null, false, true),
        Outcomes.ok(collect()).all(Gpu.SECTION).getFirst().remappedRows());
  }

  @Test
  void entitiesAreReadAndCommentsAreNot() {
    host.answer(
        ASK,
        0,
        "<nvidia_smi_log><!-- <gpu> --><gpu id='00000000:61:00.0'><product_name>A &lt;&amp;lt;&gt; B"
            + " &x;</product_name></gpu></nvidia_smi_log>");
    assertEquals("A <&lt;> B &x;", Outcomes.ok(collect()).all(Gpu.SECTION).getFirst().model());
  }
}
