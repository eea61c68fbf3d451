package assay.diff;

import assay.schema.Measure;
import assay.schema.Wording;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether two reports are of one machine. One identifier that both trust is enough: a board that
/// was replaced makes no other machine.
///
/// @param same empty where nothing tells
/// @param line what is to be said of it; empty of one machine
record MachineIdentity(Optional<Boolean> same, String line) {
  private static final List<String> IDENTIFIERS =
      List.of("systemUuid", "systemSerialNumber", "chassisSerialNumber", "boardSerialNumber");

  private static final List<String> LISTS = List.of("macAddresses", "driveSerialNumbers");

  static MachineIdentity of(JsonNode before, JsonNode after) {
    List<String> otherwise = new ArrayList<>();
    for (String field : IDENTIFIERS) {
      JsonNode one = before.path("identity").path(field);
      JsonNode other = after.path("identity").path(field);
      if (!one.path("trusted").asBoolean() || !other.path("trusted").asBoolean()) {
        continue;
      }
      String was = one.path("value").asText();
      String is = other.path("value").asText();
      if (was.equalsIgnoreCase(is)) {
        return new MachineIdentity(Optional.of(true), "");
      }
      otherwise.add(
          "%s %s and %s".formatted(Measure.words(field), Wording.plain(was), Wording.plain(is)));
    }
    if (!otherwise.isEmpty()) {
      String line = "different machines: " + String.join(", ", otherwise);
      return new MachineIdentity(Optional.of(false), line);
    }
    return LISTS.stream().anyMatch(field -> share(before, after, field))
        ? new MachineIdentity(Optional.of(true), "")
        : new MachineIdentity(
            Optional.empty(), "one machine or two: no identifier that both reports trust");
  }

  private static boolean share(JsonNode before, JsonNode after, String field) {
    Set<String> known = new HashSet<>();
    before.path("identity").path(field).forEach(value -> known.add(value.asText()));
    for (JsonNode value : after.path("identity").path(field)) {
      if (known.contains(value.asText())) {
        return true;
      }
    }
    return false;
  }
}
