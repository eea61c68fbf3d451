# Seed 000: from /etc/local.d OpenRC starts neither networking, which hangs, nor what needs it; with the library both
# symptoms are gone, the daemons answer, OpenRC knows them and restarts them by their own scripts.
# shellcheck shell=dash
. /run/verbs

fake_key
# A daemon that answers after a second, as dbus and libvirtd do, and its script, as their packages have it.
cat >/usr/sbin/answering <<-'END'
	#!/bin/sh
	mkdir -p /run/answering && [ -d /var/lib/answering ] || exit 1
	setsid sh -c 'echo $$ >/run/answering/pid; trap "exit 0" TERM; sleep 1; : >/run/answering/ready; while :; do sleep 0.2; done' </dev/null >/dev/null 2>&1 &
END
cat >/etc/init.d/answering <<-'END'
	#!/sbin/openrc-run
	command=/usr/sbin/answering
	pidfile=/run/answering/pid
	start_pre() { rm -f /run/answering/ready; }
	depend() { need networking; }
END
chmod 755 /usr/sbin/answering /etc/init.d/answering
cat >/etc/conf.d/assay-netboot <<-'END'
	NETBOOT_DAEMONS="answering"
	answering_command="/usr/sbin/answering"
	answering_prepare="mkdir -p /var/lib/answering"
	answering_ready="test -e /run/answering/ready"
	answering_limit=10
	answering_pidfile=/run/answering/pid
END
# The card that asks for ever, with which the boot would never come to its end.
printf 'auto lo\niface lo inet loopback\n\tpre-up sleep 86400\n' >/etc/network/interfaces
mkdir -p /etc/local.d
cat >/etc/local.d/netboot.start <<-'END'
	rc-service networking start >/dev/null 2>&1 </dev/null &
	until [ -e /run/openrc/starting/networking ]; do sleep 0.1; done
	timeout 5 rc-service networking start >/run/symptom.networking 2>&1
	timeout 5 rc-service answering start >/run/symptom.answering 2>&1
	. /usr/lib/assay/netboot.sh
	. /etc/conf.d/assay-netboot
	n_force_network_started
	n_force_start_services
	rc-service networking status >/run/cure 2>&1
	rc-service answering status >>/run/cure 2>&1
END
chmod 755 /etc/local.d/netboot.start
ln -s /etc/init.d/local /etc/runlevels/default/local
boot
grep -q 'WARNING: networking is already starting' /run/symptom.networking || fail "symptom: $(cat /run/symptom.networking)"
# This OpenRC waits for what is starting, until somebody ends it.
grep -q 'answering: caught SIGTERM' /run/symptom.answering || fail "symptom: $(cat /run/symptom.answering)"
expect_not pgrep -f 'init.d/networking start|ifup|sleep 86400'
[ "$(grep -c 'status: started' /run/cure)" = 2 ] || fail "cure: $(cat /run/cure)"
expect test -e /run/answering/ready
expect grep -qx 'service.answering=ready' /run/assay/steps/netboot
rc-status --all | grep -q 'answering .*started' || fail "rc-status hides it"
first=$(cat /run/answering/pid)
. /usr/lib/assay/netboot.sh
. /etc/conf.d/assay-netboot
n_force_network_started
n_force_start_services
[ "$(cat /run/answering/pid)" = "$first" ] || fail "a second daemon"
expect grep -qx 'service.answering=already' /run/assay/steps/netboot
expect rc-service answering restart
eventually 5 test -e /run/answering/ready
[ "$(cat /run/answering/pid)" != "$first" ] || fail "not restarted"
