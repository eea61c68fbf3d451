package assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import assay.host.TestHosts;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the shell wrote down becomes the section `access`. Key and fingerprint: ssh-keygen 9.2.
class AccessSectionTest {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA072uhje1LUkVyzpf5StR33cxfA7JmyBj5PZAHffg6Q";
  private static final String FINGERPRINT = "SHA256:Y446tb36OvVg320DgqW5aaiIHIkU9PA8wsyepdwM4hI";

  @TempDir private Path root;

  @BeforeEach
  void folders() throws IOException {
    Files.createDirectories(root.resolve("run/assay/access"));
    Files.createDirectories(root.resolve("run/assay/steps"));
  }

  private @Nullable AccessSection read() {
    return AccessSection.read(TestHosts.recorded(root, root, root));
  }

  private AccessSection with(String keys) throws IOException {
    Files.writeString(root.resolve("run/assay/access/keys"), keys);
    Files.writeString(
        root.resolve("run/assay/steps/sshsetup"), "state=done\nhostKeyFingerprint=SHA256:abc\n");
    AccessSection access = read();
    assertNotNull(access);
    return access;
  }

  @Test
  void everyKeyHasItsSourceAndItsFingerprint() throws IOException {
    AccessSection access =
        with("kernel\t" + KEY + " ops@example.org\nusb\tfrom=\"10.0.0.1\",no-pty " + KEY + "\n");
    assertEquals(
        List.of(
            new AccessSection.Key("kernel", "ssh-ed25519", FINGERPRINT, "ops@example.org"),
            new AccessSection.Key("usb", "ssh-ed25519", FINGERPRINT, null)),
        access.keys());
    assertEquals(new AccessSection.Ssh("SHA256:abc"), access.ssh());
  }

  @Test
  void whatIsNoKeyIsNone() throws IOException {
    assertEquals(
        List.of(),
        with("kernel\tssh-ed25519 AAAA$(reboot)\n\nusb\tssh-ed25519 AAAAA\nno tab "
                + KEY
                + "\n\0\n")
            .keys());
  }

  @Test
  void aMachineWithoutTheServicesSaysNothing() {
    assertNull(read());
  }

  @Test
  void theSchemaKnowsIt() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode report =
        (ObjectNode)
            mapper.readTree(
                Files.readString(Path.of("src/main/resources/skeleton.json"))
                    .replace("@UPTIME_MILLIS@", "1")
                    .replace("@STARTED_AT@", "2026-11-01T12:00:00Z"));
    report.set("access", mapper.valueToTree(with("url\t" + KEY + " comment\n")));
    assertEquals(List.of(), Schema.errors(report.toString()));
    assertEquals(
        "url", report.at("/access/keys/0/source").asText(), report.path("access")::toString);
  }
}
