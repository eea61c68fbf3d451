/// Processors as the kernel lists them.
@NullMarked
package assay.source.cpu;

import org.jspecify.annotations.NullMarked;
