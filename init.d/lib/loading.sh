# Loading drivers within a limit. Sourced after bounded.sh and drivers.sh, never run.
# shellcheck shell=dash
# shellcheck disable=SC2154 # drivers.sh sets tried

# load END MODULE...: all in one go; when one of them hangs, each alone, side by side, so that it costs only itself.
# Those still loading at the end (hundredths of the kernel's clock) are left behind and named in $abandoned.
load() {
	local end=$1 module pids='' entries='' entry now
	shift
	hundredths
	bounded $(((end - now + 199) / 200)) modprobe -q -b -a "$@"
	case $? in 124 | 125) ;; *) return 0 ;; esac
	for module; do
		setsid modprobe -q -b "$module" </dev/null &
		pids="$pids $!"
		entries="$entries $!=$module"
	done
	# A second at least: ending the first attempt took its time as well.
	hundredths
	[ $((now + 100)) -le "$end" ] || end=$((now + 100))
	# shellcheck disable=SC2086 # one word each
	gone_within $(((end - now) / 10)) $pids && return 0
	for entry in $entries; do
		gone "${entry%%=*}" && continue
		kill -KILL "-${entry%%=*}" 2>/dev/null
		abandoned="$abandoned $(printf %.60s "${entry#*=}")"
	done
}

# load_class CLASS SECONDS [MODULE...]: drivers beget devices, so it looks again until nothing new appears.
load_class() {
	local class=$1 aliases round end now
	hundredths
	end=$((now + $2 * 100))
	shift 2
	abandoned=
	for round in 1 2 3; do
		# One end for all rounds: a device that appears after it is a late one.
		hundredths
		[ "$now" -lt "$end" ] || break
		aliases=$(new_aliases "$class")
		echo "$aliases" >>"$tried"
		# shellcheck disable=SC2086 # one word each
		set -- $aliases "$@"
		[ $# -gt 0 ] || break
		note coldplug "$class, round $round: $*"
		load "$end" "$@"
		set --
	done
	[ -z "$abandoned" ]
}
