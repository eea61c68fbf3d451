/// Network interfaces below `/sys/class/net` and what `ip -o addr` prints.
@NullMarked
package assay.source.net;

import org.jspecify.annotations.NullMarked;
