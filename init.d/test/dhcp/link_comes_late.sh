# The server's end is down, as an unplugged cable is.
# shellcheck shell=dash
plug_in eth0
at_far_end ip link set far-eth0 down
server eth0
watch
sleep 5
at_far_end ip link set far-eth0 up
eventually 25 address_on eth0
