/// Rules that turn what was found into a verdict.
@NullMarked
package assay.verdict;

import org.jspecify.annotations.NullMarked;
