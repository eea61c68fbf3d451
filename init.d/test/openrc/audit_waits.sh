# ASSAY_WAIT=yes: the seed's synchronous form, in its words; its limit keeps it from holding the boot.
# shellcheck shell=dash
. /run/verbs

fake_key
sed -i 's/^ASSAY_WAIT=.*/ASSAY_WAIT=yes/; s/^ASSAY_WAIT_LIMIT=.*/ASSAY_WAIT_LIMIT=10/' /etc/conf.d/assay-audit
boot
expect agent_is complete
expect grep -q 'Audit complete$' /var/log/rc.log

echo hang >/run/fake
before=$(uptime_seconds)
rc-service assay-audit restart >/run/out 2>&1 || fail "status $?"
took=$(($(uptime_seconds) - before))
[ "$took" -ge 9 ] || fail "waited $took s only"
[ "$took" -le 30 ] || fail "waited $took s"
expect grep -q 'Audit finished with errors — check /var/log/audit.log' /run/out
