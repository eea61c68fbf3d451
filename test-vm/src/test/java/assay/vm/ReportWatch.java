package assay.vm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Looks at the report some ten times a second, inside the guest, and keeps every state it met: a
/// reader from outside would see few of them.
///
/// @param guest the machine's inside
record ReportWatch(Guest guest) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  /// Beside the report: a link keeps what a rename replaces.
  private static final String FOLDER = "/var/log/looks";

  /// Starts no program for a look that meets what the last one met: the machine has other things to
  /// do.
  private static final String SCRIPT =
      """
      mkdir /var/log/looks
      cd /var/log/looks
      mkfifo pause
      exec 3<>pause
      read -r begun _ </proc/uptime
      looks=0 met=0
      more=yes
      while [ "$more" = yes ]; do
        [ ! -e end ] || more=no
        looks=$((looks + 1))
        if ! [ /var/log/audit.json -ef "$met" ]; then
          met=$((met + 1))
          ln /var/log/audit.json "$met"
        fi
        read -r -t 0.05 _ <&3
      done
      read -r ended _ </proc/uptime
      echo "$met $looks $begun $ended" >count
      """;

  /// What was met.
  ///
  /// @param perSecond looks a second
  /// @param reports every state, the first one first
  record Seen(double perSecond, List<JsonNode> reports) {}

  /// Begins to look, now that there is a first report.
  static ReportWatch begin(Guest guest) {
    guest.ask("cat >/run/watch.sh <<'END'\n" + SCRIPT + "END");
    guest.ask("setsid sh /run/watch.sh </dev/null >/run/watch.log 2>&1 &");
    return new ReportWatch(guest);
  }

  /// Ends the looking. Fails where one state was no JSON.
  Seen end() throws IOException {
    guest.ask("touch " + FOLDER + "/end");
    guest.ask("until [ -s " + FOLDER + "/count ]; do sleep 0.1; done");
    String[] count = guest.read(FOLDER + "/count").strip().split(" ");
    List<JsonNode> reports = new ArrayList<>();
    for (int i = 1; i <= Integer.parseInt(count[0]); i++) {
      reports.add(JSON.readTree(guest.read(FOLDER + "/" + i)));
    }
    double seconds = Double.parseDouble(count[3]) - Double.parseDouble(count[2]);
    return new Seen(Integer.parseInt(count[1]) / seconds, reports);
  }
}
