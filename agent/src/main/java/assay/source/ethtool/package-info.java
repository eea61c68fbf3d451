/// What `ethtool` says of a port.
@NullMarked
package assay.source.ethtool;

import org.jspecify.annotations.NullMarked;
