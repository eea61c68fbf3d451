package assay.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One memory node: the processors to which its memory is the nearest.
///
/// @param node its number
/// @param processors the logical processors, such as `0-15,32-47`
/// @param memoryBytes what the kernel can use of its memory
/// @param distances to each node in order; 10 is its own (ACPI SLIT)
public record NumaNode(
    int node, @Nullable String processors, @Nullable Long memoryBytes, List<Integer> distances)
    implements Sparse {
  /// Where the report has them.
  public static final Section<NumaNode> SECTION =
      Section.many("numaNodes", 65, NumaNode.class, (a, b) -> a.node() == b.node());
}
