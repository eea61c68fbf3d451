# The real dropbear lets the key's owner in, with a PATH that finds everything, and nobody else.
# shellcheck shell=dash
. /run/verbs

dropbearkey -t ed25519 -f /run/key >/run/key.pub 2>/dev/null
mkdir -p /etc/assay/keys
grep '^ssh-ed25519' /run/key.pub >/etc/assay/keys/test.pub
printf '#!/bin/sh\necho smartctl here\n' >/usr/sbin/smartctl
chmod 755 /usr/sbin/smartctl
# Modes that an unlucky archive leaves behind, and that dropbear refuses without a word.
chmod 775 /root
chown 1000:1000 /root
boot
eventually 10 listening_on_22
cat >/run/login <<'END'
exec dbclient -y -y -i /run/key root@127.0.0.1 "$@"
END
[ -x /usr/bin/dbclient ] || fail "dbclient is missing in this root"
sh /run/login 'smartctl -V; command -v assay; echo "$PATH"' >/run/out 2>/run/err </dev/null || fail "login: $(cat /run/err)"
expect grep -qx 'smartctl here' /run/out
expect grep -qx '/usr/bin/assay' /run/out
[ "$(wc -l </run/out)" = 3 ] || fail "more than the command's own output: $(cat /run/out)"
expect grep -q 'repaired /root: 775 1000:1000' /var/log/assay/sshsetup.log

# Memory may be taken from a session, never from the server itself where the kernel lets anybody have that (not in every
# container), and the account that reads reports does that only.
kept=$(sh -c 'echo -900 >/proc/self/oom_score_adj; cat /proc/self/oom_score_adj' 2>/dev/null)
daemon=$(pidof dropbear | tr ' ' '\n' | sort -n | head -n 1)
expect grep -qx -e "$kept" "/proc/$daemon/oom_score_adj"
sh /run/login 'cat /proc/self/oom_score_adj' >/run/out 2>/run/err </dev/null || fail "login: $(cat /run/err)"
[ "$(cat /run/out)" = 0 ] || fail "a session is kept at $(cat /run/out)"
eventually 10 test -e /var/log/audit.json
audit() {
	dbclient -y -y -i /run/key audit@127.0.0.1 "$@" >/run/out 2>/run/err </dev/null
}
audit 'id -u -n; cat /var/log/audit.json' || fail "audit: $(cat /run/err)"
expect grep -qx audit /run/out
expect grep -q schemaVersion /run/out
audit 'cat /etc/shadow' && fail "audit reads the shadow"
audit 'echo x >/var/log/audit.json' && fail "audit writes the report"
audit 'echo x >>.ssh/authorized_keys' && fail "audit lets others in"

dropbearkey -t ed25519 -f /run/other >/dev/null 2>&1
dbclient -y -y -i /run/other root@127.0.0.1 true >/run/out 2>&1 </dev/null && fail "another key got in"
expect_not grep -qi 'password:' /run/out
