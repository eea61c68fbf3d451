# Network cards and the clients kept for them. Sourced, never run.
# shellcheck shell=dash
# shellcheck disable=SC2154 # network-watch sets extra

pids=$ROOT/run/assay/network

keeper() {
	local pid=''
	{ read -r pid <"$pids/$1.pid"; } 2>/dev/null && grep -q dhcp-keep "/proc/$pid/cmdline" 2>/dev/null && echo "$pid"
}

wanted() {
	local pattern
	[ -e "$ROOT/sys/class/net/$1/device" ] && return 0
	for pattern in $extra; do
		# shellcheck disable=SC2254 # a pattern is what it is meant to be
		case $1 in $pattern) return 0 ;; esac
	done
	return 1
}

# linked IF. While its state is still "down" the kernel drops what is sent. The carrier is read where nothing else tells:
# the kernel answers only when no card is being opened, and a driver may hang while it opens its own.
linked() {
	local carrier='' state='' path=$ROOT/sys/class/net/$1
	[ -e "$path/carrier" ] || return 0
	{ read -r state <"$path/operstate"; } 2>/dev/null
	case $state in up | dormant) return 0 ;; *down | notpresent) return 1 ;; esac
	{ read -r carrier <"$path/carrier"; } 2>/dev/null
	[ "$carrier" = 1 ]
}

# up IF: raised, linked or not; $flags are what it has
up() {
	flags=
	{ read -r flags <"$ROOT/sys/class/net/$1/flags"; } 2>/dev/null
	[ $((flags & 1)) = 1 ]
}

# raise IF: unless it is up, in the background; by the shell itself where that goes, for on an emulated processor a
# program for each of many cards would keep the one with a link waiting.
raise() {
	local path=$ROOT/sys/class/net/$1 flags pid=''
	! up "$1" || return 0
	if { read -r pid <"$pids/$1.raise"; } 2>/dev/null; then
		! grep -q assay "/proc/$pid/cmdline" 2>/dev/null || return 0
		wait "$pid" 2>/dev/null # else the shell remembers it for ever
	fi
	{ { [ -n "$flags" ] && echo $((flags | 1)) >"$path/flags"; } || exec ip link set "$1" up; } 2>/dev/null &
	echo $! >"$pids/$1.raise"
}

# The kernel numbers every card anew, also one that comes back under its old name.
number() {
	number=none
	{ read -r number <"$ROOT/sys/class/net/$1/ifindex"; } 2>/dev/null
}

# A bound udhcpc notices that its card is gone only when it renews, hours later.
drop_gone() {
	local file name was part address
	for file in "$pids"/*.number; do
		{ read -r was <"$file"; } 2>/dev/null || continue
		name=${file##*/}
		name=${name%.number}
		number "$name"
		[ "$number" != "$was" ] || continue
		note network "$name: gone"
		kill "$(keeper "$name")" 2>/dev/null
		# Its routes went with it, the rule did not.
		address=$(sed -n 's/^address=//p' "$pids/$name.lease" 2>/dev/null)
		ip -4 rule del from "$address" table $((1000 + was)) 2>/dev/null &
		for part in number pid client lease lease.new pending kept linklocal found raise; do
			rm -f "$pids/$name.$part"
		done
		: >"$pids/changed" # for resolver.sh
	done
}
