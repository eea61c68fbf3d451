package assay.report;

import assay.host.FileQuery;
import assay.host.FileSet;
import assay.host.Host;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who can log in to the machine while it is audited. The services wrote it down: `access/keys`
/// below `/run/assay`, a line "SOURCE, tab, public key" each, and the step `sshsetup`.
///
/// @param keys that root may log in with
/// @param ssh the server, if there is one
public record AccessSection(List<Key> keys, @Nullable Ssh ssh) {
  private static final String KEYS = "/run/assay/access/keys";
  private static final String STEP = "/run/assay/steps/sshsetup";
  private static final Pattern KEY =
      Pattern.compile(
          "([a-z.]+)\t(?:.*[ ,])?([a-z][a-z0-9@.-]+) (AAAA[A-Za-z0-9+/]+={0,2})(?: (.*))?");
  private static final Pattern FINGERPRINT =
      Pattern.compile("^hostKeyFingerprint=(SHA256:\\S+)$", Pattern.MULTILINE);

  /// A public key.
  ///
  /// @param source where it came from: image, site, assay.conf, kernel, smbios, url, usb,
  ///     authorized_keys
  /// @param type as OpenSSH calls it
  /// @param fingerprint as `ssh-keygen -l` shows it
  public record Key(String source, String type, String fingerprint, @Nullable String comment) {}

  /// The server.
  ///
  /// @param hostKeyFingerprint of the key made on this boot
  public record Ssh(String hostKeyFingerprint) {}

  /// The files to read for [#of].
  public static List<String> files() {
    return List.of(KEYS, STEP);
  }

  /// What is known as of now; null where no such service runs.
  public static @Nullable AccessSection read(Host host) {
    return of(host.read(FileQuery.of("access", files(), List.of()).upTo(1 << 17)));
  }

  /// What the files say, which have just been read.
  public static @Nullable AccessSection of(FileSet files) {
    String keys = files.text(KEYS);
    String step = files.text(STEP);
    if (keys == null && step == null) {
      return null;
    }
    Matcher fingerprint = FINGERPRINT.matcher(step == null ? "" : step);
    return new AccessSection(
        keys == null ? List.of() : keys(keys),
        fingerprint.find() ? new Ssh(fingerprint.group(1)) : null);
  }

  private static List<Key> keys(String lines) {
    List<Key> keys = new ArrayList<>();
    for (String line : lines.split("\n")) {
      Matcher matcher = KEY.matcher(line);
      if (matcher.matches()) {
        String fingerprint = fingerprint(matcher.group(3));
        if (fingerprint != null) {
          keys.add(new Key(matcher.group(1), matcher.group(2), fingerprint, matcher.group(4)));
        }
      }
    }
    return List.copyOf(keys);
  }

  private static @Nullable String fingerprint(String base64) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(base64));
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (IllegalArgumentException e) {
      return null;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
