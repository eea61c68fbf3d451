package assay.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.host.Command;
import assay.host.Deadline;
import assay.host.Ending;
import assay.host.Execution;
import assay.host.FileQuery;
import assay.host.FileSet;
import assay.host.Host;
import assay.host.TestHosts;
import assay.host.TracingHost;
import assay.inventory.Drive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrivePoolTest {
  private static final int DRIVES = 24;
  private static final int DEAD = 7;

  @TempDir private Path root;

  /// A machine whose commands are a function of the test.
  private record FunctionHost(Function<Command, Ending> work) implements Host {
    @Override
    public Execution run(Command command) {
      return new Execution(
          command, work.apply(command), new byte[0], new byte[0], false, Duration.ZERO);
    }

    @Override
    public FileSet read(FileQuery query) {
      throw new UnsupportedOperationException();
    }
  }

  private static List<DrivePool.Question> questions(int count, int controllers) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new DrivePool.Question(
                    Command.of("ask", "c" + i % controllers).on("/dev/sd" + i),
                    controllers == count ? Optional.empty() : Optional.of("c" + i % controllers)))
        .toList();
  }

  /// How many commands ran at a time at most: in all, and on the busiest controller.
  private static List<Integer> peaks(int count, int controllers) {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger peak = new AtomicInteger();
    AtomicInteger controllerPeak = new AtomicInteger();
    Map<String, AtomicInteger> busy = new ConcurrentHashMap<>();
    Host host =
        new FunctionHost(
            command -> {
              AtomicInteger own =
                  busy.computeIfAbsent(command.argv().get(1), _ -> new AtomicInteger());
              peak.accumulateAndGet(running.incrementAndGet(), Math::max);
              controllerPeak.accumulateAndGet(own.incrementAndGet(), Math::max);
              pause(Duration.ofMillis(30));
              own.decrementAndGet();
              running.decrementAndGet();
              return new Ending.Exited(0);
            });
    List<Integer> indices = new ArrayList<>();
    new DrivePool(16, 4)
        .ask(
            host,
            questions(count, controllers),
            come -> come.forEach(answer -> indices.add(answer.index())));
    assertEquals(IntStream.range(0, count).boxed().toList(), indices.stream().sorted().toList());
    return List.of(peak.get(), controllerPeak.get());
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void noMoreAtATimeThanThePoolAndTheControllerHold() {
    assertEquals(List.of(16, 4), peaks(100, 5));
    assertEquals(List.of(4, 4), peaks(20, 1), "one controller is not flooded");
    assertEquals(List.of(8, 4), peaks(20, 2), "a busy controller keeps the other one free");
    assertEquals(List.of(16, 1), peaks(20, 20), "drives that share nothing wait for nobody");
  }

  @Test
  void aDefectIsNotWaitedForForEver() {
    Host host =
        new FunctionHost(
            _ -> {
              throw new IllegalStateException("no such shelf");
            });
    assertThrows(
        IllegalStateException.class, () -> DrivePool.STANDARD.ask(host, questions(3, 1), _ -> {}));
  }

  /// Two dozen drives on one controller, each of which takes a second to answer, but for one that
  /// never does: the others are known within about twice one drive's time.
  @Test
  void aDriveThatNeverAnswersCostsOnlyItself() throws IOException {
    Duration limit = Duration.ofSeconds(8);
    TracingHost host =
        new TracingHost(
            TestHosts.recorded(
                Files.createDirectories(root.resolve("work")), sysroot(), fakeSmartctl()),
            Deadline.in(Duration.ofMinutes(2)),
            limit);
    List<Duration> known = new ArrayList<>();
    SmartctlCollector collector = new SmartctlCollector();
    long started = System.nanoTime();
    Outcome outcome =
        collector.collect(
            host,
            soFar -> {
              if (soFar.hardware().drives().size() == DRIVES - 1) {
                known.add(Duration.ofNanos(System.nanoTime() - started));
              }
            });
    Duration whole = Duration.ofNanos(System.nanoTime() - started);

    assertEquals(1, known.size(), "told once that all but one have answered");
    System.out.printf(
        "%d drives of a second each, one dead: %d known after %d ms, all over after %d ms%n",
        DRIVES, DRIVES - 1, known.getFirst().toMillis(), whole.toMillis());
    assertTrue(known.getFirst().compareTo(Duration.ofMillis(3500)) < 0, known::toString);
    assertTrue(whole.compareTo(limit.plusSeconds(4)) < 0, whole::toString);
    Outcome.Partial partial = assertInstanceOf(Outcome.Partial.class, outcome);
    assertEquals(
        "smartctl -j -x -n standby,3 " + path(DEAD) + ": killed after 8 s", partial.reason());
    assertEquals(
        IntStream.range(0, DRIVES).mapToObj(DrivePoolTest::name).toList(),
        partial.hardware().drives().stream().map(Drive::name).toList());
    assertEquals(
        IntStream.range(0, DRIVES).mapToObj(DrivePoolTest::path).toList(),
        host.executions().stream()
            .sorted(collector.commandOrder())
            .skip(1)
            .map(execution -> execution.command().device())
            .toList(),
        "the report does not depend on who answered first");
  }

  private static String name(int drive) {
    return "sd" + (char) ('a' + drive);
  }

  private static String path(int drive) {
    return "/dev/" + name(drive);
  }

  private Path sysroot() throws IOException {
    Path classBlock = Files.createDirectories(root.resolve("sysroot/sys/class/block"));
    for (int drive = 0; drive < DRIVES; drive++) {
      String target =
          "devices/pci0000:00/0000:00:1f.2/ata%d/host%d/target0:0:0/0:0:0:0/block/%s"
              .formatted(drive, drive, name(drive));
      Path folder = Files.createDirectories(root.resolve("sysroot/sys").resolve(target));
      Files.writeString(folder.resolve("size"), "2048\n");
      Files.createSymbolicLink(folder.resolve("device"), Path.of("../.."));
      Files.createSymbolicLink(classBlock.resolve(name(drive)), Path.of("../..", target));
    }
    return root.resolve("sysroot");
  }

  private Path fakeSmartctl() throws IOException {
    Path tools = Files.createDirectories(root.resolve("tools"));
    Path tool =
        Files.writeString(
            tools.resolve("smartctl"),
            """
            #!/bin/sh
            case "$*" in
            *--scan*) echo '{}'; exit;;
            *%s) exec sleep 1000;;
            esac
            sleep 1
            for drive; do :; done
            echo '{"device": {"protocol": "ATA"}, "model_name": "FAKE",'
            echo "\\"serial_number\\": \\"$drive\\", \\"smart_status\\": {\\"passed\\": true}}"
            """
                .formatted(path(DEAD)));
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    return tools;
  }
}
