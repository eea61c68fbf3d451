# A read-only /var from power-on, where the shipped commands make folders and the log lies: the boot goes on, what needs no
# /var runs, and what came of it is in /run. A second time all is the same.
# shellcheck shell=dash
. /run/verbs

fake_key
for name in dbus forks; do printf '#!/sbin/openrc-run\nstart() { :; }\n' >/etc/init.d/$name; done
cat >/usr/sbin/forks <<-'END'
	#!/bin/sh
	setsid sleep 86399 </dev/null >/dev/null 2>&1 &
END
printf '#!/bin/sh\n: >/run/dbus.ran\n' >/usr/bin/dbus-daemon
chmod 755 /etc/init.d/dbus /etc/init.d/forks /usr/sbin/forks /usr/bin/dbus-daemon
sed -i 's/^NETBOOT_DAEMONS=.*/NETBOOT_DAEMONS="dbus forks"/' /etc/conf.d/assay-netboot
echo 'forks_command=/usr/sbin/forks' >>/etc/conf.d/assay-netboot
ln -s /etc/init.d/assay-netboot /etc/runlevels/default/assay-netboot
mount --bind /var /var
mount -o remount,ro,bind /var /var

outcomes() {
	expect grep -qx "service.networking=$1" /run/assay/steps/netboot
	expect grep -qx "service.forks=$2" /run/assay/steps/netboot
	expect grep -qx "service.dbus=failed, what it needs could not be made: .*Read-only file system" /run/assay/steps/netboot
	expect grep -q '^reason=not all of it runs' /run/assay/steps/netboot
	expect_not test -e /run/dbus.ran
	expect_not rc-service dbus status
}

boot
expect_not touch /var/lib/written
expect listening_on_22
expect rc-service assay-netboot status
eventually 20 step_is netboot partial
outcomes started ready
expect rc-service forks status
eventually 15 agent_is complete

/usr/lib/assay/netboot start || fail "the second time: status $?"
expect step_is netboot partial
outcomes already already
[ "$(pgrep -f 'sleep 86399' | wc -l)" = 1 ] || fail "a second daemon"
