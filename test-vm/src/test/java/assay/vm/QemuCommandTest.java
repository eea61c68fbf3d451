package assay.vm;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QemuCommandTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-M q35 ",
        "-accel tcg,thread=multi ",
        "-smp 2 ",
        "-m 1024 ",
        "-append console=ttyS0 quiet panic=5 edd=off norandmaps no_timer_check assay.key=\"ssh-ed25519 AAAA me\" ",
        "hostfwd=tcp:127.0.0.1:2222-:22",
        "ide-hd,bus=ide.0,drive=disk0,serial=SATA0001,model=ASSAY SATA 64M,wwn=0x5000c500a1b2c3d4",
        "nvme,drive=disk1,serial=NVME0001",
        "e1000e,id=card1,netdev=net1,mac=52:54:00:a5:5a:02",
        "-device ipmi-bmc-sim,id=bmc0 -device isa-ipmi-kcs,bmc=bmc0",
        "type=1,manufacturer=Example Systems,product=Rack 1000,serial=SYS-0001,uuid=7d3a9c52-",
        "type=2,manufacturer=Example Boards,product=Board 7,serial=BRD-0001",
        "type=3,manufacturer=Example Metal,serial=CHS-0001"
      })
  void tellsQemuTheWholeProfile(String words) {
    String line = line("server", Accelerator.TCG);
    assertTrue(line.contains(words), line);
  }

  @Test
  void pausesAMachineWhoseLinksAreDown() {
    assertTrue(line("dark", Accelerator.TCG).contains(" -S "));
    assertFalse(line("server", Accelerator.TCG).contains(" -S "));
  }

  @Test
  void givesADeadDiskAGeometry() {
    assertTrue(line("dark", Accelerator.TCG).contains("virtio-blk-pci,drive=dead,cyls="));
  }

  @Test
  void deadDisksSayWhatTheyAreAndNeverAnswer() {
    String line = line("disks", Accelerator.TCG);
    assertTrue(line.contains("virtio-scsi-pci,id=scsi"), line);
    assertTrue(line.contains("driver=null-co,node-name=disk7,"), line);
    assertTrue(line.contains("latency-ns=3600000000000 "), line);
    assertTrue(line.contains("scsi-hd,bus=scsi.0,drive=disk7,serial=DEAD0048,"), line);
  }

  @Test
  void leavesSlotsEmpty() {
    String line = line("late", Accelerator.TCG);
    assertTrue(line.contains("pcie-root-port,id=spare0,chassis=100"), line);
    assertTrue(line.contains("pcie-root-port,id=spare7,chassis=107"), line);
    assertTrue(line.contains("qemu-xhci,id=usb"), line);
    assertTrue(line.contains("usb-storage,bus=usb.0,removable=on,drive=disk1"), line);
  }

  @Test
  void setsAClockThatIsWrong() {
    assertTrue(line("dark", Accelerator.TCG).contains("-rtc base=1970-01-01T00:00:00"));
    assertFalse(line("server", Accelerator.TCG).contains("-rtc"));
  }

  @Test
  void leavesASlotForACardThatComesLater() {
    String line = line("bare", Accelerator.TCG);
    assertTrue(line.contains("pcie-root-port,id=slot0"), line);
    assertFalse(line.contains("virtio-net-pci"), line);
  }

  @Test
  void keepsAddressRandomisationWhereItCostsNothing() {
    assertFalse(line("server", Accelerator.KVM).contains("norandmaps"));
  }

  private static String line(String profile, Accelerator accelerator) {
    BootImage image = new BootImage(Path.of("vmlinuz"), Path.of("initramfs.img"));
    QemuCommand command =
        new QemuCommand(
            HardwareProfile.named(profile),
            image,
            "assay.key=\"ssh-ed25519 AAAA me\"",
            accelerator,
            Path.of("vm"),
            2222);
    return String.join(" ", command.arguments());
  }
}
