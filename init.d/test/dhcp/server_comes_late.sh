# shellcheck shell=dash
plug_in eth0
watch
sleep 17
no_address_on eth0 || fail "an address from nowhere"
server eth0
eventually 20 address_on eth0
