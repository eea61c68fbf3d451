/// How long boots take, beside those of stock Alpine.
@NullMarked
package assay.vm.bench;

import org.jspecify.annotations.NullMarked;
