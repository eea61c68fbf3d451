package assay.vm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/// Runs tests that need no machine first, then those of each boot together, as `boots.tsv` lists
/// them: one machine at a time, each started once.
public final class BootOrder implements ClassOrderer {
  private final List<String> order = new ArrayList<>();

  /// Made by JUnit.
  public BootOrder() {
    for (PlannedBoot boot : PlannedBoot.load(Path.of("boots.tsv"))) {
      order.addAll(boot.tests());
    }
  }

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context
        .getClassDescriptors()
        .sort(
            Comparator.comparingInt(this::place)
                .thenComparing(descriptor -> descriptor.getTestClass().getName()));
  }

  private int place(ClassDescriptor descriptor) {
    return order.indexOf(descriptor.getTestClass().getSimpleName());
  }
}
