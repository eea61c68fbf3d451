# The service that sends reports: started by assay-audit where assay.put says where to, anew with each audit, ended with it.
# shellcheck shell=dash
. /run/verbs

fake_key
mv /usr/bin/assay /usr/bin/assay.real
cat >/usr/bin/assay <<-'END'
	#!/bin/sh
	[ "$1" = put ] || exec /usr/bin/assay.real "$@"
	echo "$*" >>/run/puts
	[ ! -e /run/taken ] || { printf 'delivery=delivered\nroute=eth0\n' && exit 0; }
	printf 'delivery=retrying\nroute=eth0\nwhy=the server answered 503\nwaitSeconds=1\n'
	exit 1
END
chmod 755 /usr/bin/assay
boot
# The machine has no card: any route will do.
ip link add assay0 type veth peer name assay1 && ip addr add 192.0.2.2/24 dev assay0 && ip link set assay0 up
expect_not test -e /run/openrc/started/assay-delivery
expect_not test -e /run/assay/steps/delivery

echo 'put=https://rack:secret@192.0.2.1/reports/?signature=s' >>/etc/assay/assay.conf
expect rc-service assay-audit restart
eventually 30 grep -q 'why=the server answered 503' /run/assay/steps/delivery
expect rc-service assay-delivery status
expect grep -qx 'target=https://192.0.2.1/reports/' /run/assay/steps/delivery
: >/run/taken
eventually 90 step_is delivery "done"
expect test -e /run/assay/delivery/complete
expect_not grep -rqE 'rack:secret|signature=s' /var/log /run/assay/steps /run/assay/delivery /run/assay/issue.tty1

# Another audit has another report to send.
rm /run/taken
expect rc-service assay-audit restart
expect_not test -e /run/assay/delivery/complete
expect rc-service assay-delivery status
expect rc-service assay-audit stop
expect_not rc-service assay-delivery status
expect_not pgrep -f /usr/lib/assay/deliver
