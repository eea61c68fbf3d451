/// Whether the machine is a virtual one.
@NullMarked
package assay.source.virtual;

import org.jspecify.annotations.NullMarked;
