/// The boot plan: what OpenRC is to have done before the audit, how each step is verified, and how
/// it is started where it is missing; and what was started past OpenRC.
@NullMarked
package assay.step;

import org.jspecify.annotations.NullMarked;
