# The service: nothing without names; with them what is missing, never ready or cannot be prepared costs only itself and
# not the boot; stop takes back what was forced.
# shellcheck shell=dash
. /run/verbs

fake_key
ln -s /etc/init.d/assay-netboot /etc/runlevels/default/assay-netboot
cp /etc/conf.d/assay-netboot /run/shipped
boot
eventually 5 step_is netboot skipped
expect_not test -e /run/openrc/started/networking
expect_not test -s /etc/network/interfaces

cat >/usr/sbin/forks <<-'END'
	#!/bin/sh
	setsid sleep 86399 </dev/null >/dev/null 2>&1 &
	echo $! >/run/forks.pid
END
chmod 755 /usr/sbin/forks
for name in forks mute; do printf '#!/sbin/openrc-run\nstart() { :; }\n' >/etc/init.d/$name; done
chmod 755 /etc/init.d/forks /etc/init.d/mute
mkdir -p /run/full && mount -t tmpfs -o ro none /run/full
{
	cat /run/shipped
	echo 'NETBOOT_DAEMONS="absent unnamed mute full forks"'
	echo 'absent_command=/usr/sbin/absent'
	echo 'mute_command=/bin/true mute_ready=false mute_limit=2'
	echo 'full_command=/bin/true full_prepare="mkdir -p /run/full/x"'
	echo 'forks_command=/usr/sbin/forks forks_pidfile=/run/forks.pid'
} >/etc/conf.d/assay-netboot
before=$(uptime_seconds)
expect rc-service assay-netboot restart
[ $(($(uptime_seconds) - before)) -le 5 ] || fail "the service holds the boot"
eventually 20 step_is netboot partial
for line in networking=started 'absent=skipped, no /usr/sbin/absent' 'mute=timeout, no answer within 2 s' forks=ready; do
	expect grep -qx "service.$line" /run/assay/steps/netboot
done
expect grep -q '^service.unnamed=skipped, no command' /run/assay/steps/netboot
expect grep -q '^service.full=failed, what it needs could not be made: .*Read-only file system' /run/assay/steps/netboot
expect rc-service networking status
expect rc-service forks status
expect grep -q '^iface lo inet loopback$' /etc/network/interfaces

# Once more: what runs is left alone, and stop still knows whose it is.
first=$(cat /run/forks.pid)
expect /usr/lib/assay/netboot start
for line in networking=already forks=already; do expect grep -qx "service.$line" /run/assay/steps/netboot; done
[ "$(cat /run/forks.pid)" = "$first" ] || fail "a second daemon"

expect rc-service assay-netboot stop
expect_not rc-service networking status
expect_not rc-service forks status
expect_not pgrep -f 'sleep 86399'
expect_not test -e /etc/network/interfaces
