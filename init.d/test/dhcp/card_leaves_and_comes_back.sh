# shellcheck shell=dash
plug_in eth0
server eth0
watch
eventually 10 address_on eth0
ip link del eth0
eventually 10 grep -q 'eth0: gone' "$alpine/var/log/assay/network.log"
end_server eth0
plug_in eth0
server eth0
eventually 15 address_on eth0
