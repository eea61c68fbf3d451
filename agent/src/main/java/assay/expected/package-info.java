/// What a machine is expected to be, and where a report differs from it.
@NullMarked
package assay.expected;

import org.jspecify.annotations.NullMarked;
