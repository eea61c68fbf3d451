/// The report `audit.json`: its shape, its life from the skeleton to the end, and how it is shown.
@NullMarked
package assay.report;

import org.jspecify.annotations.NullMarked;
