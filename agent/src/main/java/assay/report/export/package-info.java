/// A report for programs that know nothing of reports: spreadsheets and Prometheus.
@NullMarked
package assay.report.export;

import org.jspecify.annotations.NullMarked;
