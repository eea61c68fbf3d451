/// Versions of the tools the audit calls.
@NullMarked
package assay.source.tools;

import org.jspecify.annotations.NullMarked;
