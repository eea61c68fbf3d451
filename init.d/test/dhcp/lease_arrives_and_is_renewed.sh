# shellcheck shell=dash
plug_in eth0
server eth0
watch
eventually 10 address_on eth0
eventually 30 leases_given 3
address_on eth0 || fail "address lost"
