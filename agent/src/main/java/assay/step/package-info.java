/// The boot plan: what OpenRC is to have done before the audit, how each step is verified, and how
/// it is started where it is missing.
@NullMarked
package assay.step;

import org.jspecify.annotations.NullMarked;
