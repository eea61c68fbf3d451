# shellcheck shell=dash
. "$lib/step.sh"

key=ssh-ed25519\ AAAAC3NzaC1lZDI1NTE5AAAAIGnvLWRjb2x1bW5zYXJlZmluZWFuZGRhbmR5MTIz
authorized=root/.ssh/authorized_keys

fake_dropbearkey() {
	fake_tool dropbearkey with <<-'END'
		case "$*" in
		*-t*) echo key >"$4" && echo 'Fingerprint: SHA256:fake' ;;
		*) [ -f "$3" ] && echo 'Fingerprint: SHA256:fake' ;;
		esac
	END
}

# one key in the image, so that a case can look at something else
with_key() {
	fake_dropbearkey
	echo "$key image" >"$ROOT/etc/assay/keys/a.pub"
}

ssh_key_from_image() {
	with_key
	script ssh-setup || fail "status $?"
	has "$authorized" "^$key image\$"
	step_is sshsetup "done" || fail "no success"
	same 1 "$(step sshsetup keys)"
	same SHA256:fake "$(step sshsetup hostKeyFingerprint)"
}

ssh_key_from_site() {
	fake_dropbearkey
	mkdir -p "$ROOT/run/assay/site/keys"
	printf %s "$key no newline" >"$ROOT/run/assay/site/keys/a.pub"
	echo "key=$key conf" >"$ROOT/run/assay/site/assay.conf"
	script ssh-setup
	same 2 "$(step sshsetup keys)"
	has "$authorized" ' conf$'
}

ssh_keys_from_kernel_line() {
	fake_dropbearkey
	fake_kernel_line "quiet ssh_key=\"$key one\" assay.key=\"$key two\" \"assay.key=$key three\""
	script ssh-setup
	same 3 "$(step sshsetup keys)"
	for who in one two three; do has "$authorized" "^$key $who\$"; done
}

ssh_no_key_and_no_password_fails() {
	fake_dropbearkey
	fake_kernel_line assay.password=off
	! script ssh-setup || fail "success without a key"
	step_is sshsetup failed || fail "state $(step sshsetup state)"
	has run/assay/steps/sshsetup 'nobody can log in'
	same SHA256:fake "$(step sshsetup hostKeyFingerprint)"
	has etc/shadow '^root:\*:'
}

# A hash as the real program makes it, of what it is told on its standard input.
fake_mkpasswd() {
	fake_tool mkpasswd with <<-'END'
		echo "\$6\$salt\$$(sha256sum | cut -c1-64)"
	END
}

told() {
	tr -d '\r' <"$ROOT/run/assay/password" | sed -n 's/^One-time password of root, for SSH: //p'
}

ssh_no_key_a_password_for_once() {
	fake_dropbearkey
	fake_mkpasswd
	script ssh-setup || fail "status $?"
	step_is sshsetup "done" || fail "state $(step sshsetup state)"
	same 0 "$(step sshsetup keys)"
	password=$(told)
	echo "$password" | grep -qxE '([a-z2-9]{4}-){2}[a-z2-9]{4}' || fail "password '$password'"
	same "$password" "$(told)" "told twice: "
	has etc/shadow "^root:.6.salt.$(printf %s "$password" | sha256sum | cut -c1-64):"
	! grep -rqsF "$password" "$ROOT" --exclude=password --exclude-dir=proc || fail "in a file: $(grep -rlF "$password" "$ROOT")"
	pid=$(cat "$ROOT/run/assay/password.pid")
	for where in cmdline environ; do
		! tr '\0' '\n' </proc/"$pid"/"$where" | grep -qF "$password" || fail "in its $where"
	done
	same '10 600' "$(stat -c '%f %a' "$ROOT/run/assay/password" | sed 's/^1[0-9a-f]* /10 /')"

	# The first session ends it.
	same here "$(script session -c 'echo here')"
	has etc/shadow '^root:\*:'
	[ ! -e "$ROOT/run/assay/password" ] || fail "still told"
	eventually 5 gone "$pid"
	same used "$(step sshsetup password)"
	same again "$(script session -c 'echo again')"
}

ssh_password_is_another_each_time() {
	fake_dropbearkey
	fake_mkpasswd
	script ssh-setup
	first=$(told)
	script password-end used
	script ssh-setup
	[ "$(told)" != "$first" ] || fail "the same again"
}

ssh_no_password_where_there_is_a_key() {
	with_key
	fake_mkpasswd
	script ssh-setup
	same '' "$(calls mkpasswd)"
	[ ! -e "$ROOT/run/assay/password" ] || fail "told"
}

ssh_off() {
	with_key
	fake_kernel_line assay.ssh=off
	script ssh-setup || fail "status $?"
	step_is sshsetup skipped || fail "state $(step sshsetup state)"
	[ ! -e "$ROOT/$authorized" ] || fail "keys all the same"
}

# firmware STRING...: a DMI table with a system, OEM strings and an end
firmware() {
	mkdir -p "$ROOT/sys/firmware/dmi/tables"
	{
		printf '\001\010\001\000\001\002\003\004Maker\000assay.key=ssh-ed25519 AAAAsystem no\000\000'
		printf '\013\005\002\000\003'
		for text; do printf '%s\000' "$text"; done
		printf '\000\177\004\003\000\000\000'
	} >"$ROOT/sys/firmware/dmi/tables/DMI"
}

ssh_key_from_firmware() {
	fake_dropbearkey
	firmware 'vendor text' "assay.key=$key oem" 'more text'
	script ssh-setup || fail "status $?"
	same 1 "$(step sshsetup keys)"
	has "$authorized" "^$key oem\$"
	has run/assay/access/keys "^smbios.$key oem\$"
}

ssh_key_in_several_strings_of_firmware() {
	fake_dropbearkey
	firmware "assay.key=${key%??????????}" "assay.key+=${key#"${key%??????????}"}" 'assay.key+= split' "assay.key=$key second"
	script ssh-setup
	same 2 "$(step sshsetup keys)"
	has "$authorized" "^$key split\$"
	has "$authorized" "^$key second\$"
}

ssh_nonsense_from_firmware() {
	with_key
	mkdir -p "$ROOT/sys/firmware/dmi/tables"
	head -c 3000 /dev/urandom >"$ROOT/sys/firmware/dmi/tables/DMI"
	# shellcheck disable=SC2016 # text, not commands
	printf '\013assay.key=$(touch owned);`touch owned`' >>"$ROOT/sys/firmware/dmi/tables/DMI"
	cd "$ROOT" || fail cd
	script ssh-setup || fail "status $?"
	same 1 "$(step sshsetup keys)"
	[ ! -e "$ROOT/owned" ] || fail "run"
}

ssh_source_of_each_key() {
	fake_dropbearkey
	mkdir -p "$ROOT/run/assay/site/keys" "$ROOT/root/.ssh"
	echo "$key a" >"$ROOT/etc/assay/keys/a.pub"
	echo "$key b" >"$ROOT/run/assay/site/keys/b.pub"
	echo "key=$key c" >"$ROOT/etc/assay/assay.conf"
	echo "$key e" >"$ROOT/$authorized"
	fake_kernel_line "ssh_key=\"$key d\""
	script ssh-setup
	for who in 'image a' 'site b' 'assay.conf c' 'kernel d' 'authorized_keys e'; do
		has run/assay/access/keys "^${who% *}.$key ${who#* }\$"
	done
	script ssh-setup
	same 5 "$(wc -l <"$ROOT/run/assay/access/keys" | tr -d ' ')"
}

ssh_account_that_reads_reports() {
	with_key
	echo 'from="10.0.0.1" '"$key limited" >>"$ROOT/etc/assay/keys/a.pub"
	script ssh-setup
	script ssh-setup
	same 1 "$(grep -c '^audit:' "$ROOT/etc/passwd")"
	has etc/passwd '^audit:x:990:990:[^:]*:/home/audit:/usr/lib/assay/session$'
	has etc/shadow '^audit:\*:'
	has etc/shells '^/usr/lib/assay/session$'
	has home/audit/.ssh/authorized_keys "^no-port-forwarding,no-agent-forwarding,no-X11-forwarding $key image\$"
	has home/audit/.ssh/authorized_keys '^no-port-forwarding,[^ ]*,from="10.0.0.1" ssh-ed'
	same '755 0:0' "$(stat -c '%a %u:%g' "$ROOT/home/audit/.ssh")"
	same '644 0:0' "$(stat -c '%a %u:%g' "$ROOT/home/audit/.ssh/authorized_keys")"
}

ssh_same_key_once() {
	with_key
	fake_kernel_line "assay.key=\"$key image\""
	script ssh-setup
	script ssh-setup
	same 1 "$(step sshsetup keys)"
}

ssh_key_with_windows_line_end() {
	fake_dropbearkey
	printf '%s me\r\n' "$key" >"$ROOT/etc/assay/keys/a.pub"
	script ssh-setup
	has "$authorized" "^$key me\$"
}

ssh_key_by_url_refused() {
	with_key
	fake_kernel_line 'ssh_key=https://example.org/key'
	script ssh-setup
	lacks "$authorized" example
	has var/log/assay/sshsetup.log 'not fetched.*example.org'
}

ssh_garbage_refused() {
	with_key
	fake_kernel_line 'assay.key="-----BEGIN OPENSSH PRIVATE KEY-----"'
	script ssh-setup
	same 1 "$(step sshsetup keys)"
	has var/log/assay/sshsetup.log 'not a public key: -----BEGIN'
}

ssh_keeps_administrators_keys() {
	with_key
	mkdir -p "$ROOT/root/.ssh"
	printf '# mine\n%s admin' "$key" >"$ROOT/$authorized"
	script ssh-setup
	has "$authorized" '^# mine$'
	has "$authorized" ' admin$'
	same 2 "$(step sshsetup keys)"
}

ssh_modes_repaired() {
	with_key
	mkdir -p "$ROOT/root/.ssh"
	: >"$ROOT/$authorized"
	chmod 775 "$ROOT/root" "$ROOT/root/.ssh"
	chown 1000:1000 "$ROOT/root" "$ROOT/root/.ssh"
	script ssh-setup
	same '755 0:0' "$(stat -c '%a %u:%g' "$ROOT/root")"
	same '700 0:0' "$(stat -c '%a %u:%g' "$ROOT/root/.ssh")"
	same '600 0:0' "$(stat -c '%a %u:%g' "$ROOT/$authorized")"
	has var/log/assay/sshsetup.log 'repaired /root: 775 1000:1000 -> 755 0:0'
}

ssh_shadow_hidden() {
	with_key
	chmod 644 "$ROOT/etc/shadow"
	script ssh-setup
	same 640 "$(stat -c %a "$ROOT/etc/shadow")"
	has var/log/assay/sshsetup.log 'repaired /etc/shadow: mode 644 -> 640'
}

ssh_good_modes_left_alone() {
	with_key
	chmod 700 "$ROOT/root"
	script ssh-setup
	lacks var/log/assay/sshsetup.log repaired
}

ssh_shell_not_listed() {
	with_key
	echo /bin/bash >"$ROOT/etc/shells"
	script ssh-setup
	has etc/shells '^/bin/sh$'
}

ssh_empty_password_locked() {
	with_key
	echo 'root:::0:::::' >"$ROOT/etc/shadow"
	script ssh-setup
	same 'root:*::0:::::' "$(head -n 1 "$ROOT/etc/shadow")"
}

ssh_account_locked_for_keys_too() {
	with_key
	echo 'root:!::0:::::' >"$ROOT/etc/shadow"
	script ssh-setup
	same 'root:*::0:::::' "$(head -n 1 "$ROOT/etc/shadow")"
}

ssh_administrators_password_stays() {
	with_key
	# shellcheck disable=SC2016 # a hash, not variables
	echo 'root:$6$salt$hash:1:0:::::' >"$ROOT/etc/shadow"
	script ssh-setup
	has etc/shadow salt
}

ssh_host_key_kept() {
	with_key
	mkdir -p "$ROOT/etc/dropbear"
	echo mine >"$ROOT/etc/dropbear/dropbear_ed25519_host_key"
	script ssh-setup
	has etc/dropbear/dropbear_ed25519_host_key mine
}

ssh_host_key_made_without_a_word() {
	with_key
	fake_tool dropbearkey with <<-'END'
		case "$*" in
		*-t*) echo key >"$4" ;;
		*) [ -f "$3" ] && echo 'Fingerprint: SHA256:asked' ;;
		esac
	END
	script ssh-setup || fail "status $?"
	same SHA256:asked "$(step sshsetup hostKeyFingerprint)"
}

ssh_host_key_program_missing() {
	echo "$key" >"$ROOT/etc/assay/keys/a.pub"
	fake_tool dropbearkey with <<-END
		exit 127
	END
	script ssh-setup || fail "status $?"
	step_is sshsetup "done" || fail "keys are in, dropbear makes its own"
}

ssh_host_key_program_hangs() {
	with_key
	fake_hanging_tool dropbearkey
	fake_kernel_line assay.sshsetup.limit=1
	within 20 script ssh-setup
	same 0 "$status"
}

ssh_limit_with_a_leading_zero() {
	fake_kernel_line 'assay.sshsetup.limit=08 assay.key="ssh-ed25519 AAAA zero"'
	script ssh-setup || fail "status $?"
	step_is sshsetup "done" || fail "state $(step sshsetup state)"
}
