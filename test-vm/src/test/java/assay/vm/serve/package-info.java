/// The rack's server and what is sent to it.
@NullMarked
package assay.vm.serve;

import org.jspecify.annotations.NullMarked;
