/// SMBIOS tables as the kernel passes them on, parsed after DMTF DSP0134 3.7.
@NullMarked
package assay.source.smbios;

import org.jspecify.annotations.NullMarked;
