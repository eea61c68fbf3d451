/// The report's schema as it is asked: names, kinds, units, what changes between two boots.
@NullMarked
package assay.schema;

import org.jspecify.annotations.NullMarked;
