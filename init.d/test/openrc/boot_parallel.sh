# rc_parallel=YES boots too.
# shellcheck shell=dash
. /run/verbs

fake_key
sed -i 's/^rc_parallel=.*/rc_parallel="YES"/' /etc/rc.conf
boot
for service in assay-sshsetup dropbear assay-network assay-coldplug assay-keys assay-nvidia assay-audit assay-agent; do
	eventually 10 rc-service "$service" status
done
eventually 10 listening_on_22
eventually 15 agent_is complete
sleep 6
[ "$(runs)" = 1 ] || fail "$(runs) audits"
