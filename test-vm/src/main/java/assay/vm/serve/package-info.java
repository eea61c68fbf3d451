/// A rack's server: TFTP and HTTP to boot from, and a receiver of reports.
@NullMarked
package assay.vm.serve;

import org.jspecify.annotations.NullMarked;
