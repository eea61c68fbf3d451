# All three runlevels come up, everything runs in the designed order, the audit runs once.
# shellcheck shell=dash
. /run/verbs

fake_key
before=$(uptime_seconds)
boot
[ $(($(uptime_seconds) - before)) -le 60 ] || fail "boot took $(($(uptime_seconds) - before)) s"

for service in assay-sshsetup dropbear assay-network assay-coldplug assay-keys assay-nvidia assay-audit assay-agent; do
	expect rc-service "$service" status
done
order='Starting assay-coldplug|Setting up SSH access|Starting dropbear|Starting assay-network|NVIDIA|Running audit'
started=$(grep -oE "$order" /var/log/rc.log | tr '\n' '|')
[ "$started" = "$order|" ] || fail "order: $started"

expect step_is sshsetup "done"
expect step_is dropbear "done"
expect step_is nvidia skipped
eventually 5 step_is network "done"
eventually 10 step_is coldplug "done"
expect grep -q 'ssh-ed25519 AAAA' /root/.ssh/authorized_keys
expect grep -q '^hostKeyFingerprint=SHA256:' /run/assay/steps/sshsetup
expect grep -q 'SSH host key: SHA256:' /var/log/rc.log
expect listening_on_22
expect grep -q 'dropbear .*--oom-score-adj -900' /var/log/messages

eventually 15 agent_is complete
expect grep -q '"complete": true' /run/assay/audit.json
expect grep -q "$(cat /proc/sys/kernel/random/boot_id)" /var/log/audit.json
eventually 5 grep -q 'Audit complete$' /var/log/assay/agent.log
sleep 8
[ "$(runs)" = 1 ] || fail "$(runs) audits"
expect_not pidof assay

# A change of runlevel leaves the runner alone.
openrc default
expect rc-service assay-agent status
[ "$(runs)" = 1 ] || fail "$(runs) audits after another 'openrc default'"
