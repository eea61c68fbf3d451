/// ipmitool(1) on the machine's own management controller.
@NullMarked
package assay.source.ipmitool;

import org.jspecify.annotations.NullMarked;
