package assay.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quiet assay.put=https://u:p@h/a?s=1&t=2 panic=5|quiet assay.put=https://...@h/a?... panic=5",
        "assay.keys=\"http://t@h/k\" x|assay.keys=\"http://...@h/k\" x",
        "https://h/a?b|https://h/a?...",
        "HTTPS://rack:se/cret@h/?sig=S|HTTPS://...@h/?...",
        "put=htps://rack:typo@h/ is no address, using https://u:p@h/?s=1|put=htps://...@h/ is no address, using https://...@h/?...",
        "root@host ip=1::2 a?b|root@host ip=1::2 a?b",
      })
  void addressesLoseWhatLetsIn(String given, String expected) {
    assertEquals(expected, Secrets.hidden(given));
  }
}
