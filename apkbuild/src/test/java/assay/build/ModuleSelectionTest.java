package assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleSelectionTest {
  @TempDir private Path release = Path.of("");

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.walk(release)) {
      return files
          .filter(file -> file.toString().endsWith(".ko"))
          .map(file -> release.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /// `modules.dep` as depmod writes it: a module, a colon, all that is to be loaded before.
  @Test
  void whatAKeptModuleNeedsIsKept() throws IOException {
    for (String line :
        List.of(
            "kernel/drivers/net/mlx5.ko: kernel/net/netfilter/nf_flow_table.ko"
                + " kernel/net/netfilter/nf_conntrack.ko",
            "kernel/net/netfilter/nf_flow_table.ko: kernel/net/netfilter/nf_conntrack.ko",
            "kernel/net/netfilter/nf_conntrack.ko:",
            "kernel/net/netfilter/xt_LOG.ko:",
            "kernel/fs/xfs/xfs.ko:",
            "kernel/fs/fat/vfat.ko: kernel/fs/fat/fat.ko",
            "kernel/fs/fat/fat.ko:",
            "kernel/lib/test_bpf.ko:",
            "kernel/lib/raid6/raid6_pq.ko:")) {
      Path module = release.resolve(line.substring(0, line.indexOf(':')));
      Files.createDirectories(module.getParent());
      Files.writeString(module, "");
      Path dependencies = release.resolve("modules.dep");
      Files.writeString(
          dependencies,
          (Files.exists(dependencies) ? Files.readString(dependencies) : "") + line + "\n");
    }
    ModuleSelection.prune(release);
    assertEquals(
        List.of(
            "kernel/drivers/net/mlx5.ko",
            "kernel/fs/fat/fat.ko",
            "kernel/fs/fat/vfat.ko",
            "kernel/lib/raid6/raid6_pq.ko",
            "kernel/net/netfilter/nf_conntrack.ko",
            "kernel/net/netfilter/nf_flow_table.ko"),
        left());
  }
}
