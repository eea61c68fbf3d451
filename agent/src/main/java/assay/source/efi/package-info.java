/// UEFI variables and firmware resources.
@NullMarked
package assay.source.efi;

import org.jspecify.annotations.NullMarked;
