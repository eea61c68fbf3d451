package assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class IpxeScriptTest {
  @Test
  void itPassesOnWhatLinuxWouldNotKnow() {
    List<String> lines =
        new IpxeScript(List.of("norandmaps", "assay.key=ssh-ed25519 AAAA me"))
            .text()
            .lines()
            .toList();
    assertEquals("#!ipxe", lines.getFirst());
    String kernel = lines.stream().filter(line -> line.startsWith("kernel ")).findFirst().get();
    for (String words :
        List.of(
            " vmlinuz initrd=initramfs.img ${site} edd=off panic=60 ",
            " ip=${ip}::${gateway}:${netmask}:::none:${dns} BOOTIF=01-${mac:hexhyp} ",
            " norandmaps assay.key=\"ssh-ed25519 AAAA me\" assay.label.uuid=${uuid} ")) {
      assertTrue((kernel + " ").contains(words), () -> words + " is not in " + kernel);
    }
    assertTrue(kernel.endsWith(" assay.label.serial=${serial:uristring}"), kernel);
    assertEquals("boot", lines.getLast());
  }
}
