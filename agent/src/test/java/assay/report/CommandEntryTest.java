package assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.host.Command;
import assay.host.Ending;
import assay.host.Trace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandEntryTest {
  private static CommandEntry entry(Ending ending) {
    return CommandEntry.of(new Trace(Command.of("smartctl"), ending, 0, "", false, Duration.ZERO));
  }

  @Test
  void aStuckCommandShowsWhereInTheKernelItIs() {
    CommandEntry entry =
        entry(new Ending.Stuck(42, "D", "blk_execute_rq", List.of("blk_execute_rq+0xd8", "sg_io")));
    assertEquals("stuck", entry.outcome());
    assertEquals(
        "pid 42 in state D blk_execute_rq, kernel stack: blk_execute_rq+0xd8 < sg_io",
        entry.detail());
  }

  @Test
  void withoutAStackItSaysWhatIsKnown() {
    assertEquals(
        "pid 42 in state D blk_execute_rq",
        entry(new Ending.Stuck(42, "D", "blk_execute_rq")).detail());
    assertEquals("pid 42 in state ?", entry(new Ending.Stuck(42, "?", "")).detail());
  }
}
