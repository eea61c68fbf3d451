/// Block devices below `/sys/class/block`.
@NullMarked
package assay.source.block;

import org.jspecify.annotations.NullMarked;
