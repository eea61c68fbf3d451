/// The one door to the machine: runs a bounded command, reads bounded files. Nothing else in the
/// agent opens a process or a path below `/sys`, `/proc` or `/dev`.
@NullMarked
package assay.host;

import org.jspecify.annotations.NullMarked;
