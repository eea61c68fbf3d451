/// Sources: a package for each tool or kernel interface, with its arguments, its exit codes and a
/// parser from bytes to records in the tool's own words.
@NullMarked
package assay.source;

import org.jspecify.annotations.NullMarked;
