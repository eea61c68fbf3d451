/// ssacli, once hpssacli.
@NullMarked
package assay.source.ssacli;

import org.jspecify.annotations.NullMarked;
