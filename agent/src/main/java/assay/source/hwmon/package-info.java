/// Sensors of the kernel: hwmon.
@NullMarked
package assay.source.hwmon;

import org.jspecify.annotations.NullMarked;
