package assay.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.host.TestHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
  @TempDir private Path root;

  private Configuration read() {
    Configuration.Builder builder = new Configuration.Builder();
    ConfigurationReader.read(TestHosts.recorded(root, root, root), builder);
    return builder.build();
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void nothingConfiguredIsDefaultsAndNoProblem() {
    Configuration configuration = read();
    assertEquals(List.of(), configuration.problems());
    assertEquals(Duration.ofSeconds(900), configuration.seconds(Parameter.DEADLINE));
    assertTrue(configuration.on(Parameter.NVIDIA));
    assertFalse(configuration.on(Parameter.WAIT));
  }

  @Test
  void kernelLineOverridesSiteOverridesImage() throws IOException {
    write("etc/assay/assay.conf", "# image\ndeadline=100\nlimit=10\nonly=dmi\n");
    write("run/assay/site/assay.conf", "limit = 20\nonly=\"pci,net\"\n");
    write("proc/cmdline", "quiet assay.only=oshi assay.debug console=ttyS0\n");
    Configuration configuration = read();
    assertEquals(List.of(), configuration.problems());
    assertEquals(Duration.ofSeconds(100), configuration.seconds(Parameter.DEADLINE));
    assertEquals(Duration.ofSeconds(20), configuration.seconds(Parameter.LIMIT));
    assertEquals(List.of("oshi"), configuration.names(Parameter.ONLY));
  }

  @Test
  void labelsAreKeptAsTheyAreGiven() throws IOException {
    write("etc/assay/assay.conf", "label.rack = B7\nlabel.owner=me\n");
    write(
        "proc/cmdline",
        "assay.label.serial=SYS%209%20%22q%22%20%2B1 assay.label.asset= assay.label.owner=you"
            + " assay.label.odd=100%zz assay.label.a/b=1 assay.label.long="
            + "x".repeat(201)
            + " assay.label.plus=1+1\n");
    Configuration configuration = read();
    assertEquals(
        Map.of(
            "rack",
            "B7",
            "owner",
            "you",
            "serial",
            "SYS 9 \"q\" +1",
            "odd",
            "100%zz",
            "plus",
            "1+1"),
        configuration.labels());
    assertEquals(
        List.of(
            "kernel line: label.a/b has no name of letters, digits, and _ . -, ignored",
            "kernel line: label.long is longer than 200 characters, ignored"),
        configuration.problems());
  }

  @Test
  void quotesKeepAKeyTogether() {
    assertEquals(
        List.of("a", "assay.key=ssh-ed25519 AAAA me@home", "b"),
        ConfigurationReader.words("a  assay.key=\"ssh-ed25519 AAAA me@home\" b\n"));
  }

  @Test
  void badValuesAreNamedAndTheValueBeforeStays() throws IOException {
    write("etc/assay/assay.conf", "deadline=100\nnonsense\nlimt=5\n");
    write("proc/cmdline", "assay.deadline=soon assay.nvidia=maybe\n");
    Configuration configuration = read();
    assertEquals(Duration.ofSeconds(100), configuration.seconds(Parameter.DEADLINE));
    assertEquals(
        List.of(
            "/etc/assay/assay.conf line 2: no NAME=VALUE: nonsense",
            "/etc/assay/assay.conf line 3: limt is no parameter, ignored",
            "kernel line: deadline=soon is not a number of seconds from 1 to 999999, using 100",
            "kernel line: nvidia=maybe is not on, off, yes, no, using on"),
        configuration.problems());
  }

  @Test
  void theTableSaysWhereEachValueComesFrom() throws IOException {
    write("etc/assay/assay.conf", "# image\nlimit=10\nskip=oshi\nkey=ssh-ed25519 A a\n");
    write("run/assay/site/assay.conf", "limit=20\n");
    write("proc/cmdline", "assay.skip=smartctl,pci assay.key=\"ssh-ed25519 B b\"\n");
    Configuration.Builder builder = new Configuration.Builder();
    ConfigurationReader.read(TestHosts.recorded(root, root, root), builder);
    builder.give("command line: --deadline", "deadline", "60");
    List<String> lines = new ConfigurationTable(builder.build()).lines();
    assertEquals(Parameter.values().length + 1, lines.size());
    assertEquals(
        List.of(
            "deadline 60 900 command line: --deadline",
            "limit 20 30 /run/assay/site/assay.conf line 1",
            "only - - default",
            "skip smartctl,pci - kernel line"),
        lines.subList(1, 5).stream().map(line -> line.replaceAll(" +", " ")).toList());
    assertEquals(
        List.of("key ssh-ed25519 A a, ssh-ed25519 B b - /etc/assay/assay.conf line 4, kernel line"),
        lines.stream()
            .filter(line -> line.startsWith("key "))
            .map(line -> line.replaceAll(" +", " "))
            .toList());
  }
}
