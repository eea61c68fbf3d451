/// The agent: `Main`, its commands and exit codes. Data flows one way: [assay.host] (bytes) to
/// `assay.source` (what a tool said) to [assay.collector] (domain records and outcome) to
/// [assay.report].
@NullMarked
package assay;

import org.jspecify.annotations.NullMarked;
