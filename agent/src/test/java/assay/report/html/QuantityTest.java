package assay.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "sizeBytes, 3840755982336, 3.84 TB, 3840755982336 bytes",
    "sizeBytes, 34359738368, 32 GiB, 34359738368 bytes",
    "totalBytes, 936566784, 893 MiB, 936566784 bytes",
    "sizeBytes, 49152, 48 KiB, 49152 bytes",
    "lineSizeBytes, 64, 64 bytes, ",
    "durationMillis, 1500, 1.5 s, 1500 ms",
    "durationMillis, 240000, 4 min, 240000 ms",
    "speedMbps, 25000, 25 Gb/s, 25000 Mb/s",
    "speedMbps, 100, 100 Mb/s, ",
    "maximumSpeedMegahertz, 3500, 3.5 GHz, 3500 MHz",
    "temperatureCelsius, 31, 31 °C, ",
    "temperatureCelsius, -5, -5 °C, ",
    "percentageUsed, 7, 7 %, ",
    "powerOnHours, 21873, 21873 h, 2.5 years",
    "reading, 23.0, 23, ",
    "sizeBytes, 9223372036854775807, 8192 PiB, 9223372036854775807 bytes",
  })
  void numbersAreShownInHandyUnits(String name, String json, String text, String exact)
      throws Exception {
    JsonNode value = new ObjectMapper().readTree(json);
    assertEquals(new Quantity(text, exact), Quantity.of(name, value));
  }

  @ParameterizedTest
  @CsvSource({
    "serialNumber, Serial number",
    "macAddresses, MAC addresses",
    "systemUuid, System UUID",
    "maximumLinkSpeedGigatransfers, Maximum link speed",
    "sizeBytes, Size",
    "smartPassed, SMART passed",
    "Board Mfg Date, Board Mfg Date",
    "spectre_v2, Spectre_v2",
    "coldplug.limit, Coldplug.limit",
  })
  void namesAreShownInWords(String name, String words) {
    assertEquals(words, FieldName.words(name));
  }

  @Test
  void unitAloneIsAName() {
    assertEquals("Bytes", FieldName.words("Bytes"));
    assertEquals("", FieldName.words(""));
  }

  @ParameterizedTest
  @CsvSource({
    "CPU1_DIMM_A1, '', Processor 1",
    "P0-DIMMA1, '', Processor 0",
    "PROC 2 DIMM 3, '', Processor 2",
    "DIMM_A1, P1_Node1_Channel0_Dimm0, Processor 1",
    "DIMM 0, NODE 1, Processor 1",
    "B12, '', Slots B",
    "DIMM 0, B0, ''",
    "ChannelA-DIMM0, BANK 0, ''",
    "'', '', ''",
  })
  void slotsAreGroupedAsTheirNamesTell(String slot, String bank, String group) {
    assertEquals(group, SlotGroup.of(slot, bank));
  }
}
