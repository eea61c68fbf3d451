# `rc-service assay-audit restart` audits again, from a new skeleton.
# shellcheck shell=dash
. /run/verbs

fake_key
boot
eventually 15 agent_is complete
expect rc-service assay-audit restart
expect grep -q '"complete": false' /run/assay/audit.json
eventually 15 agent_is complete
[ "$(runs)" = 2 ] || fail "$(runs) audits"
