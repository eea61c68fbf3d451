# A hanging agent holds neither the runlevel nor SSH; the report says that nothing is there yet.
# shellcheck shell=dash
. /run/verbs

fake_key
echo hang >/run/fake
before=$(uptime_seconds)
boot
[ $(($(uptime_seconds) - before)) -le 60 ] || fail "boot took $(($(uptime_seconds) - before)) s"
eventually 5 agent_is running
expect listening_on_22
expect grep -q '"complete": false' /var/log/audit.json
rc-service assay-audit status | grep -q 'audit: running' || fail "status hides that it runs"

before=$(uptime_seconds)
expect rc-service assay-audit stop
[ $(($(uptime_seconds) - before)) -le 60 ] || fail "stop took $(($(uptime_seconds) - before)) s"
expect_not rc-service assay-audit status
expect_not rc-service assay-agent status
expect_not pgrep -f 'sleep 86400'
