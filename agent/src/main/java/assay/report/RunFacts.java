package assay.report;

import assay.host.FileSet;
import assay.json.JsonTree;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// What the machine says about this boot, read once. Sources: proc_uptime(5), proc_cmdline(5),
/// proc_sys_kernel(5).
///
/// @param uptimeMillis the boot clock at `nanos` of the monotonic clock
public record RunFacts(
    @Nullable String bootId,
    @Nullable Long uptimeMillis,
    long nanos,
    @Nullable String kernelLine,
    @Nullable String kernelRelease,
    @Nullable JsonNode image) {

  private static final String BOOT_ID = "/proc/sys/kernel/random/boot_id";
  private static final String UPTIME = "/proc/uptime";
  private static final String KERNEL_LINE = "/proc/cmdline";
  private static final String KERNEL_RELEASE = "/proc/sys/kernel/osrelease";
  private static final String IMAGE = "/etc/assay/image.json";
  private static final Instant ABSURD = Instant.parse("2100-01-01T00:00:00Z");

  /// The files to read for [#of].
  public static List<String> files() {
    return List.of(BOOT_ID, UPTIME, KERNEL_LINE, KERNEL_RELEASE, IMAGE);
  }

  /// What the files say, which have just been read.
  public static RunFacts of(FileSet files) {
    return new RunFacts(
        files.text(BOOT_ID),
        uptimeMillis(files.text(UPTIME)),
        System.nanoTime(),
        files.text(KERNEL_LINE),
        files.text(KERNEL_RELEASE),
        json(files.text(IMAGE)));
  }

  /// The same, with the kernel line as it may be shown.
  public RunFacts showing(UnaryOperator<String> kernelLineShown) {
    return new RunFacts(
        bootId,
        uptimeMillis,
        nanos,
        kernelLine == null ? null : kernelLineShown.apply(kernelLine),
        kernelRelease,
        image);
  }

  private static @Nullable Long uptimeMillis(@Nullable String text) {
    if (text == null || !text.matches("[0-9]{1,12}\\.[0-9]{2}( .*)?")) {
      return null;
    }
    String[] parts = text.split("[. ]");
    return Long.parseLong(parts[0]) * 1000 + Long.parseLong(parts[1]) * 10;
  }

  private static @Nullable JsonNode json(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      JsonNode json = JsonTree.read(text);
      return json.isObject() ? json : null;
    } catch (JsonProcessingException e) {
      Logger.warn("{} is not JSON: {}", IMAGE, e.getOriginalMessage());
      return null;
    }
  }

  /// The boot clock at a moment of the monotonic clock.
  @Nullable Long uptimeMillisAt(long otherNanos) {
    return uptimeMillis == null ? null : uptimeMillis + (otherNanos - nanos) / 1_000_000;
  }

  /// A clock before the image was made has lost its battery; without an image, one before this
  /// version's year.
  boolean clockTrusted(Instant now) {
    JsonNode builtAt = image == null ? null : image.get("builtAt");
    Instant floor = Instant.parse("2026-01-01T00:00:00Z");
    if (builtAt != null) {
      try {
        floor = Instant.parse(builtAt.asText());
      } catch (java.time.format.DateTimeParseException e) {
        Logger.warn("{}: builtAt is no time: {}", IMAGE, builtAt);
      }
    }
    return !now.isBefore(floor) && now.isBefore(ABSURD);
  }
}
