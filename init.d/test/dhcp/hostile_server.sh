# What a server says is text: commands in it are not run, nonsense in it is left out, the rest of the lease counts.
# shellcheck shell=dash
plug_in eth0
# shellcheck disable=SC2016 # it is the machine that must not expand it
evil='$(touch${IFS}/run/owned);`touch${IFS}/run/owned`'
strict_server eth0 --dhcp-range=10.9.0.20,10.9.0.29 "--dhcp-option-force=15,$evil" "--dhcp-option-force=12,$evil" \
	"--dhcp-option-force=119,$evil,good.example" --dhcp-option-force=3,127.0.0.1,224.0.0.1,10.9.0.1 \
	--dhcp-option-force=6,127.0.0.53,255.255.255.255,10.9.0.53 "--dhcp-boot=$evil,$evil,10.9.0.1" \
	--dhcp-option-force=121,127.0.0.0/8,10.9.0.1,10.50.0.0/16,10.9.0.1
watch
eventually 10 address_on eth0
eventually 5 has etc/resolv.conf '^nameserver 10.9.0.53$'
[ "$(grep -c nameserver "$alpine/etc/resolv.conf")" = 1 ] || fail "name servers"
for owned in "$alpine/run/owned" /run/owned; do [ ! -e "$owned" ] || fail "a server's text was run"; done
# shellcheck disable=SC2016 # these very characters
grep -qE '[$`;]' "$alpine/run/assay/network/eth0.lease" "$alpine/etc/resolv.conf" && fail "its text was kept"
ip -4 route show table all | grep -qE 'via (127|224)\.' && fail "a router that cannot be one"
ip -4 route show table all | grep -q '^127\..* via' && fail "a route for this machine itself"
ip -4 route show | grep -q '^10\.50\.0\.0/16 via 10\.9\.0\.1 ' || fail "the good route is missing"
