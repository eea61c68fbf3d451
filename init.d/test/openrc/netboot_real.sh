# Seed 000 with dbus-daemon and libvirtd of Debian, under init scripts of our own with the needs that the seed names: from
# /etc/local.d both symptoms; then, with the commands that conf.d/assay-netboot ships, both daemons answer, OpenRC knows
# them, and their own scripts restart them.
# shellcheck shell=dash
. /run/verbs

dbus_answers() {
	dbus-send --system --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.ListNames | grep -q '"org.freedesktop.DBus"'
}

libvirtd_answers() {
	virsh -c qemu:///system nodeinfo | grep -q '^Memory size: *[0-9]'
}

command -v libvirtd >/dev/null || fail "no libvirtd: the machine's FOLDER is what OpenRcTest gives"
fake_key
# The users that the packages make when they are installed.
addgroup -S messagebus && adduser -S -D -H -G messagebus messagebus
addgroup -S libvirt-qemu && adduser -S -D -H -G libvirt-qemu libvirt-qemu
cat >/etc/init.d/dbus <<-'END'
	#!/sbin/openrc-run
	command=/usr/bin/dbus-daemon
	command_args="--system --fork"
	pidfile=/run/dbus/pid
	depend() { need localmount; }
	start_pre() { checkpath -d /run/dbus; }
END
cat >/etc/init.d/libvirtd <<-'END'
	#!/sbin/openrc-run
	command=/usr/sbin/libvirtd
	command_args="--daemon --pid-file=/var/run/libvirtd.pid"
	pidfile=/var/run/libvirtd.pid
	depend() { need networking; use dbus; }
END
chmod 755 /etc/init.d/dbus /etc/init.d/libvirtd
sed -i 's/^NETBOOT_DAEMONS=.*/NETBOOT_DAEMONS="dbus libvirtd"/' /etc/conf.d/assay-netboot

mkdir -p /etc/local.d
cat >/etc/local.d/netboot.start <<-'END'
	# A network that cannot be had twice, then one that asks for ever.
	printf 'auto lo\niface lo inet loopback\n\tpre-up false\n' >/etc/network/interfaces
	timeout 5 rc-service networking start >/run/symptom.failed 2>&1
	timeout 5 rc-service libvirtd start >/run/symptom.refused 2>&1
	printf 'auto lo\niface lo inet loopback\n\tpre-up sleep 86400\n' >/etc/network/interfaces
	rc-service networking start >/dev/null 2>&1 </dev/null &
	until [ -e /run/openrc/starting/networking ]; do sleep 0.1; done
	timeout 5 rc-service networking start >/run/symptom.starting 2>&1
	timeout 5 rc-service libvirtd start >/run/symptom.waiting 2>&1
	pgrep libvirtd >/run/too.early
	. /usr/lib/assay/netboot.sh
	. /etc/conf.d/assay-netboot
	n_force_network_started
	n_force_start_services
	echo $? >/run/forced
END
chmod 755 /etc/local.d/netboot.start
ln -s /etc/init.d/local /etc/runlevels/default/local
boot

says() {
	grep -qF "$2" "/run/symptom.$1" || fail "symptom: $(cat "/run/symptom.$1")"
}
says failed 'ERROR: networking failed to start'
says refused 'ERROR: cannot start libvirtd as networking would not start'
says starting 'WARNING: networking is already starting'
# This OpenRC waits for what is starting.
says waiting 'libvirtd: caught SIGTERM'
expect_not test -s /run/too.early

# Nor does what was started for it stay and hold the lock of the next ifup.
expect_not pgrep -f 'ifup|sleep 86400'

expect grep -qx 0 /run/forced
for line in networking=started dbus=ready libvirtd=ready; do expect grep -qx "service.$line" /run/assay/steps/netboot; done
expect dbus_answers
expect libvirtd_answers
for name in networking dbus libvirtd; do
	rc-status --all | grep -q "^ $name .*started" || fail "rc-status: $name is not started"
done

. /usr/lib/assay/netboot.sh
. /etc/conf.d/assay-netboot
first=$(cat /run/libvirtd.pid)
expect n_force_start_services
for line in dbus=already libvirtd=already; do expect grep -qx "service.$line" /run/assay/steps/netboot; done
[ "$(cat /run/libvirtd.pid)" = "$first" ] || fail "a second libvirtd"

expect rc-service libvirtd restart
eventually 10 libvirtd_answers
[ "$(cat /run/libvirtd.pid)" != "$first" ] || fail "libvirtd was not restarted"

# The second call has not made them somebody else's.
n_undo
for name in networking dbus libvirtd; do expect_not rc-service "$name" status; done
expect_not pgrep 'dbus-daemon|libvirtd'
expect rc-service dbus start
expect dbus_answers

# One whose driver does not come up forks all the same and says nothing of it: it has not answered.
deluser libvirt-qemu
libvirtd_limit=3
expect_not n_force_start_services libvirtd
expect grep -q '^service.libvirtd=timeout' /run/assay/steps/netboot
expect_not rc-service libvirtd status
