/// Memory errors the kernel counts.
@NullMarked
package assay.source.edac;

import org.jspecify.annotations.NullMarked;
