# A start while an agent is at work (nobody stopped it) audits again: what the old agent writes in its last second is not taken for the new report.
# shellcheck shell=dash
. /run/verbs

fake_key
echo last_words >/run/fake
boot
eventually 10 agent_is running
eventually 5 pgrep -f 'sleep 86400'
echo incomplete >/run/fake
expect rc-service assay-audit zap
expect rc-service assay-audit start
expect grep -q '"complete": false' /run/assay/audit.json
eventually 10 agent_is failed
expect [ "$(runs)" -ge 2 ]
