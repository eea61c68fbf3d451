package assay.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something a technician should know.
///
/// @param id a stable name, such as `drive_smart_failed`
/// @param severity how bad it is
/// @param message one line: what was seen, on what
/// @param subject the part it is about, such as `sda`
/// @param remedy what to do about it
/// @param evidence the values that it was made out of, by their fields' names
/// @param ruleVersion of the rule that has this id
public record Finding(
    String id,
    Severity severity,
    String message,
    @Nullable String subject,
    @Nullable String remedy,
    @Nullable Map<String, JsonNode> evidence,
    @Nullable Integer ruleVersion) {
  private static final int LONGEST_MESSAGE = 500;

  /// Shortens a message that a tool made endless.
  public Finding {
    if (message.length() > LONGEST_MESSAGE) {
      message = message.substring(0, LONGEST_MESSAGE) + "...";
    }
  }

  /// One without more.
  public Finding(String id, Severity severity, String message, @Nullable String subject) {
    this(id, severity, message, subject, null, null, null);
  }

  /// How bad a finding is; the names are those of the report.
  public enum Severity {
    /// Worth knowing.
    info,
    /// Something is not as it should be.
    warning,
    /// The machine must not be handed over like this.
    critical
  }
}
