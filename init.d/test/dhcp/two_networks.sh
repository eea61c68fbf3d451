# Two cards in two networks: each answers by itself, there are two default routes, and the name servers of both.
# shellcheck shell=dash
plug_in eth0 10.9.0
plug_in eth1 10.9.1
server eth0 10.9.0 'router 10.9.0.1' 'dns 10.9.0.1 10.9.0.2' 'search one.example'
server eth1 10.9.1 'router 10.9.1.1' 'dns 10.9.1.1' 'domain two.example'
watch
eventually 10 address_on eth0 10.9.0.
eventually 10 address_on eth1 10.9.1.
eventually 5 has etc/resolv.conf 'nameserver 10.9.1.1'
[ "$(grep -c nameserver "$alpine/etc/resolv.conf")" = 3 ] || fail "three name servers"
[ "$(sed -n 's/^nameserver //p' "$alpine/etc/resolv.conf" | head -n 2 | tr '\n' ' ')" = '10.9.0.1 10.9.1.1 ' ] ||
	fail "each card's first server comes first"
has etc/resolv.conf '^search one.example two.example$' || fail "search"
[ "$(ip -4 route show default | grep -c 'via 10\.9\.[01]\.1 ')" = 2 ] || fail "default routes"
first=$(ip -o -4 addr show dev eth0 | awk '{ sub("/.*", "", $4); print $4 }')
second=$(ip -o -4 addr show dev eth1 | awk '{ sub("/.*", "", $4); print $4 }')
answers_by eth0 "$first" 192.0.2.1 || fail "eth0 answers by another"
answers_by eth1 "$second" 192.0.2.1 || fail "eth1 answers by another"

# One of them goes: so does everything of it, and nothing of the other.
ip link del eth1
eventually 10 sh -c "! grep -q 10.9.1.1 $alpine/etc/resolv.conf"
eventually 3 sh -c '! ip rule | grep -q 10.9.1.'
address_on eth0 10.9.0. || fail "eth0 lost its address"
