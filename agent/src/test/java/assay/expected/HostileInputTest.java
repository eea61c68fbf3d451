package assay.expected;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.diff.ReportDiff;
import assay.report.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Files and reports with anything anywhere: an answer or one line, never an exception.
class HostileInputTest {
  private static final String WRITTEN =
      """
      system: &s {manufacturer: Acme*, serialNumber: "= SYS-0001"}
      memory:
        installedBytes: 1 GiB
        modules: {count: 1, each: {sizeBytes: ">= 1 GB"}, equal: [partNumber], named: {B1: empty}}
      drives:
        - {count: 1 .. 3, where: {transport: nvme}, each: {firmware: ">= 7.2", health: {flags: x}}}
        - {named: {sda: {partitions: 2}, '"': {wwn: "!= 0x\\x41"}}}
      identity: {identifiers: {count: 2, where: {kind: macAddress}, each: {value: "52:*"}}}
      """;

  private final Random random = new Random(20260101);

  private byte[] mutated() {
    byte[] bytes = WRITTEN.getBytes(StandardCharsets.UTF_8);
    String signs = "{}[]:,&*!|>'\"%@`#-?\n\t \0\\~<=0é";
    byte[] with = signs.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i <= random.nextInt(4); i++) {
      bytes[random.nextInt(bytes.length)] = with[random.nextInt(with.length)];
    }
    return bytes;
  }

  @Test
  void whateverIsWrittenIsUsedOrRefusedInALine() {
    JsonNode report = new GoldenReport().tree();
    int used = 0;
    int refused = 0;
    for (int i = 0; i < 1000; i++) {
      try {
        oneLine(ExpectedMachine.read(mutated(), Schema.node()).differences(report));
        used++;
      } catch (UnusableExpectedException e) {
        assertEquals(1, String.valueOf(e.getMessage()).lines().count(), e::getMessage);
        refused++;
      }
    }
    assertTrue(used > 10 && refused > 10, used + " used, " + refused + " refused");
  }

  @Test
  void whateverAReportHoldsIsCompared() throws UnusableExpectedException {
    ExpectedMachine machine =
        ExpectedMachine.read(WRITTEN.getBytes(StandardCharsets.UTF_8), Schema.node());
    JsonNode whole = new GoldenReport().withSlots().tree();
    for (int i = 0; i < 60; i++) {
      JsonNode report = strange(whole, 0);
      oneLine(machine.differences(report));
      for (boolean all : new boolean[] {true, false}) {
        ReportDiff.of(whole, report, Schema.node(), all)
            .changes()
            .forEach(change -> assertEquals(1, change.line().lines().count(), change::line));
        ReportDiff.of(report, whole, Schema.node(), all);
      }
      assertEquals(
          List.of(), ReportDiff.of(report, report.deepCopy(), Schema.node(), true).changes());
    }
  }

  private static void oneLine(List<Difference> differences) {
    for (Difference difference : differences) {
      assertEquals(1, difference.line().lines().count(), difference::line);
      assertTrue(difference.line().chars().noneMatch(Character::isISOControl), difference::line);
    }
  }

  /// The same with something else in some places.
  private JsonNode strange(JsonNode node, int depth) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (depth > 1 && random.nextInt(60) == 0) {
      return switch (random.nextInt(7)) {
        case 0 -> nodes.nullNode();
        case 1 -> nodes.textNode("\u001b[2J\n" + "x".repeat(random.nextInt(300)));
        case 2 -> nodes.numberNode(Double.NEGATIVE_INFINITY);
        case 3 -> nodes.booleanNode(true);
        case 4 -> nodes.objectNode().put("\n", 1);
        case 5 -> nodes.arrayNode().add(1).add(nodes.objectNode()).addNull();
        default -> nodes.numberNode(-1);
      };
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = nodes.objectNode();
      object
          .properties()
          .forEach(member -> copy.set(member.getKey(), strange(member.getValue(), depth + 1)));
      return copy;
    } else if (node instanceof ArrayNode array) {
      ArrayNode copy = nodes.arrayNode();
      array.forEach(element -> copy.add(strange(element, depth + 1)));
      return copy;
    }
    return node;
  }
}
