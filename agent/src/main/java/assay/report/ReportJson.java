package assay.report;

import assay.json.JsonText;

/// Reports as text: indented JSON.
public final class ReportJson {
  private ReportJson() {}

  /// A report, or a part of one: a record, or hardware.
  public static String text(Object report) {
    return JsonText.of(RecordTree.of(report));
  }
}
