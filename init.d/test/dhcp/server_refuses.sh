# A server that knows nothing of the lease says NAK: the address is given up and another is asked for.
# shellcheck shell=dash
plug_in eth0
server eth0
watch
eventually 10 address_on eth0 10.9.0.2
end_server eth0
strict_server eth0 --dhcp-range=10.9.0.40,10.9.0.49
eventually 30 has run/strict.log DHCPNAK
eventually 20 address_on eth0 10.9.0.4
eventually 5 no_address_on eth0 10.9.0.2
has var/log/assay/network.log 'eth0: the server refused the address' || fail "not in the log"
