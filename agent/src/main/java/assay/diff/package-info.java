/// Two reports side by side.
@NullMarked
package assay.diff;

import org.jspecify.annotations.NullMarked;
