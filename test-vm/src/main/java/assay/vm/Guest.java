package assay.vm;

import assay.vm.VmFailure.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.jspecify.annotations.Nullable;

/// The inside of a machine, reached by SSH as root. The console proves that it boots; this asks it
/// questions.
public final class Guest implements AutoCloseable {

  /// How a command ended.
  ///
  /// @param status exit status, or -1 when the guest sent none
  /// @param out its standard output
  /// @param err its standard error
  public record Result(int status, String out, String err) {}

  private final int port;
  private final SshKey key;
  private final Runnable failIfDead;
  private final SshClient client = SshClient.setUpDefaultClient();
  private @Nullable ClientSession session;
  private @Nullable String fingerprint;

  /// @param port the loopback port that leads to the guest
  /// @param key the key the guest was given
  /// @param failIfDead throws once the machine cannot answer any more
  public Guest(int port, SshKey key, Runnable failIfDead) {
    this.port = port;
    this.key = key;
    this.failIfDead = failIfDead;
    // The guest made its key a moment ago, nobody can know it: taken, and kept for comparison.
    client.setServerKeyVerifier(
        (clientSession, address, serverKey) -> {
          fingerprint = KeyUtils.getFingerPrint(serverKey);
          return true;
        });
    // The key the guest announces on its console; it makes others only when asked for them.
    client.setSignatureFactoriesNames(KeyPairProvider.SSH_ED25519);
    client.start();
  }

  /// Waits until an SSH server says its name.
  public void awaitBanner(Duration limit) {
    try (BannerWait wait = new BannerWait(port)) {
      if (!wait.came(limit, failIfDead)) {
        throw new VmFailure(
            Reason.TIMEOUT,
            "awaited an SSH banner on port %d: not within %d s, last: %s"
                .formatted(port, limit.toSeconds(), wait.last()));
      }
    }
  }

  /// Runs a command within the usual limit.
  public Result exec(String command) {
    return exec(command, Limit.COMMAND.duration());
  }

  /// Runs a command by the guest's shell.
  public synchronized Result exec(String command, Duration limit) {
    failIfDead.run();
    try (ChannelExec channel = connected().createExecChannel(command)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      channel.setOut(out);
      channel.setErr(err);
      channel.open().verify(limit);
      Set<ClientChannelEvent> seen = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), limit);
      if (seen.contains(ClientChannelEvent.TIMEOUT)) {
        throw new VmFailure(
            Reason.TIMEOUT,
            "guest command \"%s\": not done within %d s, so far: %s%s"
                .formatted(command, limit.toSeconds(), text(out), text(err)));
      }
      Integer status = channel.getExitStatus();
      return new Result(status == null ? -1 : status, text(out), text(err));
    } catch (IOException e) {
      failIfDead.run();
      disconnect();
      throw new VmFailure(
          Reason.REFUSED, "guest command \"" + command + "\": " + e.getMessage(), e);
    }
  }

  /// Runs a command that must succeed and returns its standard output.
  public String ask(String command) {
    Result result = exec(command);
    if (result.status() != 0) {
      throw new VmFailure(Reason.REFUSED, "guest command \"" + command + "\": " + result);
    }
    return result.out();
  }

  /// The text of a file.
  public String read(String path) {
    return ask("cat '" + path + "'");
  }

  /// Forgets the connection: the next command logs in anew.
  public synchronized void disconnect() {
    if (session != null) {
      session.close(true);
      session = null;
    }
  }

  /// SHA256 fingerprint of the host key met at the last login, as OpenSSH writes it.
  public synchronized @Nullable String hostKeyFingerprint() {
    return fingerprint;
  }

  @Override
  public void close() {
    disconnect();
    client.stop();
  }

  private ClientSession connected() throws IOException {
    if (session != null && session.isOpen()) {
      return session;
    }
    Duration limit = Limit.SSH_LOGIN.duration();
    ClientSession fresh =
        client
            .connect("root", InetAddress.getLoopbackAddress().getHostAddress(), port)
            .verify(limit)
            .getClientSession();
    fresh.addPublicKeyIdentity(key.pair());
    try {
      fresh.auth().verify(limit);
    } catch (IOException e) {
      fresh.close(true);
      throw e;
    }
    session = fresh;
    return fresh;
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
