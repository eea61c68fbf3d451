package assay.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// How QEMU runs the guest's instructions.
public enum Accelerator {
  /// In hardware.
  KVM(List.of("-accel", "kvm"), "host", ""),
  /// In software. With address randomisation every exec of busybox is translated again: three times
  /// slower. On a busy host the kernel's proof that its timer ticks fails, and it panics.
  TCG(List.of("-accel", "tcg,thread=multi"), "max", "norandmaps no_timer_check");

  private final List<String> arguments;
  private final String cpuModel;
  private final String kernelLine;

  Accelerator(List<String> arguments, String cpuModel, String kernelLine) {
    this.arguments = arguments;
    this.cpuModel = cpuModel;
    this.kernelLine = kernelLine;
  }

  List<String> arguments() {
    return arguments;
  }

  String cpuModel() {
    return cpuModel;
  }

  String kernelLine() {
    return kernelLine;
  }

  /// The words that a guest's kernel line should have, for whoever builds a medium.
  public List<String> kernelWords() {
    return Stream.of(kernelLine.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  /// The fastest accelerator that works here, found out once.
  public static Accelerator best() {
    return Found.BEST;
  }

  /// Whether a guest of this accelerator comes to the end of [ProofSector] within the limit.
  /// `/dev/kvm` may exist and open, and its first guest hang for ever or crawl.
  static boolean proven(Accelerator accelerator) throws IOException {
    Path sector = Files.createTempFile("assay-proof", ".img");
    try {
      Files.write(sector, ProofSector.bytes());
      List<String> command =
          new ArrayList<>(List.of(Qemu.PROGRAM, "-M", "q35", "-m", "16", "-nodefaults"));
      command.addAll(accelerator.arguments);
      command.addAll(List.of("-display", "none", "-no-reboot"));
      command.addAll(List.of("-device", "isa-debug-exit,iobase=0xf4,iosize=4"));
      command.addAll(List.of("-drive", "file=" + sector + ",format=raw,if=floppy"));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        return process.waitFor(Limit.KVM_PROBE.duration().toMillis(), TimeUnit.MILLISECONDS)
            && process.exitValue() == ProofSector.PROVEN;
      } finally {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      Files.deleteIfExists(sector);
    }
  }

  private static final class Found {
    private static final Accelerator BEST = find();

    private static Accelerator find() {
      try {
        return Files.isWritable(Path.of("/dev/kvm")) && proven(KVM) ? KVM : TCG;
      } catch (IOException e) {
        return TCG;
      }
    }
  }
}
