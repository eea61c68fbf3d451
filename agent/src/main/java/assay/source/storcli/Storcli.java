package assay.source.storcli;

import assay.host.Command;
import assay.source.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Command lines and answers of storcli (Broadcom, 12Gb/s MegaRAID SAS software user guide, chapter
/// StorCLI), which Dell ships as perccli. It answers in JSON when asked with `J`; `nolog` keeps it
/// from writing a log into its folder.
public final class Storcli {
  /// The names it goes by.
  public static final List<String> TOOLS = List.of("storcli64", "storcli", "perccli64", "perccli");

  private static final String DETAILS = " - Detailed Information";
  private static final String NONE = "-";

  /// `00:03:00:00`: domain, bus, device, function.
  private static final Pattern ADDRESS =
      Pattern.compile("(\\p{XDigit}{2}):(\\p{XDigit}{2}):(\\p{XDigit}{2}):(\\p{XDigit}{1,2})");

  private static final Pattern TEMPERATURE = Pattern.compile("^\\s*(\\d{1,3})\\s*C\\b");

  private Storcli() {}

  /// Asks for all controllers.
  public static Command askControllers(String tool) {
    return Command.of(tool, "/call", "show", "all", "J", "nolog");
  }

  /// Asks for the pages of all drives in all enclosures.
  public static Command askDrives(String tool) {
    return Command.of(tool, "/call/eall/sall", "show", "all", "J", "nolog");
  }

  /// Asks for the pages of all drives that are in no enclosure.
  public static Command askDrivesWithoutEnclosure(String tool) {
    return Command.of(tool, "/call/sall", "show", "all", "J", "nolog");
  }

  /// The controllers; null when the output is not whole JSON.
  public static @Nullable List<StorcliController> controllers(byte[] output) {
    List<JsonNode> answers = answers(output);
    if (answers == null) {
      return null;
    }
    return answers.stream()
        .filter(answer -> answer.path("Response Data").path("Basics").isObject())
        .map(Storcli::controller)
        .toList();
  }

  /// The drives' pages; null when the output is not whole JSON.
  public static @Nullable List<StorcliDrive> drives(byte[] output) {
    List<JsonNode> answers = answers(output);
    if (answers == null) {
      return null;
    }
    List<StorcliDrive> drives = new ArrayList<>();
    for (JsonNode answer : answers) {
      JsonNode data = answer.path("Response Data");
      for (Map.Entry<String, JsonNode> page : data.properties()) {
        if (page.getKey().endsWith(DETAILS)) {
          String name =
              page.getKey().substring(0, page.getKey().length() - DETAILS.length()).strip();
          String id = member(data.path(name).path(0), "EID:Slt");
          if (id != null) {
            drives.add(drive(number(answer), id, name, page.getValue()));
          }
        }
      }
    }
    return List.copyOf(drives);
  }

  /// What it says went wrong, and what it left out, a line for each.
  public static List<String> problems(byte[] output) {
    List<JsonNode> answers = answers(output);
    List<String> problems = new ArrayList<>();
    for (JsonNode answer : answers == null ? List.<JsonNode>of() : answers) {
      JsonNode status = answer.path("Command Status");
      if (!"Success".equals(member(status, "Status"))) {
        problems.add(String.valueOf(member(status, "Description")));
      } else {
        missing(answer, "Virtual Drives", "VD LIST").ifPresent(problems::add);
        missing(answer, "Physical Drives", "PD LIST").ifPresent(problems::add);
      }
    }
    return List.copyOf(problems);
  }

  /// A list that is shorter than it says itself.
  private static Optional<String> missing(JsonNode answer, String count, String list) {
    JsonNode data = answer.path("Response Data");
    Integer said = Json.small(data, count);
    int listed = data.path(list).isArray() ? data.path(list).size() : 0;
    return said == null || said == listed
        ? Optional.empty()
        : Optional.of(
            "controller %d: %d %s, %d listed"
                .formatted(number(answer), said, count.toLowerCase(Locale.ROOT), listed));
  }

  private static @Nullable List<JsonNode> answers(byte[] output) {
    JsonNode root = Json.parse(output);
    if (root == null || !root.path("Controllers").isArray()) {
      return null;
    }
    List<JsonNode> answers = new ArrayList<>();
    root.path("Controllers").forEach(answers::add);
    return answers;
  }

  private static int number(JsonNode answer) {
    Integer number = Json.small(answer, "Command Status/Controller");
    return number == null ? 0 : number;
  }

  private static StorcliController controller(JsonNode answer) {
    JsonNode data = answer.path("Response Data");
    String firmware = Json.text(data, "Version/Firmware Package Build");
    List<StorcliController.Backup> backups = new ArrayList<>();
    data.path("Cachevault_Info").forEach(one -> backups.add(backup("CacheVault", one)));
    data.path("BBU_Info").forEach(one -> backups.add(backup("battery", one)));
    List<StorcliController.Volume> volumes = new ArrayList<>();
    for (JsonNode one : data.path("VD LIST")) {
      String id = member(one, "DG/VD");
      if (id != null) {
        volumes.add(
            new StorcliController.Volume(
                id,
                member(one, "Name"),
                member(one, "TYPE"),
                member(one, "State"),
                member(one, "Size")));
      }
    }
    List<StorcliController.Drive> drives = new ArrayList<>();
    for (JsonNode one : data.path("PD LIST")) {
      String id = member(one, "EID:Slt");
      if (id != null) {
        drives.add(
            new StorcliController.Drive(
                id,
                member(one, "DG"),
                member(one, "State"),
                member(one, "Model"),
                member(one, "Size")));
      }
    }
    return new StorcliController(
        number(answer),
        address(Json.text(data, "Basics/PCI Address")),
        Json.text(data, "Basics/Model"),
        member(data.path("Basics"), "Serial Number"),
        firmware == null ? Json.text(data, "Version/Firmware Version") : firmware,
        Json.text(data, "Version/Driver Name"),
        Json.text(data, "Status/Controller Status"),
        backups,
        volumes,
        drives);
  }

  private static StorcliController.Backup backup(String kind, JsonNode one) {
    return new StorcliController.Backup(
        kind, member(one, "Model"), member(one, "State"), temperature(member(one, "Temp")));
  }

  private static StorcliDrive drive(int controller, String id, String name, JsonNode page) {
    JsonNode state = page.path(name + " State");
    JsonNode attributes = page.path(name + " Device attributes");
    String alert = member(state, "S.M.A.R.T alert flagged by drive");
    return new StorcliDrive(
        controller,
        id,
        member(attributes, "SN"),
        member(attributes, "Firmware Revision"),
        Json.number(state, "Media Error Count"),
        Json.number(state, "Other Error Count"),
        Json.number(state, "Predictive Failure Count"),
        alert == null ? null : alert.equals("Yes"),
        temperature(member(state, "Drive Temperature")));
  }

  /// A member's text, or number as text; null for none and for the dash it prints for none.
  private static @Nullable String member(JsonNode object, String name) {
    JsonNode value = object.path(name);
    String text = value.isIntegralNumber() ? value.asText() : Json.text(value);
    return NONE.equals(text) || "NA".equals(text) || "N/A".equals(text) ? null : text;
  }

  private static @Nullable String address(@Nullable String text) {
    Matcher matcher = ADDRESS.matcher(text == null ? "" : text);
    return matcher.matches()
        ? "00%s:%s:%s.%x"
            .formatted(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                Integer.parseInt(matcher.group(4), 16))
            .toLowerCase(Locale.ROOT)
        : null;
  }

  private static @Nullable Integer temperature(@Nullable String text) {
    Matcher matcher = TEMPERATURE.matcher(text == null ? "" : text);
    return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
  }
}
