/// Configuration: kernel command line, `/etc/assay/assay.conf`, the site's own, defaults. Every
/// limit is a named value here.
@NullMarked
package assay.config;

import org.jspecify.annotations.NullMarked;
