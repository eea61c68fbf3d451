/// Turns the source and an Alpine mirror into bootable media: packages, squashfs layers, one
/// initramfs.
@NullMarked
package assay.build;

import org.jspecify.annotations.NullMarked;
