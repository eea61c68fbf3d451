/// What the kernel has to say.
@NullMarked
package assay.source.kernel;

import org.jspecify.annotations.NullMarked;
