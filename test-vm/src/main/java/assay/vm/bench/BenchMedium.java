package assay.vm.bench;

import assay.build.Command;
import assay.vm.Accelerator;
import assay.vm.BootMedium;
import assay.vm.HardwareProfile;
import assay.vm.SshKey;
import assay.vm.Vm;
import assay.vm.VmFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A CD to boot from, made for one run of the benchmark.
///
/// @param file the ISO
/// @param key whose public half lies on it
record BenchMedium(Path file, SshKey key) {
  /// @param top the checkout
  /// @param builder the command in apkbuild that makes the medium
  /// @param kernel `lts` or `virt`
  /// @param mirror where packages come from
  /// @param folder where the medium goes
  /// @param options of that command
  static BenchMedium build(
      Path top, String builder, String kernel, Path mirror, Path folder, List<String> options)
      throws IOException {
    SshKey key = SshKey.generate();
    Path open =
        Files.writeString(folder.resolve(builder + "-" + kernel + ".pub"), key.publicLine() + "\n");
    Path out = folder.resolve(builder + "-" + kernel);
    List<String> argv = new ArrayList<>();
    argv.add(top.resolve("apkbuild").resolve(builder).toString());
    argv.addAll(List.of("--mirror", mirror.toString(), "--kernel", kernel, "--iso"));
    argv.addAll(List.of("--out", out.toString(), "--key", open.toString()));
    argv.addAll(options);
    Accelerator.best().kernelWords().forEach(word -> argv.addAll(List.of("--param", word)));
    Command.of(argv).run();
    return new BenchMedium(
        out.resolve(builder.equals("stock") ? "assay-stock.iso" : "assay.iso"), key);
  }

  /// @param profile the machine
  /// @param bytesPerSecond how fast the CD is read, 0 for as fast as it goes
  /// @return its times
  BootTimes boot(HardwareProfile profile, long bytesPerSecond) {
    BootMedium medium = new BootMedium(BootMedium.Kind.CD, file, bytesPerSecond);
    long poweredOn = System.nanoTime();
    try (Vm vm = Vm.start(profile, medium, key)) {
      return BootTimes.of(vm, poweredOn);
    }
  }

  /// Whether a machine audits itself whole: SSH answers, the report gets complete, and nothing was
  /// left out of it.
  boolean audits(HardwareProfile profile) {
    try (Vm vm = Vm.start(profile, new BootMedium(BootMedium.Kind.CD, file), key)) {
      for (JsonNode collector : vm.audited().path("collectors")) {
        if (!List.of("ok", "absent").contains(collector.path("outcome").asText())) {
          return false;
        }
      }
      return true;
    } catch (VmFailure _) {
      return false;
    }
  }

  long sizeBytes() throws IOException {
    return Files.size(file);
  }
}
