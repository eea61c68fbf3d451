package assay.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.vm.VmFailure.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The SSH side against a server in this JVM: no machine needed.
class GuestTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(700);

  private final SshKey key = SshKey.generate();
  private final SshServer server = SshServer.setUpDefaultServer();

  @BeforeEach
  void start() throws IOException {
    server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.setKeyPairProvider(KeyPairProvider.wrap(SshKey.generate().pair()));
    server.setPublickeyAuthenticator(
        (user, offered, session) ->
            user.equals("root") && KeyUtils.compareKeys(offered, key.pair().getPublic()));
    server.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(true);
  }

  @Test
  void tellsStatusOutputAndErrorsApart() {
    try (Guest guest = guest(key)) {
      guest.awaitBanner(LONG);
      Guest.Result result = guest.exec("ls /proc/self/comm /nowhere");
      assertEquals(2, result.status());
      assertEquals("/proc/self/comm", result.out().strip());
      assertTrue(result.err().contains("/nowhere"), result::err);
      assertNotNull(guest.hostKeyFingerprint());
    }
  }

  @Test
  void aCommandHasALimit() {
    try (Guest guest = guest(key)) {
      VmFailure failure = assertThrows(VmFailure.class, () -> guest.exec("sleep 20", SHORT));
      assertEquals(Reason.TIMEOUT, failure.reason());
      assertTrue(String.valueOf(failure.getMessage()).contains("sleep 20"));
    }
  }

  @Test
  void aFailingQuestionQuotesItself() {
    try (Guest guest = guest(key)) {
      VmFailure failure = assertThrows(VmFailure.class, () -> guest.read("/nowhere"));
      assertTrue(String.valueOf(failure.getMessage()).contains("cat '/nowhere'"));
    }
  }

  @Test
  void anotherKeyStaysOutside() {
    try (Guest guest = guest(SshKey.generate())) {
      VmFailure failure = assertThrows(VmFailure.class, () -> guest.exec("true"));
      assertEquals(Reason.REFUSED, failure.reason());
      assertTrue(String.valueOf(failure.getMessage()).contains("auth"), failure::getMessage);
    }
  }

  @Test
  void aSilentPortTimesOut() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Guest guest = new Guest(silent.getLocalPort(), key, () -> {})) {
      VmFailure failure = assertThrows(VmFailure.class, () -> guest.awaitBanner(SHORT));
      assertEquals(Reason.TIMEOUT, failure.reason());
    }
  }

  private Guest guest(SshKey with) {
    return new Guest(server.getPort(), with, () -> {});
  }
}
