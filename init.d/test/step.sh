# shellcheck shell=dash
. "$lib/step.sh"

step_running() {
	step_begin coldplug
	same running "$(step coldplug state)"
	same 12340 "$(step coldplug startedUptimeMillis)"
}

step_ended() {
	step_begin coldplug
	echo '99.05 1.00' >"$ROOT/proc/uptime"
	step_end coldplug partial 'storage: one left behind'
	same partial "$(step coldplug state)"
	same 99050 "$(step coldplug endedUptimeMillis)"
	same 'storage: one left behind' "$(step coldplug reason)"
	has var/log/assay/coldplug.log '^99050 partial: storage'
}

step_key_replaced_not_repeated() {
	step_begin network
	step_set network interfaces eth0
	step_set network interfaces 'eth0 eth1'
	same 'eth0 eth1' "$(step network interfaces)"
}

step_begun_again_forgets() {
	step_begin network
	step_end network failed why
	step_begin network
	same '' "$(step network reason)"
}

step_uptime_below_a_second() {
	echo '0.07 0.00' >"$ROOT/proc/uptime"
	same 70 "$(uptime_millis)"
}

step_log_not_writable() {
	rm -rf "$ROOT/var/log"
	: >"$ROOT/var/log"
	step_begin network
	step_end network "done"
	same "done" "$(step network state)"
}

step_log_makes_room() {
	mkdir -p "$ROOT/var/log/assay"
	head -c 300000 /dev/zero >"$ROOT/var/log/assay/network.log"
	note network one line
	same 1 "$(wc -l <"$ROOT/var/log/assay/network.log")"
}

step_done_with_a_key() {
	script step-done dropbear port 2022
	same 2022 "$(step dropbear port)"
	same "done" "$(step dropbear state)"
	script step-done dropbear
	same '' "$(step dropbear port)"
}
