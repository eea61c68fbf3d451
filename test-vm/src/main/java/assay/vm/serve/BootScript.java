package assay.vm.serve;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The builder's `boot.ipxe` as this server gives it out: machines that boot from here send their
/// reports here, unless the script sends them elsewhere.
final class BootScript {
  /// Its name below every address.
  static final String NAME = "boot.ipxe";

  private static final Pattern KERNEL = Pattern.compile("(?m)^kernel \\S+");
  private static final String PUT = "assay.put=";

  private BootScript() {}

  /// Right behind the kernel: what firmware says of itself comes last, and may have quotes in it.
  ///
  /// @param server host and port as the machines reach them; iPXE's settings are expanded by it
  static String serving(String script, String server) {
    if (script.contains(PUT)) {
      return script;
    }
    return KERNEL
        .matcher(script)
        .replaceAll(
            line ->
                Matcher.quoteReplacement(
                    line.group() + " " + PUT + "http://" + server + ReportReceiver.PATH));
  }
}
