# A full or read-only /var/log costs the copies, not the boot and not the master report.
# shellcheck shell=dash
. /run/verbs

fake_key
mount -t tmpfs -o ro log /var/log
boot
expect listening_on_22
eventually 15 agent_is complete
expect grep -q '"complete": true' /run/assay/audit.json
