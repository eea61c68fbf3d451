/// A report as a page to look at: one file, without a script, for a browser without a network.
@NullMarked
package assay.report.html;

import org.jspecify.annotations.NullMarked;
