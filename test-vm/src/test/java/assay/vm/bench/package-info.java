/// The benchmark's arithmetic; its boots are no tests.
@NullMarked
package assay.vm.bench;

import org.jspecify.annotations.NullMarked;
