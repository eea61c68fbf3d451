# shellcheck shell=dash
. "$lib/step.sh"

key=ssh-ed25519\ AAAAC3NzaC1lZDI1NTE5AAAAIGnvLWRjb2x1bW5zYXJlZmluZWFuZGRhbmR5MTIz
authorized=root/.ssh/authorized_keys

fake_dropbearkey() {
	fake_tool dropbearkey with <<-'END'
		case "$*" in
		*-t*) echo key >"$4" ;;
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

ssh_no_key_fails() {
	fake_dropbearkey
	! script ssh-setup || fail "success without a key"
	step_is sshsetup failed || fail "state $(step sshsetup state)"
	has run/assay/steps/sshsetup 'nobody can log in'
	same SHA256:fake "$(step sshsetup hostKeyFingerprint)"
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
	same 'root:*::0:::::' "$(cat "$ROOT/etc/shadow")"
}

ssh_account_locked_for_keys_too() {
	with_key
	echo 'root:!::0:::::' >"$ROOT/etc/shadow"
	script ssh-setup
	same 'root:*::0:::::' "$(cat "$ROOT/etc/shadow")"
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
	within 9 script ssh-setup
	same 0 "$status"
}

ssh_limit_with_a_leading_zero() {
	fake_kernel_line 'assay.sshsetup.limit=08 assay.key="ssh-ed25519 AAAA zero"'
	script ssh-setup || fail "status $?"
	step_is sshsetup "done" || fail "state $(step sshsetup state)"
}
