package assay.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.report.Schema;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The published schema, as commands ask it.
class SchemaNodeTest {
  private static SchemaNode at(String path) {
    SchemaNode node = Schema.node();
    for (String name : path.split("\\.")) {
      node = name.equals("*") ? node.element() : Objects.requireNonNull(node.member(name), name);
    }
    return node;
  }

  @Test
  void namesKindsAndWhatIsVolatile() {
    assertEquals(SchemaNode.Kind.NUMBER, at("hardware.drives.*.sizeBytes").kind());
    assertEquals(SchemaNode.Kind.FLAG, at("hardware.drives.*.health.smartPassed").kind());
    assertEquals(SchemaNode.Kind.TEXT, at("verdict.state").kind());
    assertTrue(at("verdict.state").words().contains("UNKNOWN"));
    assertTrue(at("hardware.bmc.eventLog").isVolatile(), "beside a reference");
    assertTrue(at("hardware.drives.*.name").isVolatile());
    assertTrue(!at("hardware.drives.*.model").isVolatile());
    assertNotNull(at("run.labels").member("rack"), "may have any name");
  }

  /// A part that took any name would let a slip of the pen pass.
  @Test
  void noPartWithNamesTakesOthers() {
    check(Schema.node(), "report");
  }

  private static void check(SchemaNode node, String where) {
    if (node.kind() == SchemaNode.Kind.LIST) {
      check(node.element(), where + "[]");
    }
    for (String name : node.names()) {
      assertNull(node.member("noSuchName"), where);
      check(Objects.requireNonNull(node.member(name)), where + "." + name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sizeBytes, 34359738368, size, 32 GiB",
    "sizeBytes, 3840755982336, size, 3.84 TB",
    "sizeBytes, 67108864, size, 64 MiB",
    "sizeBytes, 0, size, 0 B",
    "sizeBytes, 512, size, 512 B",
    "configuredSpeedMegatransfers, 3200, configured speed, 3200 MT/s",
    "temperatureCelsius, -5, temperature, -5 °C",
    "coreCount, 16, core count, 16",
    "systemUuid, 1, system UUID, 1",
    "pciAddress, 1, PCI address, 1",
  })
  void fieldsInWords(String field, BigDecimal number, String words, String shown) {
    assertEquals(words, Measure.words(field));
    assertEquals(shown, Measure.of(field).show(number));
  }
}
