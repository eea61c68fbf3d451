/// Tests of the harness itself, and what Assay promises of a booted machine.
@NullMarked
package assay.vm;

import org.jspecify.annotations.NullMarked;
