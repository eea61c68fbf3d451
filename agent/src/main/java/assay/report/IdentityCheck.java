package assay.report;

import assay.inventory.Finding;
import assay.rules.Catalogue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks at a machine's identifiers, and at each next to the others: what is there twice tells
/// nothing apart, and what should be the same and is not was put together of two machines.
final class IdentityCheck {
  private final List<Identifier> identifiers;
  private final List<Finding> findings = new ArrayList<>();

  private IdentityCheck(List<Identifier> identifiers) {
    this.identifiers = new ArrayList<>(identifiers);
  }

  /// Identifiers after that, and what there is to say of them.
  record Checked(List<Identifier> identifiers, List<Finding> findings) {}

  static Checked check(List<Identifier> found, JsonNode hardware) {
    IdentityCheck checked = new IdentityCheck(found);
    checked.untrusted(IdentifierKind.systemSerialNumber, "system serial number");
    checked.untrusted(IdentifierKind.systemUuid, "system UUID");
    checked.untrusted(IdentifierKind.boardSerialNumber, "board serial number");
    checked.duplicates(hardware);
    checked.conflict(
        IdentifierKind.systemSerialNumber, IdentifierKind.fruProductSerial, "system serial number");
    checked.conflict(
        IdentifierKind.boardSerialNumber, IdentifierKind.fruBoardSerial, "board serial number");
    checked.sameAs(IdentifierKind.chassisSerialNumber, IdentifierKind.systemSerialNumber);
    checked.sameAs(IdentifierKind.chassisSerialNumber, IdentifierKind.boardSerialNumber);
    checked.sameAs(IdentifierKind.boardSerialNumber, IdentifierKind.systemSerialNumber);
    checked.sameAs(IdentifierKind.fruProductSerial, IdentifierKind.systemSerialNumber);
    checked.sameAs(IdentifierKind.fruBoardSerial, IdentifierKind.boardSerialNumber);
    return new Checked(List.copyOf(checked.identifiers), List.copyOf(checked.findings));
  }

  /// A chassis is not among these: many machines have no number of it, and blades share theirs.
  private void untrusted(IdentifierKind kind, String what) {
    Identifier one = get(kind);
    if (one != null && one.reason() != null) {
      findings.add(
          Catalogue.event(
              "identity_untrusted",
              "the %s is `%s`: %s".formatted(what, one.value(), one.reason()),
              what));
    }
  }

  /// Two parts of one kind with the same value.
  private void duplicates(JsonNode hardware) {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < identifiers.size(); i++) {
      Identifier one = identifiers.get(i);
      Integer before =
          one.trusted()
              ? first.putIfAbsent(one.kind() + "\n" + one.value().toLowerCase(Locale.ROOT), i)
              : null;
      if (before != null && !onePart(identifiers.get(before), one, hardware)) {
        Identifier other = identifiers.get(before);
        identifiers.set(i, one.untrusted("is that of " + other.source() + " as well"));
        identifiers.set(before, other.untrusted("is that of " + one.source() + " as well"));
        findings.add(
            Catalogue.event(
                "identity_duplicate",
                "%s and %s have the same %s `%s`"
                    .formatted(other.source(), one.source(), words(one.kind()), one.value()),
                one.source()));
      }
    }
  }

  /// The namespaces of one NVMe drive have its serial number, channels of one BMC may share a port.
  private static boolean onePart(Identifier one, Identifier other, JsonNode hardware) {
    if (one.source().equals(other.source())) {
      return true;
    }
    String subsystem = nvmeSubsystem(one.source());
    if (subsystem != null && subsystem.equals(nvmeSubsystem(other.source()))) {
      return true;
    }
    JsonNode first = drive(hardware, one.source());
    JsonNode second = drive(hardware, other.source());
    return first.path("transport").asText().equals("nvme")
        && !first.path("pciAddress").isMissingNode()
        && first.path("pciAddress").equals(second.path("pciAddress"));
  }

  /// Of `nvme1n2` it is `nvme1`: with native multipath its namespaces hang on no PCI function.
  private static @Nullable String nvmeSubsystem(String name) {
    int end = name.lastIndexOf('n');
    return name.startsWith("nvme") && end > "nvme".length() ? name.substring(0, end) : null;
  }

  private static JsonNode drive(JsonNode hardware, String name) {
    for (JsonNode drive : hardware.path("drives")) {
      if (drive.path("name").asText().equals(name)) {
        return drive;
      }
    }
    return hardware.path("none");
  }

  private void conflict(IdentifierKind firmware, IdentifierKind inventory, String what) {
    Identifier one = get(firmware);
    Identifier other = get(inventory);
    if (one != null && other != null && one.trusted() && other.trusted() && !same(one, other)) {
      findings.add(
          Catalogue.event(
              "identity_conflict",
              "the %s is `%s` by the firmware and `%s` by the BMC's inventory"
                  .formatted(what, one.value(), other.value()),
              what));
    }
  }

  private void sameAs(IdentifierKind kind, IdentifierKind stronger) {
    Identifier one = get(kind);
    Identifier other = get(stronger);
    if (one != null && other != null && one.trusted() && same(one, other)) {
      identifiers.set(identifiers.indexOf(one), one.sameAs(stronger.name()));
    }
  }

  private static boolean same(Identifier one, Identifier other) {
    return one.value().strip().equalsIgnoreCase(other.value().strip());
  }

  private @Nullable Identifier get(IdentifierKind kind) {
    for (Identifier one : identifiers) {
      if (one.kind().equals(kind.name())) {
        return one;
      }
    }
    return null;
  }

  private static String words(String kind) {
    return switch (IdentifierKind.valueOf(kind)) {
      case macAddress, bmcMacAddress -> "MAC address";
      case driveWwn -> "world wide name";
      default -> "serial number";
    };
  }
}
