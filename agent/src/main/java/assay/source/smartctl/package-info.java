/// smartctl(8) of smartmontools 7.0 and later, with its JSON output.
@NullMarked
package assay.source.smartctl;

import org.jspecify.annotations.NullMarked;
