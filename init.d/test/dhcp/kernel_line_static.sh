# ip= of the kernel line is honoured at once, for its card only; the other card asks. BOOTIF names the card of an ip= without a device.
# shellcheck shell=dash
plug_in eth0 10.9.0
plug_in eth1 10.9.1
server eth0 10.9.0
server eth1 10.9.1 'router 10.9.1.1'
boot_mac=$(cat "$alpine/sys/class/net/eth0/address")
kernel_line "ip=10.9.0.77:10.9.0.1:10.9.0.1:255.255.255.128:box::none:10.9.0.53:10.9.0.54 BOOTIF=01-$(echo "$boot_mac" | tr ':a-f' '-A-F')"
watch
eventually 5 address_on eth0 10.9.0.77/25
eventually 10 address_on eth1 10.9.1.
ip -4 route show default | head -n 1 | grep -q 'via 10\.9\.0\.1 dev eth0' || fail "the boot card's route is not the first"
eventually 5 has etc/resolv.conf 'nameserver 10.9.0.53'
pgrep -f 'udhcpc -f -i eth0' && fail "a client on a card with an address of its own"
no_address_on eth0 10.9.0.2 || fail "a lease as well"
