# A network with IPv6 only: an address by the router's advertisement, no setting of ours in its way.
# shellcheck shell=dash
plug_in eth0
at_far_end ip addr add 2001:db8:9::1/64 dev far-eth0 nodad
strict_server eth0 --enable-ra --dhcp-range=2001:db8:9::,ra-only
watch
eventually 30 sh -c "ip -o -6 addr show dev eth0 | grep -q 2001:db8:9:"
eventually 10 console_says 'eth0 .*2001:db8:9:'
