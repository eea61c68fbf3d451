package assay.vm.serve;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;

/// One file on its way to one machine.
///
/// @param socket connected to the machine
record TftpTransfer(DatagramSocket socket) {
  /// Error codes of RFC 1350.
  static final int NOT_FOUND = 1;

  static final int ACCESS_VIOLATION = 2;

  private static final int DATA = 3;
  private static final int ACKNOWLEDGED = 4;
  private static final int ERROR = 5;
  private static final int OPTIONS = 6;
  private static final int TRIES = 6;
  private static final int PATIENCE_MILLIS = 1000;

  void refuse(int code, String words) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(ERROR);
    out.writeShort(code);
    out.write(words.getBytes(StandardCharsets.US_ASCII));
    out.writeByte(0);
    transmit(bytes.toByteArray());
  }

  void send(TftpRequest request, ServedFiles.Content content) throws IOException {
    Map<String, String> agreed = request.agreed(content.sizeBytes());
    if (!agreed.isEmpty() && !acknowledged(options(agreed), 0)) {
      return;
    }
    int size = request.blockBytes();
    try (InputStream in =
        content.text() == null
            ? Files.newInputStream(content.path())
            : new ByteArrayInputStream(content.text())) {
      int length = size;
      // Numbers of blocks begin anew after 65535, as clients expect of large files.
      for (int block = 1; length == size; block++) {
        byte[] data = in.readNBytes(size);
        length = data.length;
        ByteBuffer packet = ByteBuffer.allocate(4 + length);
        packet.putShort((short) DATA).putShort((short) block).put(data);
        if (!acknowledged(packet.array(), block & 0xffff)) {
          return;
        }
      }
    }
  }

  private static byte[] options(Map<String, String> agreed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(OPTIONS);
    for (Map.Entry<String, String> option : agreed.entrySet()) {
      out.write(option.getKey().getBytes(StandardCharsets.US_ASCII));
      out.writeByte(0);
      out.write(option.getValue().getBytes(StandardCharsets.US_ASCII));
      out.writeByte(0);
    }
    return bytes.toByteArray();
  }

  /// Sends until it is acknowledged. An old acknowledgement is not answered: every packet would be
  /// sent twice from then on (RFC 1123, section 4.2.3.1).
  private boolean acknowledged(byte[] packet, int block) throws IOException {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      transmit(packet);
      long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
      for (long left = PATIENCE_MILLIS; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
        ByteBuffer answer = ByteBuffer.allocate(516);
        DatagramPacket received = new DatagramPacket(answer.array(), answer.capacity());
        try {
          socket.setSoTimeout((int) left);
          socket.receive(received);
        } catch (SocketTimeoutException e) {
          break;
        } catch (PortUnreachableException e) {
          return false;
        }
        if (received.getLength() < 4) {
          continue;
        }
        int operation = answer.getShort();
        if (operation == ERROR) {
          return false;
        }
        if (operation == ACKNOWLEDGED && (answer.getShort() & 0xffff) == block) {
          return true;
        }
      }
    }
    return false;
  }

  private void transmit(byte[] bytes) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length));
  }
}
