package assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.inventory.Finding;
import assay.json.JsonTree;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class ConflictsTest {
  private final SequencedMap<String, JsonNode> hardware = new LinkedHashMap<>();

  private ConflictsTest said(String collector, String json) throws JsonProcessingException {
    hardware.put(collector, JsonTree.read(json));
    return this;
  }

  private void finds(String... lines) {
    assertEquals(List.of(lines), Conflicts.of(hardware).stream().map(Finding::message).toList());
    hardware.clear();
  }

  @Test
  void twoWordsForOnePartAreAFinding() throws JsonProcessingException {
    said("dmi", "{\"processors\":[{\"index\":0,\"coreCount\":8},{\"index\":1,\"coreCount\":8}]}")
        .said(
            "cpu", "{\"processors\":[{\"index\":0,\"coreCount\":8},{\"index\":1,\"coreCount\":4}]}")
        .said("oshi", "{\"processors\":[{\"index\":1,\"coreCount\":8}]}")
        .finds("processor 1: coreCount is 8 by dmi and 4 by cpu");
    said("cpu", "{\"processorSummary\":{\"threadCount\":16}}")
        .said("oshi", "{\"processorSummary\":{\"threadCount\":8}}")
        .finds("processors: threadCount is 16 by cpu and 8 by oshi");
    said("block", "{\"drives\":[{\"name\":\"sda\",\"sizeBytes\":1000}]}")
        .said("smartctl", "{\"drives\":[{\"name\":\"sda\",\"sizeBytes\":2000}]}")
        .finds("sda: sizeBytes is 1000 by block and 2000 by smartctl");
  }

  @Test
  void aTextThatWasCutIsTheSame() throws JsonProcessingException {
    said(
            "block",
            "{\"drives\":[{\"name\":\"sda\",\"model\":\"SAMSUNG MZ7LH960\",\"firmware\":\"904Q\"}]}")
        .said(
            "smartctl",
            "{\"drives\":[{\"name\":\"sda\",\"model\":\"Samsung MZ7LH960HAJR-00005\",\"firmware\":\"HXT7904Q\"}]}")
        .finds();
    said("block", "{\"drives\":[{\"name\":\"sda\",\"model\":\"A1\"}]}")
        .said("smartctl", "{\"drives\":[{\"name\":\"sda\",\"model\":\"B1\"}]}")
        .finds("sda: model is A1 by block and B1 by smartctl");
  }

  @Test
  void whatOneDoesNotKnowIsNoConflict() throws JsonProcessingException {
    said("block", "{\"drives\":[{\"name\":\"sda\"},{\"name\":\"sdb\",\"sizeBytes\":1}]}")
        .said("smartctl", "{\"drives\":[{\"name\":\"sda\",\"sizeBytes\":2},{\"sizeBytes\":3}]}")
        .said("net", "{\"drives\":\"none\"}")
        .finds();
    said(
            "block",
            "{\"drives\":[{\"name\":\"sda\",\"sizeBytes\":1},{\"name\":\"sda\",\"sizeBytes\":2}]}")
        .finds();
  }
}
