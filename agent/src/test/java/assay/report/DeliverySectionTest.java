package assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliverySectionTest {
  @Test
  void whatTheServiceWroteDown() {
    assertEquals(
        new DeliverySection("https://h/", "retrying", 3, "eth0", "the server answered 503"),
        DeliverySection.of(
            Map.of(
                "target", "https://h/",
                "delivery", "retrying",
                "attempts", "3",
                "route", "eth0",
                "why", "the server answered 503")));
    assertEquals(
        new DeliverySection("https://h/", "waiting", 0, null, null),
        DeliverySection.of(Map.of("target", "https://h/", "attempts", "x", "route", "")));
  }

  @Test
  void whereNothingIsSentNothingIsSaid() {
    assertNull(DeliverySection.of(Map.of()));
  }
}
