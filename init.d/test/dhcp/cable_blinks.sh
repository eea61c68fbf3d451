# A link that goes and comes between two looks is noticed, and the address survives it.
# shellcheck shell=dash
plug_in eth0
server eth0 10.9.0 'lease 86400'
watch
eventually 10 leases_given 1
pull_cable eth0
put_cable_in eth0
eventually 10 leases_given 2
for _ in 1 2 3 4 5 6 7 8 9 10; do
	address_on eth0 || fail "address lost"
	sleep 0.2
done
