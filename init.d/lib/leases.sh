# What a card was given: IF.lease, lines KEY=VALUE of values that were checked, and what of it the kernel is told.
# Sourced after step.sh and addresses.sh, never run.
# shellcheck shell=dash
# shellcheck disable=SC2154 # addresses.sh sets network

leases=$ROOT/run/assay/network

lease() {
	sed -n "s/^$2=//p" "$leases/$1.lease" 2>/dev/null
}

has_address() {
	ip -o -4 addr show dev "$1" 2>/dev/null | grep -qF " $2/"
}

# table IF: a routing table for each card, and the metric of its routes in the main one: the boot card's is the best.
table() {
	local number=0
	{ read -r number <"$ROOT/sys/class/net/$1/ifindex"; } 2>/dev/null
	case $number in '' | *[!0-9]*) number=0 ;; esac
	table=$((1000 + number))
	metric=$((1000 + number * 20))
	[ "$(cat "$leases/boot-card" 2>/dev/null)" != "$1" ] || metric=500
}

# outside ROUTER ADDRESS PREFIX: such a router, in data centres, is reached on the link.
outside() {
	local own
	network "$2" "$3"
	own=$network
	network "$1" "$3"
	[ "$own" != "$network" ] || [ "$3" = 32 ]
}

# routes VERB IF ADDRESS PREFIX [DESTINATION ROUTER]...: by metric in the main table, and in the card's own
routes() {
	local verb=$1 card=$2 address=$3 prefix=$4 order=0 via
	shift 4
	while [ $# -gt 1 ]; do
		via=
		if [ "$2" != 0.0.0.0 ]; then
			via="via $2"
			if outside "$2" "$address" "$prefix"; then
				ip -4 route "$verb" "$2/32" dev "$card" metric "$metric"
				ip -4 route "$verb" "$2/32" dev "$card" table "$table"
			fi
		fi
		# shellcheck disable=SC2086 # two words or none
		ip -4 route "$verb" "$1" $via dev "$card" metric $((metric + order))
		# shellcheck disable=SC2086 # as above
		ip -4 route "$verb" "$1" $via dev "$card" table "$table" metric $((metric + order))
		order=$((order + 1))
		shift 2
	done
}

# configure IF: what IF.lease says. Answers leave by the card that was asked: a rule for the address, a table of its own.
configure() {
	local address prefix network table metric
	address=$(lease "$1" address)
	prefix=$(lease "$1" prefix)
	table "$1"
	network "$address" "$prefix"
	has_address "$1" "$address" || ip -4 addr add "$address/$prefix" broadcast + dev "$1"
	ip -4 rule del from "$address" table "$table" 2>/dev/null
	ip -4 rule add from "$address" table "$table" priority 20000
	ip -4 route replace "$network/$prefix" dev "$1" src "$address" table "$table"
	# shellcheck disable=SC2046 # a word each
	routes replace "$1" "$address" "$prefix" $(lease "$1" routes)
	: >"$leases/changed"
}

# unroute IF
unroute() {
	local table metric
	table "$1"
	# shellcheck disable=SC2046 # a word each
	routes del "$1" "$(lease "$1" address)" "$(lease "$1" prefix)" $(lease "$1" routes) 2>/dev/null
}

# forget IF: takes back what configure gave. What was there before us stays.
forget() {
	local address prefix table metric
	[ -e "$leases/$1.lease" ] || return 0
	address=$(lease "$1" address)
	prefix=$(lease "$1" prefix)
	table "$1"
	unroute "$1"
	rm -f "$leases/$1.lease"
	ip -4 rule del from "$address" table "$table" 2>/dev/null
	ip -4 route flush table "$table" 2>/dev/null
	grep -qsxF "$address" "$leases/$1.kept" || ip -4 addr del "$address/$prefix" dev "$1" 2>/dev/null
	: >"$leases/changed"
}

# take IF: IF.lease.new is what it has now
take() {
	if [ "$(lease "$1" address)" != "$(sed -n 's/^address=//p' "$leases/$1.lease.new")" ]; then
		forget "$1"
	elif ! cmp -s "$leases/$1.lease" "$leases/$1.lease.new"; then
		unroute "$1"
	fi
	mv "$leases/$1.lease.new" "$leases/$1.lease"
	configure "$1"
}
