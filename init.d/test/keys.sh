# Keys that come later: from an address, from a USB stick.
# shellcheck shell=dash

key=ssh-ed25519\ AAAAC3NzaC1lZDI1NTE5AAAAIGnvLWRjb2x1bW5zYXJlZmluZWFuZGRhbmR5MTIz
authorized=root/.ssh/authorized_keys

# served <<text: what the address says
served() {
	cat >"$ROOT/served"
	fake_tool wget with <<-END
		cat '$ROOT/served'
	END
	fake_kernel_line "quiet assay.keys=http://192.0.2.1/keys?a=\$(reboot)"
}

leased() {
	mkdir -p "$ROOT/run/assay/network"
	echo address=192.0.2.7 >"$ROOT/run/assay/network/eth0.lease"
}

# fake_disk NAME PATH REMOVABLE LABEL: and what mounting it brings, in $ROOT/stick
fake_disk() {
	mkdir -p "$ROOT/sys/devices/$2/block/$1" "$ROOT/sys/class/block" "$ROOT/stick"
	ln -s "../../devices/$2/block/$1" "$ROOT/sys/class/block/$1"
	echo "$3" >"$ROOT/sys/devices/$2/block/$1/removable"
	echo 7 >"$ROOT/sys/devices/$2/block/$1/diskseq"
	echo 100 >"$ROOT/sys/kernel/uevent_seqnum"
	mknod "$ROOT/dev/$1" c 1 3
	fake_tool blockdev
	fake_tool umount
	fake_tool blkid with <<-END
		echo "\$1: LABEL=\"$4\" UUID=\"1234-5678\" TYPE=\"vfat\""
	END
	fake_tool mount with <<-END
		for at; do :; done
		cp -a '$ROOT/stick/.' "\$at"
	END
}

usb=pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host6/target6:0:0/6:0:0:0
sata=pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0

keys_by_address_once_there_is_a_lease() {
	served <<-END
		# comment
		$key one
		command="reboot" $key two
		<html>$key three</html>
		ssh-rsa AAAA\$(reboot)
		$key four
	END
	background keys-watch
	sleep 3
	same '' "$(calls wget)"
	leased
	eventually 15 grep -q ' one$' "$ROOT/$authorized"
	same 2 "$(wc -l <"$ROOT/$authorized" | tr -d ' ')"
	has "$authorized" ' four$'
	# shellcheck disable=SC2016 # text, not commands
	same '-q -T 10 -O - http://192.0.2.1/keys?a=$(reboot)' "$(calls wget)"
	has run/assay/access/keys "^url.$key one\$"
	eventually 5 grep -qx keys=2 "$ROOT/run/assay/steps/sshsetup"
	sleep 5
	same 1 "$(calls wget | wc -l | tr -d ' ')" "asked again: "
}

keys_by_address_that_says_too_much() {
	served <<-END
		$key one
	END
	for _ in 1 2 3 4 5 6 7 8 9 10; do cat "$ROOT/served" "$ROOT/served" >"$ROOT/twice" && mv "$ROOT/twice" "$ROOT/served"; done
	# As the real one it ends when nobody reads on.
	fake_tool wget with <<-END
		while cat '$ROOT/served'; do :; done 2>/dev/null
	END
	leased
	background keys-watch
	eventually 45 grep -q ' one$' "$ROOT/$authorized"
	same 1 "$(wc -l <"$ROOT/$authorized" | tr -d ' ')"
}

keys_by_address_that_answers_late() {
	served </dev/null
	leased
	background keys-watch
	eventually 10 calls_at_least wget 1
	echo "$key late" >"$ROOT/served"
	eventually 25 grep -q ' late$' "$ROOT/$authorized"
}

keys_end_the_password() {
	mkdir -p "$ROOT/run/assay"
	mkfifo "$ROOT/run/assay/password"
	echo 999999 >"$ROOT/run/assay/password.pid"
	# shellcheck disable=SC2016 # a hash, not variables
	echo 'root:$6$salt$hash::0:::::' >"$ROOT/etc/shadow"
	echo "$key one" >"$ROOT/one"
	served <"$ROOT/one"
	leased
	background keys-watch
	eventually 15 grep -q '^root:\*:' "$ROOT/etc/shadow"
	[ ! -e "$ROOT/run/assay/password" ] || fail "still told"
}

keys_from_a_stick() {
	fake_disk sdb "$usb" 1 ASSAY
	echo "$key stick" >"$ROOT/stick/me.pub"
	echo "$key upper" >"$ROOT/stick/YOU.PUB"
	echo "$key other" >"$ROOT/stick/other.txt"
	printf '#!/bin/sh\ntouch %s\n' "$ROOT/owned" >"$ROOT/stick/run.pub"
	chmod 755 "$ROOT/stick/run.pub"
	ln -s "$ROOT/secret" "$ROOT/stick/link.pub"
	echo "$key secret" >"$ROOT/secret"
	background keys-watch
	eventually 10 grep -q ' stick$' "$ROOT/$authorized"
	has "$authorized" ' upper$'
	same 2 "$(wc -l <"$ROOT/$authorized" | tr -d ' ')"
	[ ! -e "$ROOT/owned" ] || fail "run"
	has calls.mount '^-t vfat -o ro,noexec,nosuid,nodev .*/dev/sdb '
	has calls.blockdev "^--setro $ROOT/dev/sdb\$"
	has calls.umount 'stick$'
	has run/assay/access/keys "^usb.$key stick\$"
}

keys_from_a_stick_that_comes_later_once() {
	background keys-watch
	sleep 1
	fake_disk sdb "$usb" 1 ASSAY
	echo "$key stick" >"$ROOT/stick/me.pub"
	eventually 10 grep -q ' stick$' "$ROOT/$authorized"
	echo 101 >"$ROOT/sys/kernel/uevent_seqnum"
	sleep 5
	same 1 "$(calls mount | wc -l | tr -d ' ')" "mounted again: "
}

keys_never_from_other_disks() {
	fake_disk sda "$sata" 0 ASSAY
	fake_disk sdc "$sata" 1 ASSAY
	fake_disk sdd "$usb" 0 ASSAY
	echo "$key evil" >"$ROOT/stick/me.pub"
	background keys-watch
	sleep 4
	same '' "$(calls blkid)$(calls mount)"
	[ ! -e "$ROOT/$authorized" ] || fail "taken"
}

keys_never_from_another_label() {
	# shellcheck disable=SC2016 # text, not commands
	fake_disk sdb "$usb" 1 'x $(reboot) LABEL= ASSAY'
	background keys-watch
	eventually 6 calls_at_least blkid 1
	sleep 1
	same '' "$(calls mount)"
}

keys_usb_off() {
	fake_disk sdb "$usb" 1 ASSAY
	fake_kernel_line assay.usb=off
	background keys-watch
	sleep 4
	same '' "$(calls blkid)$(calls mount)"
}

keys_stick_that_hangs() {
	fake_disk sdb "$usb" 1 ASSAY
	fake_hanging_tool blkid
	echo "$key one" >"$ROOT/one"
	served <"$ROOT/one"
	leased
	background keys-watch
	eventually 25 grep -q ' one$' "$ROOT/$authorized"
	same '' "$(calls mount)"
}
