package assay.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Starts each planned boot once, shares it between its test classes, and stops it when another one
/// is due. A boot that failed fails all its tests with the same words.
final class BootExtension
    implements BeforeAllCallback, ParameterResolver, AfterTestExecutionCallback {
  private static final String IMAGE = "assay.image";
  private static final Path DEFAULT_IMAGE = Path.of("../apkbuild/target/image/lts");
  static final String NO_IMAGE = "no boot image: run test-vm/test";
  private static final Path EVIDENCE = Path.of("target/boots");

  /// At most one machine is at work: the suite must fit two cores.
  private static final class Machines implements AutoCloseable {
    private final Map<String, RuntimeException> failed = new HashMap<>();
    private final Map<String, Boolean> done = new HashMap<>();
    private @Nullable String name;
    private @Nullable Vm running;

    synchronized Vm of(String wanted) {
      RuntimeException failure = failed.get(wanted);
      if (failure != null) {
        throw new IllegalStateException(
            "boot " + wanted + " failed: " + failure.getMessage(), failure);
      }
      if (running != null && wanted.equals(name)) {
        return running;
      }
      close();
      if (done.putIfAbsent(wanted, true) != null) {
        throw new IllegalStateException("boot " + wanted + " ended before this test: wrong order");
      }
      try {
        PlannedBoot boot = planned(wanted);
        HardwareProfile profile = HardwareProfile.named(boot.profile());
        Vm vm =
            MediaBoot.offers(wanted)
                ? MediaBoot.start(wanted, profile)
                : Vm.start(profile, BootImage.in(image(boot.kernel())), boot.kernelLine());
        name = wanted;
        running = vm;
        return vm;
      } catch (RuntimeException e) {
        failed.put(wanted, e);
        throw e;
      }
    }

    synchronized void fails(RuntimeException e) {
      if (name != null) {
        failed.putIfAbsent(name, e);
      }
    }

    @Override
    public synchronized void close() {
      Vm vm = running;
      if (vm == null) {
        return;
      }
      running = null;
      try (vm) {
        vm.keepEvidence(EVIDENCE.resolve(String.valueOf(name)));
      } catch (IOException e) {
        System.err.println("evidence of boot " + name + " is lost: " + e.getMessage());
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    assumeImage(image(planned(wanted(context)).kernel()));
  }

  /// `test-vm/test` always names the image, and then a missing one fails; a bare `mvn verify` of
  /// somebody who has none says why these tests did not run.
  static void assumeImage(Path image) {
    Assumptions.assumeTrue(
        imageExpected() || Files.exists(image.resolve("initramfs.img")), NO_IMAGE);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Vm.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return machines(context).of(wanted(context));
  }

  private static String wanted(ExtensionContext context) {
    return context.getRequiredTestClass().getAnnotation(OnBoot.class).value();
  }

  private static PlannedBoot planned(String wanted) {
    return PlannedBoot.load(Path.of("boots.tsv")).stream()
        .filter(boot -> boot.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("boots.tsv has no boot " + wanted));
  }

  /// A machine that cannot answer any more has nothing to say to later tests.
  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().orElse(null) instanceof VmFailure failure) {
      switch (failure.reason()) {
        case PANIC, BOOT_FAILED, DIED -> machines(context).fails(failure);
        case TIMEOUT, REFUSED -> {}
      }
    }
  }

  private static Machines machines(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(BootExtension.class))
        .computeIfAbsent(Machines.class, key -> new Machines(), Machines.class);
  }

  static boolean imageExpected() {
    return System.getProperty(IMAGE) != null;
  }

  /// The image with that kernel: others lie beside the one that is named, by their kernels' names.
  static Path image(String kernel) {
    return kernel.equals("lts") ? image() : image().resolveSibling(kernel);
  }

  static Path image() {
    String named = System.getProperty(IMAGE, System.getenv().getOrDefault("ASSAY_IMAGE", ""));
    return named.isEmpty() ? DEFAULT_IMAGE : Path.of(named);
  }
}
