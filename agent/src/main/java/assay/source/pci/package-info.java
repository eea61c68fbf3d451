/// PCI functions below `/sys/bus/pci` and their names in `pci.ids`.
@NullMarked
package assay.source.pci;

import org.jspecify.annotations.NullMarked;
