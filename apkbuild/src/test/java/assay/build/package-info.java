/// Tests of the media builder.
@NullMarked
package assay.build;

import org.jspecify.annotations.NullMarked;
