package assay.vm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;

/// An ed25519 key pair of one run; it never leaves the machine that made it.
///
/// @param pair both halves
public record SshKey(KeyPair pair) {

  /// A new key pair.
  public static SshKey generate() {
    try {
      return new SshKey(SecurityUtils.getKeyPairGenerator(SecurityUtils.EDDSA).generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no ed25519: is net.i2p.crypto:eddsa on the class path?", e);
    }
  }

  /// The public half as one line of an `authorized_keys` file.
  public String publicLine() {
    return PublicKeyEntry.toString(pair.getPublic()) + " assay-test";
  }

  /// The word that hands the public half to the image over its kernel line.
  public String kernelWord() {
    return "assay.key=\"" + publicLine() + "\"";
  }

  /// Writes the private half the way `ssh -i` wants it.
  public void writePrivate(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "assay-test", null, bytes);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot encode the private key", e);
    }
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, bytes.toByteArray());
  }
}
