# Sixteen cards without a cable cost the one that has a cable nothing: no client runs for them, no address is made up.
# shellcheck shell=dash
for number in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
	ip link add "eth$number" type veth peer name "far-eth$number" netns "$far_end"
done
plug_in eth20
server eth20
watch
eventually 10 address_on eth20
eventually 20 grep -q 'no link:.* eth16' "$alpine/var/log/assay/network.log"
[ "$(pgrep -fc 'udhcpc -f -i')" = 1 ] || fail "clients: $(pgrep -fa udhcpc)"
at_far_end ip addr add 10.9.3.1/24 dev far-eth7
at_far_end ip link set far-eth7 up
server eth7 10.9.3
eventually 10 address_on eth7 10.9.3.
