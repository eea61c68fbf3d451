# shellcheck shell=dash
plug_in eth0
server eth0
watch
eventually 10 leases_given 1
kill -KILL "$(pgrep -f 'udhcpc -f -i eth0')"
eventually 15 leases_given 2
[ "$(pgrep -fc 'udhcpc -f -i eth0')" = 1 ] || fail "clients: $(pgrep -fa udhcpc)"
