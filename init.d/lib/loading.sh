# Loading drivers within a limit. Sourced after bounded.sh and drivers.sh, never run.
# shellcheck shell=dash
# shellcheck disable=SC2154 # drivers.sh sets tried

retried=$ROOT/run/assay/coldplug.retried
# Who is loading a driver and cannot be ended.
held=

# load END MODULE...: all in one go; when one of them hangs, each alone, side by side, so that it costs only itself.
# What is still loading at the end (hundredths of the kernel's clock) is in $abandoned.
load() {
	local end=$1 now status=0
	shift
	! gone "${held:-0}" || held=
	if [ -z "$held" ]; then
		hundredths
		bounded $(((end - now + 199) / 200)) modprobe -q -b -a "$@"
		status=$?
		case $status in
		124) ;;
		125) held=$bounded_pid ;;
		*) return 0 ;;
		esac
	fi
	load_each "$end" "$@"
	[ "$status" = 125 ] || return 0
	# Slow, or dead: a controller may take its time for every port.
	hundredths
	if gone_within $(((end - now) / 10)) "$held"; then
		held=
	else
		abandoned="$abandoned one of $# drivers"
	fi
}

# load_each END MODULE...: where a driver's load cannot be ended, the kernel lets no other come back either, unless it is
# inserted without waiting for what is being probed.
load_each() {
	local end=$1 module pids='' entries='' late='' entry now
	shift
	for module; do
		if [ -n "$held" ]; then
			setsid "$lib/insert" "$module" </dev/null &
		else
			setsid modprobe -q -b "$module" </dev/null &
		fi
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
		late="$late $entry"
		abandoned="$abandoned $(printf %.60s "${entry#*=}")"
	done
	# shellcheck disable=SC2086 # one word each
	gone_within 10 $pids
	for entry in $late; do
		if gone "${entry%%=*}" && group_gone_within 10 "${entry%%=*}"; then
			again "${entry#*=}"
		else
			held=${entry%%=*}
		fi
	done
}

# again MODULE: it could be ended, so that it is tried once more, among what comes late: what kept it may be over.
again() {
	! grep -qxF -e "$1" "$retried" 2>/dev/null || return 0
	echo "$1" >>"$retried"
	grep -vxF -e "$1" "$tried" >"$tried.new"
	mv "$tried.new" "$tried"
}

# load_class CLASS SECONDS [MODULE...]: drivers beget devices, so it looks again until nothing new appears.
load_class() {
	local class=$1 aliases round end now
	end_in "$2"
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
