package assay.vm.serve;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Gives out files by TFTP: RFC 1350, with the options of RFC 2347 to 2349. Nothing is written.
final class TftpServer implements AutoCloseable {
  private static final int READ = 1;
  private static final int WRITE = 2;
  private static final int LONGEST_REQUEST = 1024;

  /// A rack at once; who comes later asks again by himself.
  private static final int MOST_TRANSFERS = 128;

  private final ServedFiles files;
  private final String server;
  private final DatagramSocket socket;
  private final Semaphore transfers = new Semaphore(MOST_TRANSFERS);

  /// @param server see [BootScript#serving]
  /// @throws IOException where the port is taken or not allowed
  TftpServer(ServedFiles files, InetSocketAddress address, String server) throws IOException {
    this.files = files;
    this.server = server;
    this.socket = new DatagramSocket(address);
    Thread.ofVirtual().name("tftp").start(this::listen);
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() {
    socket.close();
  }

  private void listen() {
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(new byte[LONGEST_REQUEST], LONGEST_REQUEST);
      try {
        socket.receive(packet);
      } catch (IOException e) {
        continue;
      }
      if (transfers.tryAcquire()) {
        Thread.ofVirtual()
            .name("tftp-transfer")
            .start(
                () -> {
                  try {
                    answer(packet);
                  } finally {
                    transfers.release();
                  }
                });
      }
    }
  }

  private void answer(DatagramPacket packet) {
    ByteBuffer request = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
    InetSocketAddress peer = (InetSocketAddress) packet.getSocketAddress();
    try (DatagramSocket own = new DatagramSocket(0, socket.getLocalAddress())) {
      own.connect(peer);
      TftpTransfer transfer = new TftpTransfer(own);
      int operation = request.remaining() < 2 ? 0 : request.getShort();
      if (operation == WRITE) {
        transfer.refuse(TftpTransfer.ACCESS_VIOLATION, "nothing is written here");
      } else if (operation == READ) {
        send(transfer, request);
      }
    } catch (IOException e) {
      System.err.println("serve: TFTP to " + peer + ": " + e.getMessage());
    }
  }

  private void send(TftpTransfer transfer, ByteBuffer request) throws IOException {
    TftpRequest asked = TftpRequest.parse(request);
    Optional<ServedFiles.Content> content =
        asked == null ? Optional.empty() : files.find(asked.file(), server);
    if (asked == null || content.isEmpty()) {
      transfer.refuse(TftpTransfer.NOT_FOUND, "no such file");
      return;
    }
    transfer.send(asked, content.get());
  }
}
