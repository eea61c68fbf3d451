package assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, \\u0000",
    "1b, \\u001B",
    "0d, \\u000D",
    "7f, \\u007F",
    "85, \\u0085",
    "ad, \\u00AD",
    "200b, \\u200B",
    "200f, \\u200F",
    "202e, \\u202E",
    "2066, \\u2066",
    "2028, \\u2028",
    "feff, \\uFEFF",
    "fffe, \\uFFFE",
    "d800, \\uD800",
    "dc00, \\uDC00",
    "e000, \\uE000",
    "e0041, \\uE0041"
  })
  void whatIsNotToBeSeenIsWrittenAsItsNumber(String codePoint, String shown) {
    String text = "a" + one(Integer.parseInt(codePoint, 16)) + "b";
    assertEquals("a" + shown + "b", VisibleText.of(text));
  }

  private static String one(int codePoint) {
    return new String(Character.toChars(codePoint));
  }

  @Test
  void lettersOfAllPeoplesStay() {
    String text = "Größe 容量 \ud83d\udcbe é\tx\ny";
    assertEquals(text, VisibleText.of(text));
    String plain = "SAMSUNG MZQL2";
    assertSame(plain, VisibleText.of(plain));
  }
}
