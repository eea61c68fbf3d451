package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.host.Ending;
import assay.inventory.Hardware;
import assay.inventory.MemoryController;
import assay.inventory.NumaNode;
import assay.inventory.Processor;
import assay.inventory.ProcessorSummary;
import assay.inventory.Sensor;
import assay.inventory.Tpm;
import assay.inventory.Uefi;
import assay.inventory.Virtualization;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Collectors of what the kernel knows by itself, on the machine `qemu-uefi` of the fixtures, as
/// QEMU was told to make it.
class KernelFactsTest {
  private static final String VARIABLES = "/sys/firmware/efi/efivars/";
  private static final String GLOBAL = "-8be4df61-93ca-11d2-aa0d-00e098032b8c";
  private static final String EDAC = "/sys/devices/system/edac/mc/mc0/";
  private final ScriptedHost host = new ScriptedHost().sysfs("sysfs/qemu-uefi.tsv");

  private static Hardware ok(Collector collector, ScriptedHost host) {
    Hardware hardware = Outcomes.ok(collector.collect(host));
    assertTrue(collector.sections().stream().anyMatch(section -> !hardware.all(section).isEmpty()));
    return hardware;
  }

  @Test
  void tpmIsOfVersionTwo() {
    assertEquals(
        List.of(
            new Tpm(
                "tpm0",
                2,
                "tpm_crb",
                "TPM 2.0 Device",
                "MSFT0101",
                List.of("sha1", "sha256", "sha384", "sha512"))),
        ok(new TpmCollector(), host).all(Tpm.SECTION));
  }

  @Test
  void secureBootIsOnAndEntriesHaveTheirNames() {
    Uefi uefi = ok(new UefiCollector(), host).one(Uefi.SECTION);

    assertNotNull(uefi);
    assertEquals(64, uefi.platformBits());
    assertEquals(true, uefi.secureBoot());
    assertEquals(false, uefi.setupMode());
    assertNull(uefi.bootCurrent(), "booted by -kernel, from no entry");
    assertEquals(
        List.of("0000", "0001", "0002"),
        uefi.bootEntries().stream().map(Uefi.BootEntry::number).toList());
    assertEquals(
        new Uefi.BootEntry("0001", "UEFI QEMU HARDDISK QM00001", true), uefi.bootEntries().get(1));
    assertEquals("0000", uefi.bootOrder().getFirst());
    assertEquals(List.of(), uefi.resources());
  }

  @Test
  void variablesOfOtherShapesAreUnknown() {
    host.file(VARIABLES + "SetupMode" + GLOBAL, new byte[] {6, 0, 0, 0})
        .file(VARIABLES + "BootCurrent" + GLOBAL, new byte[] {6, 0, 0, 0, (byte) 0xAF, 0x0C})
        .file(VARIABLES + "BootOrder" + GLOBAL, new byte[] {7, 0, 0, 0, 1, 0, 2})
        .file(VARIABLES + "Boot0009" + GLOBAL, new byte[] {7, 0, 0, 0, 1, 0})
        .file(VARIABLES + "Boot000A" + GLOBAL, new byte[] {7, 0, 0, 0, 0, 0, 0, 0, 9, 9, 'x', 0})
        .file("/sys/firmware/efi/esrt/entries/entry0/fw_class", "ddc0ee61-e7f0-4e7d\n")
        .file("/sys/firmware/efi/esrt/entries/entry0/fw_type", "1\n")
        .file("/sys/firmware/efi/esrt/entries/entry0/fw_version", "65579\n")
        .file("/sys/firmware/efi/esrt/entries/entry0/last_attempt_version", "65580\n")
        .file("/sys/firmware/efi/esrt/entries/entry0/last_attempt_status", "6\n")
        .file("/sys/firmware/efi/esrt/entries/entry1/fw_class", "aaaa\n")
        .file("/sys/firmware/efi/esrt/entries/entry1/fw_type", "99\n")
        .file("/sys/firmware/efi/esrt/entries/entry1/last_attempt_version", "0\n")
        .file("/sys/firmware/efi/esrt/entries/entry1/last_attempt_status", "0\n");
    Uefi uefi = ok(new UefiCollector(), host).one(Uefi.SECTION);

    assertNotNull(uefi);
    assertNull(uefi.setupMode());
    assertEquals("0CAF", uefi.bootCurrent());
    assertEquals(List.of("0001"), uefi.bootOrder());
    assertEquals(new Uefi.BootEntry("000A", "x", false), uefi.bootEntries().getLast());
    assertEquals(4, uefi.bootEntries().size(), "one has no room for an entry");
    assertEquals(
        List.of(
            new Uefi.FirmwareResource("ddc0ee61-e7f0-4e7d", "system firmware", 65579L, null, true),
            new Uefi.FirmwareResource("aaaa", null, null, null, null)),
        uefi.resources());
    host.without(VARIABLES + "SecureBoot" + GLOBAL);
    assertInstanceOf(Outcome.Partial.class, new UefiCollector().collect(host));
    assertEquals(
        new Outcome.Absent("not booted by UEFI"), new UefiCollector().collect(new ScriptedHost()));
  }

  @Test
  void processorsAreCountedAndTheirMemoryNodesNamed() {
    Hardware hardware = ok(new CpuCollector(), host);
    ProcessorSummary summary = hardware.processorSummary();

    assertNotNull(summary);
    assertEquals(2, summary.count());
    assertEquals(4, summary.coreCount());
    assertEquals(4, summary.threadCount());
    assertEquals(2, summary.numaNodeCount());
    assertEquals(0, summary.offlineThreadCount());
    assertEquals(false, summary.smtActive());
    assertEquals(List.of("0x1"), summary.microcodeVersions());
    assertTrue(summary.flags().contains("avx2"));
    assertEquals("Mitigation: PTI", summary.vulnerabilities().get("meltdown"));
    assertEquals(17, summary.vulnerabilities().size());
    Processor second = hardware.processors().getLast();
    assertEquals(1, second.index());
    assertEquals("Intel Xeon Processor (Skylake)", second.model());
    assertEquals("GenuineIntel", second.vendorId());
    assertEquals(2, second.coreCount());
    assertEquals(2, second.threadCount());
    assertEquals(
        List.of(
            new Processor.Cache(1, "data", 32L << 10, 64),
            new Processor.Cache(1, "instruction", 32L << 10, 64),
            new Processor.Cache(2, "unified", 4L << 20, 64),
            new Processor.Cache(3, "unified", 16L << 20, 64)),
        second.caches());
    NumaNode node = hardware.all(NumaNode.SECTION).getLast();
    assertEquals(new NumaNode(1, "2-3", 767484L << 10, List.of(20, 10)), node);
  }

  @Test
  void processorsThatRunDifferentMicrocodeOrAreOffAreSeen() {
    host.file(
            "/proc/cpuinfo",
            "processor\t: 0\nmodel name\t: X\nmicrocode\t: 0x10\nphysical id\t: 0\ncore id\t: 0\n\n"
                + "processor\t: 1\nmodel name\t: X\nmicrocode\t: 0x11\nphysical id\t: 3\n"
                + "core id\t: 0\n\nprocessor\t: 2\nphysical id\t: 3\ncore id\t: 0\n\n")
        .file("/sys/devices/system/cpu/present", "0-2,5,7-9\n")
        .file("/sys/devices/system/cpu/online", "0-2\n")
        .file("/sys/devices/system/cpu/smt/active", "1\n");
    Outcome outcome = new CpuCollector().collect(host);
    assertEquals(
        List.of(
            "microcode_differs warning processors",
            "processor_vulnerable info processors",
            "processors_offline info processors"),
        Outcomes.findings(outcome));
    assertEquals(
        "nothing protects from mds, mmio_stale_data, retbleed, spec_store_bypass",
        outcome.findings().getLast().message());
    Hardware hardware = Outcomes.ok(outcome);
    ProcessorSummary summary = hardware.processorSummary();

    assertNotNull(summary);
    assertEquals(List.of("0x10", "0x11"), summary.microcodeVersions());
    assertEquals(2, summary.count());
    assertEquals(2, summary.coreCount());
    assertEquals(3, summary.threadCount());
    assertEquals(4, summary.offlineThreadCount());
    assertEquals(true, summary.smtActive());
    assertEquals(2, hardware.processors().getLast().threadCount());
    host.file("/sys/devices/system/cpu/present", "0-x\n");
    assertNull(ok(new CpuCollector(), host).processorSummary().offlineThreadCount());
  }

  @Test
  void sensorsHaveTheirLimitsAndAlarms() {
    List<Sensor> sensors = ok(new HwmonCollector(), host).sensors();
    assertEquals(
        List.of(
            new Sensor(
                "nvme Composite", "hwmon", "nvme0", 49.85, "degrees C", "ok", null, 69.85, 99.85),
            new Sensor(
                "nvme Composite", "hwmon", "nvme1", 49.85, "degrees C", "ok", null, 69.85, 99.85)),
        sensors);

    String chip = "/sys/class/hwmon/hwmon7/";
    host.without("/sys/class/hwmon")
        .file(chip + "name", "nct6775\n")
        .file(chip + "in0_input", "1208\n")
        .file(chip + "in0_max", "1740\n")
        .file(chip + "in0_alarm", "1\n")
        .file(chip + "fan1_input", "0\n")
        .file(chip + "fan1_fault", "1\n")
        .file(chip + "power1_average", "12500000\n")
        .file(chip + "power1_label", "SYSIO\n")
        .file(chip + "curr1_input", "\n")
        .file(chip + "temp2_input", "-5500\n")
        .file(chip + "intrusion0_alarm", "1\n");
    assertEquals(
        List.of(
            "nct6775 temp2 -5.5 degrees C ok",
            "nct6775 fan1 null RPM fault",
            "nct6775 in0 1.208 Volts alarm",
            "nct6775 curr1 null Amps ok",
            "nct6775 SYSIO 12.5 Watts ok"),
        ok(new HwmonCollector(), host).sensors().stream()
            .map(one -> one.name() + " " + one.reading() + " " + one.unit() + " " + one.status())
            .toList());
  }

  /// Reading a drive's temperature through the kernel may wake it.
  @Test
  void chipsThatAskDisksAreNotRead() {
    host.without("/sys/class/hwmon")
        .file("/sys/class/hwmon/hwmon0/name", "drivetemp\n")
        .file("/sys/class/hwmon/hwmon0/temp1_input", "31000\n");
    assertInstanceOf(Outcome.Absent.class, new HwmonCollector().collect(host));
  }

  @Test
  void memoryErrorsAreCountedByModule() {
    assertInstanceOf(Outcome.Absent.class, new EdacCollector().collect(host));
    host.file(EDAC + "mc_name", "Skylake Socket#0 IMC#0\n")
        .file(EDAC + "size_mb", "32768\n")
        .file(EDAC + "ce_count", "3\n")
        .file(EDAC + "ue_count", "0\n")
        .file(EDAC + "ce_noinfo_count", "1\n")
        .file(EDAC + "ue_noinfo_count", "x\n")
        .file(EDAC + "dimm0/dimm_label", "CPU_SrcID#0_MC#0_Chan#0_DIMM#0\n")
        .file(EDAC + "dimm0/dimm_location", "channel 0 slot 0 \n")
        .file(EDAC + "dimm0/size", "32768\n")
        .file(EDAC + "dimm0/dimm_mem_type", "Registered-DDR4\n")
        .file(EDAC + "dimm0/dimm_edac_mode", "S4ECD4ED\n")
        .file(EDAC + "dimm0/dimm_ce_count", "2\n")
        .file(EDAC + "dimm0/dimm_ue_count", "0\n")
        .file(EDAC + "rank1/size", "0\n")
        .file(EDAC + "rank1/dimm_mem_type", "Unknown\n");
    assertEquals(
        List.of(
            new MemoryController(
                "mc0",
                "Skylake Socket#0 IMC#0",
                32L << 30,
                3,
                0,
                1,
                null,
                List.of(
                    new MemoryController.Module(
                        "dimm0",
                        "CPU_SrcID#0_MC#0_Chan#0_DIMM#0",
                        "channel 0 slot 0",
                        32L << 30,
                        "Registered-DDR4",
                        "S4ECD4ED",
                        2,
                        0),
                    new MemoryController.Module(
                        "rank1", null, null, null, null, null, null, null)))),
        ok(new EdacCollector(), host).all(MemoryController.SECTION));
  }

  @Test
  void theProcessorKnowsBestWhetherThereIsAHypervisor() {
    host.file("/sys/class/dmi/id/sys_vendor", "Acme Corp\n");
    assertEquals(new Virtualization(true, null, false), virtualization());
    host.file("/sys/class/dmi/id/sys_vendor", "VMware, Inc.\n");
    assertEquals(new Virtualization(true, "VMware", false), virtualization());
    host.file("/sys/class/dmi/id/sys_vendor", "Amazon EC2\n")
        .file("/proc/cpuinfo", "processor\t: 0\nflags\t\t: fpu vmx\n");
    assertEquals(new Virtualization(false, null, false), virtualization(), "metal of a cloud");
    host.file("/proc/cpuinfo", "processor\t: 0\nFeatures\t: fp asimd\n").file("/.dockerenv", "");
    assertEquals(new Virtualization(true, "Amazon EC2", true), virtualization(), "an Arm guest");
    host.file("/sys/hypervisor/type", "xen\n");
    assertEquals(new Virtualization(true, "Xen", true), virtualization());
  }

  private Virtualization virtualization() {
    return ok(new VirtualizationCollector(), host).one(Virtualization.SECTION);
  }

  @Test
  void whatWasReadOfACutReadingCounts() {
    host.readingEnds(new Ending.TimedOut(Duration.ofSeconds(1)));
    for (Collector collector :
        List.of(
            new TpmCollector(),
            new UefiCollector(),
            new CpuCollector(),
            new HwmonCollector(),
            new VirtualizationCollector())) {
      Outcome outcome = collector.collect(host);
      assertInstanceOf(Outcome.Partial.class, outcome, collector.name());
      assertInstanceOf(
          Outcome.TimedOut.class,
          collector.collect(
              new ScriptedHost().readingEnds(new Ending.TimedOut(Duration.ofSeconds(1)))),
          collector.name());
    }
  }

  @Test
  void bytesThatAreNoTextAreNoNumbers() {
    byte[] noise = "\u0000\u00ff 12 \n".getBytes(StandardCharsets.ISO_8859_1);
    host.file("/sys/class/tpm/tpm0/tpm_version_major", noise)
        .file("/sys/devices/system/cpu/cpu0/cache/index0/level", noise)
        .file("/sys/devices/system/node/node1/meminfo", noise);
    assertNull(ok(new TpmCollector(), host).all(Tpm.SECTION).getFirst().versionMajor());
    Hardware hardware = ok(new CpuCollector(), host);
    assertEquals(3, hardware.processors().getFirst().caches().size());
    assertNull(hardware.all(NumaNode.SECTION).getLast().memoryBytes());
  }
}
