package assay.vm.bench;

import java.util.function.IntPredicate;

/// Seeks the least memory that is enough, to the next 16 MiB.
final class LeastMemory {
  static final int STEP_MEBIBYTES = 16;

  private LeastMemory() {}

  /// @param little what is known not to be enough, in MiB; a multiple of the step
  /// @param enough what is known to be enough, in MiB; a multiple of the step
  /// @param suffices whether so many MiB are enough; asked for multiples of the step alone
  static int between(int little, int enough, IntPredicate suffices) {
    int below = little / STEP_MEBIBYTES;
    int above = enough / STEP_MEBIBYTES;
    while (above - below > 1) {
      int middle = (below + above) / 2;
      if (suffices.test(middle * STEP_MEBIBYTES)) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above * STEP_MEBIBYTES;
  }
}
