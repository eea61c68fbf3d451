package assay.source.smartctl;

import assay.source.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the JSON of `smartctl -x`, format 1.0, of ATA, SCSI and NVMe drives alike.
final class SmartReportReader {
  private static final Pattern ASLEEP = Pattern.compile("Device is in .* mode");

  /// NVMe counts data in thousands of 512-byte units.
  private static final long NVME_DATA_UNIT_BYTES = 512_000;

  private static final int REALLOCATED_SECTORS = 5;
  private static final int PENDING_SECTORS = 197;
  private static final int OFFLINE_UNCORRECTABLE = 198;
  private static final int CRC_ERRORS = 199;

  private SmartReportReader() {}

  static SmartReport read(JsonNode root, int processStatus) {
    Integer noted = Json.small(root, "smartctl/exit_status");
    List<String> messages = messages(root);
    return new SmartReport(
        ExitFlag.of(noted == null ? processStatus : noted),
        messages,
        messages.stream().anyMatch(message -> ASLEEP.matcher(message).find()),
        Json.text(root, "device/protocol"),
        firstText(root, "scsi_vendor", "vendor"),
        firstText(root, "scsi_product", "product", "model_name", "scsi_model_name"),
        Json.text(root, "serial_number"),
        firstText(root, "firmware_version", "scsi_revision", "revision"),
        wwn(root),
        Json.number(root, "user_capacity/bytes"),
        Json.small(root, "logical_block_size"),
        Json.small(root, "physical_block_size"),
        Json.small(root, "rotation_rate"),
        smartAvailable(root),
        Json.flag(root, "smart_support/enabled"),
        Json.flag(root, "smart_status/passed"),
        temperature(root),
        firstNumber(
            root, "power_on_time/hours", "nvme_smart_health_information_log/power_on_hours"),
        Json.number(root, "power_cycle_count"),
        percentageUsed(root),
        Json.small(root, "nvme_smart_health_information_log/available_spare"),
        attribute(root, REALLOCATED_SECTORS),
        attribute(root, PENDING_SECTORS),
        attribute(root, OFFLINE_UNCORRECTABLE),
        Json.number(root, "scsi_grown_defect_list"),
        attribute(root, CRC_ERRORS),
        mediaErrors(root),
        firstNumber(
            root,
            "nvme_smart_health_information_log/num_err_log_entries",
            "ata_smart_error_log/extended/count",
            "ata_smart_error_log/summary/count"),
        Json.number(root, "nvme_smart_health_information_log/unsafe_shutdowns"),
        Json.small(root, "nvme_smart_health_information_log/critical_warning"),
        dataUnits(root, "nvme_smart_health_information_log/data_units_read"),
        dataUnits(root, "nvme_smart_health_information_log/data_units_written"),
        selfTest(root));
  }

  /// A SCSI device that does not measure it says 0.
  private static @Nullable Integer temperature(JsonNode root) {
    Integer degrees = Json.small(root, "temperature/current");
    return degrees == null || degrees == 0 ? null : degrees;
  }

  private static List<String> messages(JsonNode root) {
    List<String> messages = new ArrayList<>();
    for (JsonNode message : Json.at(root, "smartctl/messages")) {
      String text = Json.text(message, "string");
      if (text != null) {
        messages.add(text);
      }
    }
    return List.copyOf(messages);
  }

  private static @Nullable String firstText(JsonNode root, String... paths) {
    for (String path : paths) {
      String text = Json.text(root, path);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  private static @Nullable Long firstNumber(JsonNode root, String... paths) {
    for (String path : paths) {
      Long number = Json.number(root, path);
      if (number != null) {
        return number;
      }
    }
    return null;
  }

  /// ATA has it in three parts, SCSI as text, NVMe in two parts for each namespace.
  private static @Nullable String wwn(JsonNode root) {
    Long naa = Json.number(root, "wwn/naa");
    Long oui = Json.number(root, "wwn/oui");
    Long id = Json.number(root, "wwn/id");
    if (naa != null && oui != null && id != null) {
      return "0x%x%06x%09x".formatted(naa, oui, id);
    }
    String unit = Json.text(root, "logical_unit_id");
    if (unit != null && unit.startsWith("0x")) {
      return unit;
    }
    JsonNode namespaces = root.path("nvme_namespaces");
    if (namespaces.size() == 1) {
      Long vendor = Json.number(namespaces.path(0), "eui64/oui");
      Long extension = Json.number(namespaces.path(0), "eui64/ext_id");
      return vendor == null || extension == null
          ? null
          : "eui.%06x%010x".formatted(vendor, extension);
    }
    return null;
  }

  /// An object with `available` in 7.3 and later; a plain boolean in some versions before.
  private static @Nullable Boolean smartAvailable(JsonNode root) {
    Boolean plain = Json.flag(root, "smart_support");
    return plain != null ? plain : Json.flag(root, "smart_support/available");
  }

  private static @Nullable Integer percentageUsed(JsonNode root) {
    for (String path :
        List.of(
            "nvme_smart_health_information_log/percentage_used",
            "endurance_used/current_percent",
            "scsi_percentage_used_endurance_indicator")) {
      Integer percentage = Json.small(root, path);
      if (percentage != null) {
        return percentage;
      }
    }
    return null;
  }

  /// The raw value of an ATA attribute. The upper half of the raw value holds other counters with
  /// some makers: these four attributes count in the lower 32 bits.
  private static @Nullable Long attribute(JsonNode root, int id) {
    for (JsonNode attribute : Json.at(root, "ata_smart_attributes/table")) {
      Integer number = Json.small(attribute, "id");
      Long raw = Json.number(attribute, "raw/value");
      if (number != null && number == id && raw != null) {
        return raw & 0xffff_ffffL;
      }
    }
    return null;
  }

  /// NVMe counts them; a SCSI drive counts uncorrected errors of reading, writing and verifying.
  private static @Nullable Long mediaErrors(JsonNode root) {
    Long nvme = Json.number(root, "nvme_smart_health_information_log/media_errors");
    if (nvme != null) {
      return nvme;
    }
    Long sum = null;
    for (String kind : List.of("read", "write", "verify")) {
      Long errors =
          Json.number(root, "scsi_error_counter_log/" + kind + "/total_uncorrected_errors");
      if (errors != null) {
        sum = (sum == null ? 0 : sum) + errors;
      }
    }
    return sum;
  }

  private static @Nullable Long dataUnits(JsonNode root, String path) {
    Long units = Json.number(root, path);
    return units == null || units > Long.MAX_VALUE / NVME_DATA_UNIT_BYTES
        ? null
        : Long.valueOf(units * NVME_DATA_UNIT_BYTES);
  }

  private static @Nullable Boolean selfTest(JsonNode root) {
    for (String log : List.of("extended", "standard")) {
      JsonNode newest = Json.at(root, "ata_smart_self_test_log/" + log + "/table").path(0);
      Boolean passed = Json.flag(newest, "status/passed");
      if (passed != null) {
        return passed;
      }
    }
    JsonNode nvme = Json.at(root, "nvme_self_test_log/table").path(0);
    Integer result = Json.small(nvme, "self_test_result/value");
    return result == null ? null : Boolean.valueOf(result == 0);
  }
}
