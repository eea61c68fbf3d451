/// OSHI in a child process: it has no time limits and runs other programs.
@NullMarked
package assay.source.oshi;

import org.jspecify.annotations.NullMarked;
