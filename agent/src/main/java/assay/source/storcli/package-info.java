/// storcli, and perccli, Dell's name for it.
@NullMarked
package assay.source.storcli;

import org.jspecify.annotations.NullMarked;
