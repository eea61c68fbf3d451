# `udhcpc -b -t 0 -T 3 -q`, as the seed's contract has it: blocks its caller while there is no lease, and is gone after
# the first one, so that nobody renews it.
# shellcheck shell=dash
plug_in eth0
ip link set eth0 up
in_alpine udhcpc -i eth0 -b -t 0 -T 3 -q >/dev/null 2>&1 &
caller=$!
sleep 10
kill -0 "$caller" 2>/dev/null || fail "it went to the background after all"
[ "$(pgrep -fc '[u]dhcpc -i eth0')" -ge 1 ] || fail "no client"
server eth0
eventually 15 address_on eth0
eventually 5 sh -c "! kill -0 $caller"
sleep 20
[ "$(grep -c 'sending ACK' "$alpine/run/server.log")" = 1 ] || fail "it renewed after all"
pgrep -f '[u]dhcpc -i eth0' && fail "a client is left after all"
address_on eth0 || fail "the address was given back after all"
