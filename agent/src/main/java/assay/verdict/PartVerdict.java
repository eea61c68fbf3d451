package assay.verdict;

import assay.inventory.Sparse;
import java.util.List;

/// Whether one part is good.
///
/// @param part the section of the report's hardware that it is in, such as `drives`
/// @param name what it is called there, such as `sda`
/// @param state see [Verdict.State]
/// @param reasons why it is not a PASS, a line each
public record PartVerdict(String part, String name, Verdict.State state, List<String> reasons)
    implements Sparse {}
