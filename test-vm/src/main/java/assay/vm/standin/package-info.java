/// The stand-in mirror: real Alpine out of a Python wheel, tools and the hardware kernel out of
/// Debian packages.
@NullMarked
package assay.vm.standin;

import org.jspecify.annotations.NullMarked;
