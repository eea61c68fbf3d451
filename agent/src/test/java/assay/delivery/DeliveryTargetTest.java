package assay.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTargetTest {
  private static final ReportKey KEY = new ReportKey("52:54:00:12:34:56", "b-1");

  @ParameterizedTest
  @CsvSource({
    "http://h, http://h/52%3A54%3A00%3A12%3A34%3A56/b-1.json.gz",
    "http://h:81/a/b, http://h:81/a/b/52%3A54%3A00%3A12%3A34%3A56/b-1.json.gz",
    "HTTPS://h/a%20b/, https://h/a%20b/52%3A54%3A00%3A12%3A34%3A56/b-1.json.gz",
    "http://[fd00::7]/, http://[fd00::7]/52%3A54%3A00%3A12%3A34%3A56/b-1.json.gz",
    "https://h/o?sig=a%2Fb, https://h/o?sig=a%2Fb",
  })
  void whereAReportGoes(String given, String expected) {
    assertEquals(expected, DeliveryTarget.parse(given).of(KEY).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://h/", "h/a", "http:///a", "http://h/a b", "", "file:///etc/x"})
  void whatIsNoAddress(String given) {
    assertThrows(IllegalArgumentException.class, () -> DeliveryTarget.parse(given));
  }

  @Test
  void aPasswordIsNotInTheMessage() {
    Exception problem =
        assertThrows(
            IllegalArgumentException.class, () -> DeliveryTarget.parse("http://u:secret@h h/"));
    assertFalse(String.valueOf(problem.getMessage()).contains("secret"), problem::toString);
    assertTrue(String.valueOf(problem.getMessage()).startsWith("is no URL"), problem::toString);
  }
}
