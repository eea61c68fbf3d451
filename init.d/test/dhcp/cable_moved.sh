# A cable that is pulled is shown; put in again, into another network, it gets another address at once, not at the next renewal.
# shellcheck shell=dash
plug_in eth0
server eth0 10.9.0 'lease 86400'
watch
eventually 10 address_on eth0 10.9.0.
pull_cable eth0
eventually 6 console_says 'eth0 .*no link'
address_on eth0 10.9.0. || fail "a pulled cable cost the address"
end_server eth0
at_far_end ip addr flush dev far-eth0
at_far_end ip addr add 10.9.7.1/24 dev far-eth0
server eth0 10.9.7
put_cable_in eth0
eventually 10 address_on eth0 10.9.7.
eventually 3 no_address_on eth0 10.9.0.
