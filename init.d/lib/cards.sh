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
		for part in number pid client lease lease.new pending kept linklocal; do
			rm -f "$pids/$name.$part"
		done
		: >"$pids/changed" # for resolver.sh
	done
}
