package assay.vm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AcceleratorTest {
  @Test
  void emulationComesToTheEndOfTheProof() throws IOException {
    assertTrue(Accelerator.proven(Accelerator.TCG), "in time, and in long mode");
  }
}
