/// Collectors: each asks sources of one kind of hardware and returns domain records with an
/// outcome.
@NullMarked
package assay.collector;

import org.jspecify.annotations.NullMarked;
