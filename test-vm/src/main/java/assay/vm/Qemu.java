package assay.vm;

import assay.build.FileTree;
import assay.vm.HardwareProfile.Card;
import assay.vm.HardwareProfile.Disk;
import assay.vm.HardwareProfile.Link;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One running QEMU with its console, control socket and disks, all of which go when it is closed,
/// at the latest when this JVM ends.
public final class Qemu implements AutoCloseable {
  static final String PROGRAM = "qemu-system-x86_64";
  private static final long MEBIBYTE = 1L << 20;
  private static final int OPEN_MILLIS = 5000;

  private final HardwareProfile profile;
  private final Path folder;
  private final int sshPort;
  private final Process process;
  private final Console console;
  private final Qmp qmp;
  private final Thread atExit = new Thread(this::end, "stop QEMU");

  private Qemu(HardwareProfile profile, Path folder, int sshPort, Process process) {
    this.profile = profile;
    this.folder = folder;
    this.sshPort = sshPort;
    this.process = process;
    Runtime.getRuntime().addShutdownHook(atExit);
    this.console = Console.follow(QemuCommand.consoleLog(folder), process::isAlive);
    try {
      this.qmp = Qmp.connect(QemuCommand.qmpSocket(folder), process::isAlive);
      pullLinks();
    } catch (VmFailure e) {
      String words = lastWords();
      end();
      throw new VmFailure(e.reason(), e.getMessage() + "\n" + words, e);
    }
  }

  /// Powers a machine on.
  public static Qemu start(HardwareProfile profile, BootSource image, String kernelLine) {
    try {
      Path folder = Files.createTempDirectory("assay-vm");
      try {
        for (int i = 0; i < profile.disks().size(); i++) {
          if (!profile.disks().get(i).dead()) {
            makeDisk(folder, i, profile.disks().get(i));
          }
        }
        int port = freePort();
        QemuCommand command =
            new QemuCommand(profile, image, kernelLine, Accelerator.best(), folder, port);
        Process process =
            new ProcessBuilder(command.arguments())
                .redirectErrorStream(true)
                .redirectOutput(words(folder).toFile())
                .start();
        return new Qemu(profile, folder, port, process);
      } catch (IOException e) {
        delete(folder);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot start " + PROGRAM + " (Debian package qemu-system-x86): " + e.getMessage(), e);
    }
  }

  /// The serial console.
  public Console console() {
    return console;
  }

  /// The control connection.
  public Qmp qmp() {
    return qmp;
  }

  /// The loopback port that leads to the guest's SSH.
  public int sshPort() {
    return sshPort;
  }

  /// What this machine was told to be.
  public HardwareProfile profile() {
    return profile;
  }

  /// Whether QEMU is still there.
  public boolean running() {
    return process.isAlive();
  }

  /// QEMU's process.
  long pid() {
    return process.pid();
  }

  /// Where console, socket and disks lie while it runs.
  Path folder() {
    return folder;
  }

  /// Plugs the cable of a card in or pulls it.
  public void link(int card, boolean up) {
    qmp.execute("set_link", Map.of("name", QemuCommand.card(card), "up", up));
  }

  /// Whether a TCP port of the guest's first card is open. QEMU takes every connection and hangs up
  /// where the guest refuses it.
  boolean answers(int guestPort) throws IOException {
    int port = freePort();
    String network = QemuCommand.net(0);
    monitor("hostfwd_add %s tcp:127.0.0.1:%d-:%d".formatted(network, port, guestPort));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(OPEN_MILLIS);
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      // Open, and waiting for its caller's word.
      return true;
    } catch (SocketException e) {
      return false;
    } finally {
      monitor("hostfwd_remove %s tcp:127.0.0.1:%d".formatted(network, port));
    }
  }

  private void monitor(String line) {
    String answer =
        qmp.execute("human-monitor-command", Map.of("command-line", line)).asText().strip();
    if (!answer.isEmpty() && !answer.startsWith("host forwarding rule")) {
      throw new VmFailure(VmFailure.Reason.REFUSED, "QEMU's monitor, " + line + ": " + answer);
    }
  }

  /// Puts a card into its empty slot while the machine runs.
  public void plug(int card) {
    Card plugged = profile.cards().get(card);
    qmp.execute(
        "device_add",
        Map.of(
            "driver", plugged.model(),
            "id", QemuCommand.card(card),
            "bus", QemuCommand.slot(card),
            "netdev", QemuCommand.net(card),
            "mac", plugged.mac()));
  }

  /// Pulls the stick that the machine was started from.
  public void pullStick() {
    qmp.execute("device_del", Map.of("id", BootMedium.STICK));
  }

  /// Powers off and removes everything this machine left on the host.
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook runs anyway and finds nothing left to do.
    }
  }

  private void pullLinks() {
    for (int i = 0; i < profile.cards().size(); i++) {
      if (profile.cards().get(i).link() == Link.DOWN) {
        link(i, false);
      }
    }
    if (profile.startsPaused()) {
      qmp.execute("cont", Map.of());
    }
  }

  private void end() {
    process.destroy();
    if (!gone(Limit.STOP_GRACE)) {
      process.destroyForcibly();
      gone(Limit.STOP_KILLED);
    }
    console.close();
    delete(folder);
  }

  private boolean gone(Limit limit) {
    try {
      return process.waitFor(limit.duration().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private String lastWords() {
    try {
      return "QEMU said: " + Files.readString(words(folder)).strip();
    } catch (IOException e) {
      return "QEMU said nothing";
    }
  }

  private static Path words(Path folder) {
    return folder.resolve("qemu.log");
  }

  private static void makeDisk(Path folder, int index, Disk disk) throws IOException {
    Path file = QemuCommand.disk(folder, index);
    makeDisk(file, disk.sizeMebibytes());
    if (disk.content() != null) {
      disk.content().write(file);
      Files.writeString(digest(folder, index), FileTree.sha256(file));
    }
  }

  private static Path digest(Path folder, int index) {
    return folder.resolve("disk" + index + ".sha256");
  }

  /// Whether a disk that had content at power-on still has every byte of it.
  boolean unchanged(int disk) throws IOException {
    return Files.readString(digest(folder, disk))
        .equals(FileTree.sha256(QemuCommand.disk(folder, disk)));
  }

  static void makeDisk(Path file, int mebibytes) throws IOException {
    try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
      disk.setLength(mebibytes * MEBIBYTE);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // A second call finds the folder gone, and a file that stays lies below the temporary folder.
    }
  }
}
