/// Faults that hold up, mislead or kill an audit, and what must be true of its report all the same.
@NullMarked
package assay.faults;

import org.jspecify.annotations.NullMarked;
