package assay.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelStackTest {
  @TempDir private Path folder;

  @Test
  void theInnermostFunctionsWithoutAddresses() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("stack"),
            """
            [<0>] blk_execute_rq+0xd8/0x150
            [<ffffffff8123abcd>] sg_io+0x1a4/0x3a0
            [<0>] c+0x1/0x2
            [<0>] d+0x1/0x2
            [<0>] e+0x1/0x2
            [<0>] f+0x1/0x2
            """);
    assertEquals(
        List.of(
            "blk_execute_rq+0xd8/0x150",
            "sg_io+0x1a4/0x3a0",
            "c+0x1/0x2",
            "d+0x1/0x2",
            "e+0x1/0x2"),
        KernelStack.functions(file));
  }

  @Test
  void whatCannotBeReadIsNoStack() {
    assertEquals(List.of(), KernelStack.functions(folder.resolve("none")));
    assertEquals(List.of(), KernelStack.of(Integer.MAX_VALUE));
  }
}
