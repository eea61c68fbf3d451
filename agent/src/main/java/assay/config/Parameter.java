package assay.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;

/// All parameters. On the kernel line a parameter is `assay.NAME=VALUE`, in `assay.conf` it is
/// `NAME=VALUE`. The table in README.md is made of this list.
public enum Parameter {
  DEADLINE("deadline", "900", Kind.SECONDS, "Limit of the whole audit, in seconds."),
  LIMIT("limit", "30", Kind.SECONDS, "Limit of one command that has none of its own, in seconds."),
  ONLY("only", "", Kind.NAMES, "Collectors to run, comma-separated; empty means all."),
  SKIP("skip", "", Kind.NAMES, "Collectors not to run, comma-separated."),
  SETTLE(
      "settle", "30", Kind.SECONDS, "Limit of waiting for devices to stop appearing, in seconds."),
  COLDPLUG_LIMIT(
      "coldplug.limit", "30", Kind.SECONDS, "Limit of driver loading, each class, in seconds."),
  SSHSETUP_LIMIT(
      "sshsetup.limit", "20", Kind.SECONDS, "Limit of making the SSH host key, in seconds."),
  NVIDIA("nvidia", "on", Kind.SWITCH, "`off` leaves the NVIDIA driver unloaded."),
  NVIDIA_LIMIT(
      "nvidia.limit", "180", Kind.SECONDS, "Limit of loading the NVIDIA driver, in seconds."),
  WAIT("wait", "no", Kind.SWITCH, "`yes` makes the service assay-audit wait for the audit's end."),
  KEY("key", "", Kind.TEXT, "SSH public key that root may log in with; may be given repeatedly."),
  KEYS("keys", "", Kind.TEXT, "URL of more keys, asked for once there is an address."),
  USB("usb", "on", Kind.SWITCH, "`off` takes no keys from USB sticks labelled ASSAY."),
  PASSWORD(
      "password", "on", Kind.SWITCH, "`off` makes no one-time password where there is no key."),
  SSH("ssh", "on", Kind.SWITCH, "`off` lets nobody in."),
  PKGS("pkgs", "", Kind.TEXT, "Packages to install at boot, comma-separated, within a minute."),
  REPO("repo", "", Kind.TEXT, "Repository for them besides those of `/etc/apk/repositories`."),
  PUT(
      "put",
      "",
      Kind.ADDRESS,
      "Address that reports are sent to, by PUT; `https://` or `http://`."),
  PUT_CA(
      "put.ca",
      "",
      Kind.TEXT,
      "PEM file of who vouches for that server; `ca.pem` among the site's files, if empty."),
  IDENTIFY(
      "identify",
      "off",
      Kind.SWITCH,
      "`on` has the BMC blink the chassis where the verdict is FAIL."),
  THEN("then", "stay", Kind.THEN, "What the machine does after the audit: stay, poweroff, reboot.");

  private final String key;
  private final String defaultValue;
  private final Kind kind;
  private final String meaning;

  Parameter(String key, String defaultValue, Kind kind, String meaning) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.kind = kind;
    this.meaning = meaning;
  }

  /// Its name in `assay.conf`; on the kernel line it has `assay.` before it.
  public String key() {
    return key;
  }

  /// Whether giving it again adds to what was given before instead of overriding it.
  public boolean repeatable() {
    return this == KEY;
  }

  /// Its value where nobody gives one.
  public String defaultValue() {
    return defaultValue;
  }

  /// What it does, for the table in README.md.
  public String meaning() {
    return meaning;
  }

  /// Why `value` cannot be used, or empty where it can.
  public Optional<String> problem(String value) {
    return switch (kind) {
      case SECONDS ->
          value.matches("[1-9][0-9]{0,5}")
              ? Optional.empty()
              : Optional.of("is not a number of seconds from 1 to 999999");
      case SWITCH ->
          value.matches("on|off|yes|no")
              ? Optional.empty()
              : Optional.of("is not on, off, yes, no");
      case NAMES ->
          value.matches("[a-z0-9_,-]*") ? Optional.empty() : Optional.of("is not a list of names");
      case THEN ->
          value.matches("stay|poweroff|reboot")
              ? Optional.empty()
              : Optional.of("is not stay, poweroff, reboot");
      case ADDRESS ->
          value.isEmpty() || address(value)
              ? Optional.empty()
              : Optional.of("is no address that begins with http:// or https:// and a host");
      case TEXT -> Optional.empty();
    };
  }

  private static boolean address(String value) {
    try {
      URI uri = new URI(value);
      return uri.getHost() != null && value.matches("(?i)https?://.*");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /// The parameter of that name.
  public static Optional<Parameter> of(String key) {
    return Arrays.stream(values()).filter(parameter -> parameter.key.equals(key)).findFirst();
  }

  private enum Kind {
    SECONDS,
    SWITCH,
    NAMES,
    THEN,
    ADDRESS,
    TEXT
  }
}
