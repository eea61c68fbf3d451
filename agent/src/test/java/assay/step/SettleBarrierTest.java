package assay.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.collector.ScriptedHost;
import assay.host.Command;
import assay.host.Ending;
import assay.host.Execution;
import assay.host.FileQuery;
import assay.host.FileSet;
import assay.host.Host;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class SettleBarrierTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration QUIET = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final ScriptedHost machine =
      new ScriptedHost()
          .link("/sys/class/block/sda", "../../devices/pci0000:00/ata1/block/sda")
          .link("/sys/class/block/loop0", "../../devices/virtual/block/loop0")
          .link("/sys/class/net/lo", "../../devices/virtual/net/lo")
          .link("/sys/bus/pci/devices/0000:00:02.0", "../../../devices/pci0000:00/0000:00:02.0");
  private int looks;
  private boolean loading;

  /// The machine, to which something happens before each look.
  private Host changing(IntConsumer before) {
    return new Host() {
      @Override
      public Execution run(Command command) {
        return machine.run(command);
      }

      @Override
      public FileSet read(FileQuery query) {
        before.accept(looks);
        looks++;
        return machine.read(query);
      }
    };
  }

  private SettleBarrier.Settled await(Duration limit, IntConsumer before)
      throws InterruptedException {
    return SettleBarrier.of(changing(before), QUIET, PAUSE, () -> loading).await(limit);
  }

  private static String disk(int number) {
    return "/sys/class/block/sd" + number;
  }

  @Test
  void onlyHardwareCounts() {
    machine.link(
        "/sys/class/block/nvme0n1", "../../devices/virtual/nvme-subsystem/nvme-subsys0/nvme0n1");
    assertEquals(
        Set.of("block/nvme0n1", "block/sda", "pci/0000:00:02.0"), DeviceSet.look(machine).names());
  }

  @Test
  void aMachineAtRestIsWaitedForAsLongAsItHasToBeQuiet() throws InterruptedException {
    long started = System.nanoTime();
    SettleBarrier.Settled settled = await(LONG, _ -> {});
    assertTrue(settled.atRest());
    assertEquals(null, settled.step().reason());
    assertTrue(Duration.ofNanos(System.nanoTime() - started).compareTo(QUIET) >= 0);
    assertTrue(Duration.ofNanos(System.nanoTime() - started).compareTo(LONG.dividedBy(3)) < 0);
  }

  @Test
  void aDeviceThatComesBetweenTwoLooksIsWaitedFor() throws InterruptedException {
    SettleBarrier.Settled settled =
        await(
            LONG,
            look -> {
              if (look == 3) {
                machine.link(disk(1), "../../devices/pci0000:00/ata2/block/sd1");
              }
            });
    assertTrue(settled.atRest());
    assertTrue(settled.devices().names().contains("block/sd1"), settled::toString);
    assertTrue(
        settled.step().durationMillis() >= QUIET.plus(PAUSE.multipliedBy(3)).toMillis(),
        "the quiet time begins again");
  }

  @Test
  void aMachineThatNeverSettlesCostsTheLimitAndSaysWhatMoved() throws InterruptedException {
    Duration limit = Duration.ofMillis(700);
    SettleBarrier.Settled settled =
        await(
            limit,
            look -> {
              if (look % 2 == 0) {
                machine.link(disk(9), "../../devices/pci0000:00/ata9/block/sd9");
              } else {
                machine.without(disk(9));
              }
            });
    assertFalse(settled.atRest());
    assertEquals(StepResult.Outcome.timeout, settled.step().outcome());
    assertTrue(
        List.of("still changing: block/sd9 came", "still changing: block/sd9 went")
            .contains(settled.step().reason()),
        settled::toString);
    assertTrue(settled.step().durationMillis() < 5000);
  }

  @Test
  void aDriverBeingLoadedIsWaitedForThoughNoDeviceMoves() throws InterruptedException {
    loading = true;
    SettleBarrier.Settled settled = await(LONG, look -> loading = look < 20);
    assertTrue(settled.atRest());
    assertTrue(
        settled.step().durationMillis() >= QUIET.plus(PAUSE.multipliedBy(19)).toMillis(),
        "the quiet time begins when it is loaded");
  }

  @Test
  void aDriverThatIsLoadedForEverCostsTheLimit() throws InterruptedException {
    loading = true;
    SettleBarrier.Settled settled = await(QUIET.multipliedBy(2), _ -> {});
    assertFalse(settled.atRest());
    assertEquals("a driver was still being loaded", settled.step().reason());
  }

  @Test
  void aListThatCannotBeReadIsNoRest() throws InterruptedException {
    machine.readingEnds(new Ending.TimedOut(Duration.ofSeconds(1)));
    SettleBarrier.Settled settled = await(Duration.ofMillis(400), _ -> {});
    assertFalse(settled.atRest());
    assertEquals("the list of devices could not be read", settled.step().reason());
  }

  @Test
  void aLimitShorterThanTheQuietTimeIsKept() throws InterruptedException {
    assertTrue(await(QUIET.dividedBy(2), _ -> {}).atRest());
  }

  @Test
  void whatCameSinceIsNamedAndAHalfReadListNamesNothing() {
    DeviceSet before = DeviceSet.look(machine);
    machine
        .link("/sys/class/net/eth1", "../../devices/pci0000:00/0000:00:03.0/net/eth1")
        .without("/sys/class/block/sda");
    DeviceSet after = DeviceSet.look(machine);
    assertEquals(Set.of("net/eth1"), after.since(before));
    assertEquals(Set.of("eth1"), DeviceSet.ofKind(after.since(before), "net"));
    DeviceSet half = new DeviceSet(new TreeSet<>(), false);
    assertEquals(Set.of(), after.since(half), "else everything would have come late");
  }
}
