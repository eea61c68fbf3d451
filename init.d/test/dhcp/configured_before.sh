# What netboot configured is kept, whatever a server or its absence says afterwards, and the watch's end too.
# shellcheck shell=dash
plug_in eth0
ip addr add 10.9.0.88/24 dev eth0
ip link set eth0 up
ip route add 192.0.2.0/24 via 10.9.0.1
watch
sleep 20
address_on eth0 10.9.0.88 || fail "flushed while nobody answered"
no_address_on eth0 169.254. || fail "it had an address"
server eth0
eventually 30 address_on eth0 10.9.0.2
address_on eth0 10.9.0.88 || fail "flushed for a lease"
end_server eth0
eventually 30 no_address_on eth0 10.9.0.2
address_on eth0 10.9.0.88 || fail "flushed with the lease"
ip -4 route show | grep -q '^192\.0\.2\.0/24 via' || fail "route lost"
