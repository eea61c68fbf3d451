# What is killed comes back: more often than supervise-daemon's default patience of ten.
# shellcheck shell=dash
. /run/verbs

one_audit() {
	[ "$(pgrep -f 'sleep 86400' | wc -l)" = 1 ]
}

fake_key
echo hang >/run/fake
boot
for daemon in dropbear network-watch coldplug agent-run; do
	for round in 1 2; do
		eventually 10 pgrep "$daemon"
		pid=$(pgrep "$daemon" | head -n 1)
		kill -KILL "$pid"
		eventually 10 other_than "$daemon" "$pid"
	done
done
eventually 20 one_audit
sleep 2
expect one_audit
[ "$(grep -c sd_mod /run/fake.modprobe)" = 1 ] || fail "a respawned coldplug repeated its pass"
