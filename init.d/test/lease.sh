# What the DHCP client says to its script, word by word.
# shellcheck shell=dash

# offered NAME=VALUE...: a server's answer, in the environment as udhcpc puts it there
offered() {
	mkdir -p "$ROOT/run/assay/network" "$ROOT/sys/class/net/eth0" "$ROOT/etc"
	echo 7 >"$ROOT/sys/class/net/eth0/ifindex"
	env interface=eth0 "$@" "$lib/dhcp-event" "${event:-bound}" || fail "status $?"
}

given() {
	sed -n "s/^$1=//p" "$ROOT/run/assay/network/eth0.lease"
}

lease_is_configured_with_routes_of_its_own() {
	offered ip=10.9.0.20 mask=24 subnet=255.255.255.0 router='10.9.0.1 10.9.0.2' dns=10.9.0.53 serverid=10.9.0.1
	has calls.ip '^-4 addr add 10.9.0.20/24 broadcast + dev eth0$'
	has calls.ip '^-4 rule add from 10.9.0.20 table 1007 priority 20000$'
	has calls.ip '^-4 route replace 10.9.0.0/24 dev eth0 src 10.9.0.20 table 1007$'
	has calls.ip '^-4 route replace 0.0.0.0/0 via 10.9.0.1 dev eth0 metric 1140$'
	has calls.ip '^-4 route replace 0.0.0.0/0 via 10.9.0.2 dev eth0 metric 1141$'
	has calls.ip '^-4 route replace 0.0.0.0/0 via 10.9.0.1 dev eth0 table 1007 metric 1140$'
	same 10.9.0.53 "$(given dns)"
}

lease_with_commands_in_every_word() {
	# shellcheck disable=SC2016 # these very words
	evil='$(touch owned) `touch owned` ; touch owned | ../../x "'"'"' -rf * ~'
	cd "$ROOT" || fail cd
	offered ip=10.9.0.20 mask="$evil" subnet="$evil" router="$evil 10.9.0.1" dns="$evil" domain="$evil" search="$evil" \
		hostname="$evil" serverid="$evil" staticroutes="$evil" broadcast="$evil"
	[ ! -e "$ROOT/owned" ] || fail "run"
	same 24 "$(given prefix)"
	same '0.0.0.0/0 10.9.0.1' "$(given routes)"
	same '' "$(given dns)$(given server)"
	# Good names both, for a search list.
	same 'touch owned' "$(given search)"
	lacks calls.ip '[$;*]'
}

lease_without_a_usable_address() {
	for bad in '' 0.0.0.0 127.0.0.1 224.0.0.1 255.255.255.255 1.2.3 1.2.3.4.5 256.1.1.1 01.2.3.4 '10.9.0.1 -x' "10.9.0.1
10.9.0.2" fe80::1; do
		offered ip="$bad" mask=24
		[ ! -e "$ROOT/run/assay/network/eth0.lease" ] || fail "taken: '$bad'"
	done
	same '' "$(calls ip)"
	has var/log/assay/network.log 'refused a lease'
}

lease_masks() {
	while read -r mask subnet length; do
		offered ip=10.9.0.20 mask="$mask" subnet="$subnet"
		same "$length" "$(given prefix)" "$mask $subnet: "
	done <<-END
		24 255.255.255.0 24
		99 255.255.0.0 16
		x 255.255.255.255 32
		x 255.0.255.0 24
		0 0.0.0.0 24
		x x 24
	END
}

lease_static_routes_replace_the_router() {
	offered ip=10.9.0.20 mask=24 router=10.9.0.9 staticroutes='0.0.0.0/0 10.9.0.1 10.5.0.0/16 0.0.0.0 10.6.0.0/99 10.9.0.1'
	same '0.0.0.0/0 10.9.0.1 10.5.0.0/16 0.0.0.0' "$(given routes)"
	has calls.ip '^-4 route replace 10.5.0.0/16 dev eth0 metric'
}

lease_router_outside_the_network() {
	offered ip=10.9.0.20 mask=32 router=10.1.1.1
	has calls.ip '^-4 route replace 10.1.1.1/32 dev eth0 metric 1140$'
	has calls.ip '^-4 route replace 0.0.0.0/0 via 10.1.1.1 dev eth0 metric 1140$'
}

lease_renewed_as_it_was_changes_no_address() {
	fake_tool ip with <<-'END'
		case "$*" in *'addr show'*) echo '2: eth0    inet 10.9.0.20/24 brd' ;; esac
	END
	offered ip=10.9.0.20 mask=24 router=10.9.0.1
	event=renew offered ip=10.9.0.20 mask=24 router=10.9.0.1
	lacks calls.ip 'addr \(add\|del\|flush\)'
	event=renew offered ip=10.9.0.20 mask=24 router=10.9.0.3
	has calls.ip '^-4 route del 0.0.0.0/0 via 10.9.0.1 dev eth0 metric 1140$'
	lacks calls.ip 'addr \(add\|del\|flush\)'
}

lease_renewal_reads_no_input() {
	mkfifo "$ROOT/never"
	offered ip=10.9.0.20 mask=24
	exec 3<>"$ROOT/never"
	within 5 env interface=eth0 ip=10.9.0.20 mask=24 domain=one.example dns=10.9.0.1 "$lib/dhcp-event" renew <&3
	exec 3>&-
}

lease_lost_takes_back_only_what_was_given() {
	offered ip=10.9.0.20 mask=24 router=10.9.0.1
	echo 10.9.0.88 >"$ROOT/run/assay/network/eth0.kept"
	event=deconfig offered
	has calls.ip '^-4 addr del 10.9.0.20/24 dev eth0$'
	lacks calls.ip flush.*dev
	lacks calls.ip '10\.9\.0\.88'
	offered ip=10.9.0.88 mask=24
	event=deconfig offered
	lacks calls.ip 'addr del 10\.9\.0\.88'
}

lease_survives_a_new_client_until_nobody_answers() {
	offered ip=10.9.0.20 mask=24
	: >"$ROOT/run/assay/network/eth0.pending"
	event=deconfig offered
	same 10.9.0.20 "$(given address)"
	event=leasefail offered
	[ ! -e "$ROOT/run/assay/network/eth0.lease" ] || fail "kept for ever"
	event=leasefail offered
}

lease_of_a_card_that_is_gone() {
	mkdir -p "$ROOT/run/assay/network"
	env interface=eth9 ip=10.9.0.20 mask=24 "$lib/dhcp-event" bound || fail "status $?"
	same '' "$(ls "$ROOT/run/assay/network")"
	env interface=../../../etc/x ip=10.9.0.20 mask=24 "$lib/dhcp-event" bound || fail "status $?"
}

lease_resolver_merges_every_card() {
	. "$lib/step.sh"
	. "$lib/leases.sh"
	. "$lib/resolver.sh"
	mkdir -p "$leases" "$ROOT/etc"
	echo 'nameserver 192.0.2.9' >"$ROOT/etc/resolv.conf"
	resolver
	has etc/resolv.conf 192.0.2.9
	printf 'dns=10.0.0.1 10.0.0.2 10.0.0.3\nsearch=a.example b.example\n' >"$leases/eth0.lease"
	printf 'dns=10.1.0.1 10.0.0.2\nsearch=b.example c.example\n' >"$leases/eth1.lease"
	resolver
	same 'search a.example b.example c.example
nameserver 10.0.0.1
nameserver 10.1.0.1
nameserver 10.0.0.2' "$(cat "$ROOT/etc/resolv.conf")"
}

lease_by_the_kernel_line() {
	. "$lib/step.sh"
	. "$lib/config.sh"
	. "$lib/addresses.sh"
	. "$lib/leases.sh"
	. "$lib/kernel-ip.sh"
	mkdir -p "$leases"
	for card in eth0 eth1; do fake_card $card; done
	while read -r setting card expected; do
		rm -rf "$leases"
		mkdir "$leases"
		fake_kernel_line "quiet ip=$setting"
		same "$expected" "$(static_for "$card") $(sed -n 's/^address=//p;s/^prefix=//p;s/^routes=//p;s/^dns=//p' "$leases/$card.lease" 2>/dev/null | tr '\n' ' ' | sed 's/ *$//')" "$setting: "
	done <<-'END'
		10.1.0.5::10.1.0.1:255.255.0.0:box:eth1:none:10.1.0.53 eth1 static 10.1.0.5 16 0.0.0.0/0 10.1.0.1 10.1.0.53
		192.168.1.5 eth0 static 192.168.1.5 24
		192.168.1.5::::: eth0 static 192.168.1.5 24
	END
	# shellcheck disable=SC2016 # text, not commands
	fake_kernel_line 'ip=$(reboot)::`reboot`:255.0.0.0::eth0:none'
	same off "$(static_for eth0)"
	# shellcheck disable=SC2043 # one card, several settings
	for setting in dhcp on any '::::box:eth0:dhcp' '10.0.0.5:::255.0.255.0::eth0:none' '10.0.0.5:::::eth1:off' '10.0.0.5:::::eth0:dhcp'; do
		rm -rf "$leases"
		mkdir "$leases"
		fake_kernel_line "ip=$setting"
		same '' "$(static_for eth0)" "$setting: "
	done
	for setting in off none '::::box:eth0:off'; do
		fake_kernel_line "ip=$setting"
		same off "$(static_for eth0)" "$setting: "
	done
}

lease_host_by_the_kernel_line() {
	. "$lib/config.sh"
	. "$lib/addresses.sh"
	. "$lib/kernel-ip.sh"
	while read -r setting expected; do
		fake_kernel_line "quiet ip=$setting"
		same "$expected" "$(kernel_host)" "$setting: "
	done <<-'END'
		10.1.0.5::10.1.0.1:255.255.0.0:rack-7:eth1:none rack-7
		::::rack-7.example::dhcp rack-7
		dhcp
		10.1.0.5::10.1.0.1:255.255.0.0::eth1:none
		10.1.0.5::10.1.0.1:255.255.0.0:10.1.0.5:eth1:none
		::::-rf:eth0:dhcp
		::::$(reboot):eth0:dhcp
		::::a_b:eth0:dhcp
	END
	fake_kernel_line "ip=::::$(printf '%064d' 0):eth0:dhcp"
	same '' "$(kernel_host)"
}
