# What makes dropbear refuse a good key: modes, owners, shell, lock. And who may log in. Sourced, never run.
# shellcheck shell=dash

session=/usr/lib/assay/session

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

# edit FILE SED: in place, owner and mode as they were
edit() {
	sed "$2" "$1" >"$1.$$" && cat "$1.$$" >"$1"
	rm -f "$1.$$"
}

# session_shell: the shell that root logs in with begins a session that memory may be taken from, unlike dropbear's.
session_shell() {
	edit "$ROOT/etc/passwd" "s#^\(root:.*\):/bin/a*sh\$#\1:$session#"
}

# shell_listed: dropbear refuses a login shell that /etc/shells does not name.
shell_listed() {
	local shell
	[ -e "$ROOT/etc/shells" ] || return 0
	for shell in $(sed -n 's/^root:.*://p' "$ROOT/etc/passwd") "$session"; do
		grep -qxF "$shell" "$ROOT/etc/shells" && continue
		echo "$shell" >>"$ROOT/etc/shells"
		[ "$shell" = "$session" ] || note sshsetup "repaired /etc/shells: added $shell"
	done
}

# password_locked: no password opens this account, and a key does: '*'. An empty field lets anybody in,
# '!' locks keys out as well. A password hash is an administrator's own and stays.
password_locked() {
	local shadow=$ROOT/etc/shadow
	[ -f "$shadow" ] || return 0
	grep -qE '^root:!*:' "$shadow" || return 0
	edit "$shadow" 's/^root:!*:/root:*:/'
	note sshsetup "repaired /etc/shadow: root's password field is now '*'"
}

# shadow_hidden: a hash is nobody's to read, and an overlay out of a repository has one bit for modes.
shadow_hidden() {
	local was
	was=$(stat -c %a "$ROOT/etc/shadow")
	case $was in *[!0]) ;; *) return 0 ;; esac
	chmod o-rwx "$ROOT/etc/shadow"
	note sshsetup "repaired /etc/shadow: mode $was -> $(stat -c %a "$ROOT/etc/shadow")"
}

# audit_account: reads reports, which are everybody's to read, and nothing that is not.
audit_account() {
	local number=990
	grep -q '^audit:' "$ROOT/etc/passwd" && return 0
	while cut -d: -f3 "$ROOT/etc/passwd" "$ROOT/etc/group" 2>/dev/null | grep -qxF "$number"; do
		number=$((number - 1))
	done
	echo "audit:x:$number:$number:reads reports:/home/audit:$session" >>"$ROOT/etc/passwd"
	echo "audit:x:$number:" >>"$ROOT/etc/group"
	echo 'audit:*::0:::::' >>"$ROOT/etc/shadow"
}
