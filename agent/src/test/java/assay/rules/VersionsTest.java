package assay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
  @ParameterizedTest
  @CsvSource({
    "2.9, 2.10, -1",
    "2.10, 2.10, 0",
    "24.21.0-0148, 24.21.0-0151, -1",
    "HPD7, HPD8, -1",
    "HPD10, HPD9, 1",
    "1.0, 1, 0",
    "1.0.1, 1, 1",
    "1.0a, 1.0, 1",
    "1.0a, 1.0B, -1",
    "1.a, 1.1, -1",
    "0009, 9, 0",
    "v2.3, V2.3, 0",
    "'', 0, 0",
    "'...', '', 0",
    "99999999999999999999999999, 100000000000000000000000000, -1",
    "0.00 build 12, 0.00 build 2, 1"
  })
  void areComparedPartByPart(String one, String other, int order) {
    assertEquals(order, Integer.signum(Versions.compare(one, other)));
    assertEquals(-order, Integer.signum(Versions.compare(other, one)));
  }
}
