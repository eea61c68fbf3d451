package assay.diff;

import assay.schema.Measure;
import assay.schema.Wording;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether two reports are of one machine. One identifier that both trust is enough: a board that
/// was replaced makes no other machine.
///
/// @param same empty where nothing tells
/// @param line what is to be said of it; empty of one machine
record MachineIdentity(Optional<Boolean> same, String line) {
  /// Those of which a machine has one: two values are two machines, or a replaced part.
  private static final List<String> SINGLE =
      List.of("systemUuid", "systemSerialNumber", "chassisSerialNumber", "boardSerialNumber");

  static MachineIdentity of(JsonNode before, JsonNode after) {
    JsonNode ones = before.path("identity").path("identifiers");
    JsonNode others = after.path("identity").path("identifiers");
    List<String> otherwise = new ArrayList<>();
    for (String kind : SINGLE) {
      JsonNode one = trusted(ones, kind, null);
      JsonNode other = trusted(others, kind, null);
      if (one == null || other == null) {
        continue;
      }
      String was = one.path("value").asText();
      String is = other.path("value").asText();
      if (was.equalsIgnoreCase(is)) {
        return new MachineIdentity(Optional.of(true), "");
      }
      otherwise.add(
          "%s %s and %s".formatted(Measure.words(kind), Wording.plain(was), Wording.plain(is)));
    }
    if (!otherwise.isEmpty()) {
      String line = "different machines: " + String.join(", ", otherwise);
      return new MachineIdentity(Optional.of(false), line);
    }
    return share(ones, others)
        ? new MachineIdentity(Optional.of(true), "")
        : new MachineIdentity(
            Optional.empty(), "one machine or two: no identifier that both reports trust");
  }

  private static boolean share(JsonNode ones, JsonNode others) {
    for (JsonNode one : ones) {
      if (one.path("trusted").asBoolean()
          && trusted(others, one.path("kind").asText(), one.path("value").asText()) != null) {
        return true;
      }
    }
    return false;
  }

  /// @param value of any where it is null
  private static @Nullable JsonNode trusted(
      JsonNode identifiers, String kind, @Nullable String value) {
    for (JsonNode one : identifiers) {
      if (one.path("trusted").asBoolean()
          && one.path("kind").asText().equals(kind)
          && (value == null || one.path("value").asText().equalsIgnoreCase(value))) {
        return one;
      }
    }
    return null;
  }
}
