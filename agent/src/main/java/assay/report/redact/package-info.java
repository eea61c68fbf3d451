/// A report that can be shown to strangers: without what tells one machine from another.
@NullMarked
package assay.report.redact;

import org.jspecify.annotations.NullMarked;
