# Loading drivers within a limit. Sourced after bounded.sh and drivers.sh, never run.
# shellcheck shell=dash
# shellcheck disable=SC2154 # drivers.sh sets tried

# load SECONDS MODULE...: all in one go; when one of them hangs, each alone, side by side, so that it costs only itself.
# Those still loading at the end are left behind and named in $abandoned.
load() {
	local half=$((($1 + 1) / 2)) module pids='' entries='' entry
	shift
	bounded "$half" modprobe -q -b -a "$@"
	case $? in 124 | 125) ;; *) return 0 ;; esac
	for module; do
		setsid modprobe -q -b "$module" </dev/null &
		pids="$pids $!"
		entries="$entries $!=$module"
	done
	# shellcheck disable=SC2086 # one word each
	gone_within $((half * 10)) $pids && return 0
	for entry in $entries; do
		gone "${entry%%=*}" && continue
		kill -KILL "-${entry%%=*}" 2>/dev/null
		abandoned="$abandoned ${entry#*=}"
	done
}

# load_class CLASS SECONDS [MODULE...]: drivers beget devices, so it looks again until nothing new appears.
load_class() {
	local class=$1 limit=$2 aliases round
	shift 2
	abandoned=
	for round in 1 2 3; do
		aliases=$(new_aliases "$class")
		echo "$aliases" >>"$tried"
		# shellcheck disable=SC2086 # one word each
		set -- $aliases "$@"
		[ $# -gt 0 ] || break
		note coldplug "$class, round $round: $*"
		load "$limit" "$@"
		set --
	done
	[ -z "$abandoned" ]
}
