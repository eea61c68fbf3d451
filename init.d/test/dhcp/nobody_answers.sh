# No server at all: a link-local address, IPv6's at once and IPv4's after a while, on the console; given up for a lease.
# shellcheck shell=dash
plug_in eth0
ip link add eth1 type veth peer name far-eth1 netns "$far_end"
watch
eventually 10 console_says 'eth0 .*fe80:'
eventually 40 console_says 'eth0 .*169\.254\.'
ip -o -4 addr show dev eth1 | grep -q 169.254 && fail "a card without a link needs none"
server eth0
eventually 30 address_on eth0 10.9.0.
eventually 6 no_address_on eth0 169.254.
sleep 3
no_address_on eth0 169.254. || fail "it came back"
pgrep -x zcip && fail "zcip is left"
[ "$(cat /proc/sys/net/ipv6/conf/eth0/disable_ipv6)$(cat /proc/sys/net/ipv6/conf/eth0/accept_ra)" = 01 ] || fail "IPv6"
