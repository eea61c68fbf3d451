# An agent that leaves an incomplete report is run again, not endlessly fast.
# shellcheck shell=dash
. /run/verbs

fake_key
echo incomplete >/run/fake
boot
eventually 10 agent_is failed
eventually 5 grep -q 'Audit finished with errors — check /var/log/audit.log' /var/log/assay/agent.log
sleep 8
[ "$(runs)" -le 3 ] || fail "$(runs) audits in some 10 s"
echo complete >/run/fake
eventually 20 agent_is complete
