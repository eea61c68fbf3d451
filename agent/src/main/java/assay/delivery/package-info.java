/// Reports that leave the machine: where they go, over which card, and what the server said.
@NullMarked
package assay.delivery;

import org.jspecify.annotations.NullMarked;
