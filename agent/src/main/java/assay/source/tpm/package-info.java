/// Trusted platform modules.
@NullMarked
package assay.source.tpm;

import org.jspecify.annotations.NullMarked;
