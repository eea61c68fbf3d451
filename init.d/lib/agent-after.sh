# What becomes of the machine once its report is complete. Sourced by agent-run, never run.
# shellcheck shell=dash
# shellcheck disable=SC2154 # report.sh sets run

# identify: whoever walks along the rack sees which machine failed. An audit that no longer fails puts the light out.
identify() {
	local light=0
	switched_on identify off || return 0
	! grep -q '"verdict":"FAIL"' "$run/result" || light=force
	[ "$light" = force ] || [ -e "$run/identified" ] || return 0
	if bounded 10 ipmitool chassis identify "$light" >/dev/null 2>&1; then
		note agent "chassis identify $light"
		: >"$run/identified"
	else
		note agent "chassis identify $light: the BMC did not do it"
	fi
}

# sent: the report is all that is left of a machine that is switched off, and no limit makes that right.
sent() {
	[ -z "$(delivery_address)" ] || [ -e "$run/delivery/complete" ]
}

# tell WORDS: on the consoles, too
tell() {
	note agent "$*"
	echo "assay: $*" >"$run/then"
	"$lib/console-write" "$run/then"
}

# Who is logged in has a moment to see it coming.
afterwards() {
	local fate
	fate=$(last_valid 'then' 'stay|poweroff|reboot' stay)
	[ "$fate" != stay ] || return 0
	if ! sent; then
		tell "$fate waits until the report is delivered"
		until sent; do sleep 1; done
	fi
	tell "$fate in 10 s, by assay.then"
	sleep "$(seconds_or 10 "${AGENT_THEN:-}")"
	sync &
	setsid "$fate" </dev/null &
}
