/// Tests of the stand-in mirror.
@NullMarked
package assay.vm.standin;

import org.jspecify.annotations.NullMarked;
