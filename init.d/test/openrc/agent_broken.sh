# No agent at all (a broken Java runtime): the boot ends, SSH is up, the skeleton is there.
# shellcheck shell=dash
. /run/verbs

fake_key
rm /usr/bin/assay
boot
expect listening_on_22
expect grep -q '"complete": false' /var/log/audit.json
eventually 10 agent_is failed
expect rc-service assay-audit status
