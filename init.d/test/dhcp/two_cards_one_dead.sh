# A card nobody answers costs the other one nothing.
# shellcheck shell=dash
plug_in eth0
ip link add eth1 type veth peer name far-eth1 netns "$far_end"
server eth0
watch
eventually 10 address_on eth0
