# What makes dropbear refuse a good key: modes, owners, shell, lock. Sourced, never run.
# shellcheck shell=dash

# not_writable PATH: dropbear silently ignores keys when a folder up to $HOME is another's or group-writable;
# an archive unpacked with umask 002 or another uid does that.
not_writable() {
	local was now
	[ -e "$1" ] || return 0
	was=$(stat -c '%a %u:%g' "$1")
	chown 0:0 "$1" && chmod go-w "$1"
	now=$(stat -c '%a %u:%g' "$1")
	[ "$was" = "$now" ] || note sshsetup "repaired ${1#"$ROOT"}: $was -> $now"
}

# shell_listed: dropbear refuses a login shell that /etc/shells does not name.
shell_listed() {
	local shell
	shell=$(sed -n 's/^root:.*://p' "$ROOT/etc/passwd")
	[ -n "$shell" ] && [ -e "$ROOT/etc/shells" ] || return 0
	grep -qxF "$shell" "$ROOT/etc/shells" && return 0
	echo "$shell" >>"$ROOT/etc/shells"
	note sshsetup "repaired /etc/shells: added $shell"
}

# password_locked: no password opens this account, and a key does: '*'. An empty field lets anybody in,
# '!' locks keys out as well. A password hash is an administrator's own and stays.
password_locked() {
	local shadow=$ROOT/etc/shadow
	[ -f "$shadow" ] || return 0
	grep -qE '^root:!*:' "$shadow" || return 0
	sed 's/^root:!*:/root:*:/' "$shadow" >"$shadow.$$" && cat "$shadow.$$" >"$shadow"
	rm -f "$shadow.$$"
	note sshsetup "repaired /etc/shadow: root's password field is now '*'"
}
