/// USB devices as the kernel lists them.
@NullMarked
package assay.source.usb;

import org.jspecify.annotations.NullMarked;
