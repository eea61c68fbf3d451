/// JSON as a tree, read and written without Jackson's object mapping.
@NullMarked
package assay.json;

import org.jspecify.annotations.NullMarked;
