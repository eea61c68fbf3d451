# ip= and BOOTIF= of the kernel line, in the kernel's own form (nfsroot.rst) and pxelinux's, and what was configured
# before us. Sourced after config.sh, addresses.sh and leases.sh, never run.
# shellcheck shell=dash
# shellcheck disable=SC2154 # leases.sh sets leases, addresses.sh length

# keep_what_is_there IF: addresses that netboot or an administrator gave are never taken away.
keep_what_is_there() {
	local address
	[ ! -e "$leases/$1.kept" ] || return 0
	for address in $(ip -o -4 addr show dev "$1" 2>/dev/null | awk '$3 == "inet" { sub("/.*", "", $4); print $4 }'); do
		[ "$address" = "$(lease "$1" address)" ] || echo "$address"
	done >"$leases/$1.kept"
}

# boot_card IF: remembers the card that the machine was booted from, BOOTIF=01-MAC
boot_card() {
	local mac=''
	{ read -r mac <"$ROOT/sys/class/net/$1/address"; } 2>/dev/null
	[ -n "$bootif" ] && [ "$bootif" = "$mac" ] && echo "$1" >"$leases/boot-card"
}

# bootif: its MAC as the kernel writes it, in $bootif
read_bootif() {
	bootif=$(cmdline_values BOOTIF | tail -n 1 | tr 'A-F-' 'a-f:' | sed -n 's/^01:\([0-9a-f:]\{17\}\)$/\1/p')
}

# meant IF DEVICE: is this setting for IF? Without a device for the boot card, or else the first card with a link.
meant() {
	[ -z "$2" ] || {
		[ "$2" = "$1" ]
		return
	}
	[ ! -s "$leases/boot-card" ] || {
		[ "$(cat "$leases/boot-card")" = "$1" ]
		return
	}
	mkdir "$leases/first" 2>/dev/null && echo "$1" >"$leases/first/card"
	[ "$(cat "$leases/first/card" 2>/dev/null)" = "$1" ]
}

# kernel_host: what ip= calls this machine, nothing where it does not. Behind the dot is a domain of another kind; some
# write the address once more.
kernel_host() {
	local host
	cmdline_values ip | while IFS=: read -r _ _ _ _ host _; do
		! address "$host" || continue
		host=${host%%.*}
		case $host in
		'' | -* | *[!A-Za-z0-9-]*) ;;
		*) [ "${#host}" -gt 63 ] || echo "$host" ;;
		esac
	done | tail -n 1
}

# mask_length MASK ADDRESS: in $length; without a mask the one of the address's class, as the kernel does
mask_length() {
	[ -z "$1" ] || {
		prefix_of_mask "$1"
		return
	}
	value=${2%%.*}
	length=24
	[ "$value" -ge 192 ] || length=16
	[ "$value" -ge 128 ] || length=8
}

# static_for IF: "static" when the kernel line gives IF an address, which it has then; "off" when IF is to ask nobody.
static_for() {
	local setting client gateway mask device how dns0 dns1 length value
	cmdline_values ip | while IFS= read -r setting; do
		IFS=: read -r client _ gateway mask _ device how dns0 dns1 _ <<-END
			$setting
		END
		case $setting in off | none) echo off ;; *:* | *.*.*.*) ;; *) continue ;; esac
		case $how in dhcp | on | any | both | bootp) continue ;; esac
		if ! address "$client"; then
			case $how in off | none) [ "$device" != "$1" ] || echo off ;; esac
			continue
		fi
		mask_length "$mask" "$client" || continue
		meant "$1" "$device" || continue
		{
			echo "address=$client"
			echo "prefix=$length"
			echo "routes=$(! address "$gateway" || echo "0.0.0.0/0 $gateway")"
			echo "dns=$(addresses 2 "$dns0" "$dns1")"
		} >"$leases/$1.lease.new"
		take "$1"
		note network "$1: $client/$length, by the kernel line"
		echo static
	done | tail -n 1
}
