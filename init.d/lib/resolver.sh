# What /etc/resolv.conf says, out of all leases. Sourced after leases.sh, never run; one process at a time.
# shellcheck shell=dash
# shellcheck disable=SC2154 # leases.sh sets leases

lease_lines() {
	local file
	for file in "$leases"/*.lease; do
		sed -n "s/^$1=//p" "$file" 2>/dev/null | tr ' ' '\n' | awk 'NF { print NR, $0 }'
	done | sort -s -n -k 1,1 | awk -v most="$2" '!seen[$2]++ && n++ < most { print $2 }'
}

# resolver: each card's first name server before any card's second, for a C library reads three and no more.
resolver() {
	local search
	rm -f "$leases/changed"
	search=$(lease_lines search 6 | tr '\n' ' ')
	{
		[ -z "$search" ] || echo "search ${search% }"
		lease_lines dns 3 | sed 's/^/nameserver /'
	} >"$leases/resolv.conf"
	if grep -q nameserver "$leases/resolv.conf" && ! cmp -s "$leases/resolv.conf" "$ROOT/etc/resolv.conf"; then
		cp "$leases/resolv.conf" "$ROOT/etc/resolv.conf"
	fi
}
