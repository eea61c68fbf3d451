# Without a key a password lets in once: told by the consoles' pipe only, in no file, wrong ones are slowed, and the second
# login needs another way.
# shellcheck shell=dash
. /run/verbs

login() {
	DROPBEAR_PASSWORD=$1 dbclient -y -y root@127.0.0.1 "$2" >/run/out 2>/run/err </dev/null
}

boot
eventually 10 listening_on_22
expect step_is sshsetup "done"
expect_not grep -q -- '-F .* -s' /var/log/messages
expect [ -p /run/assay/password ]
password=$(tr -d '\r' </run/assay/password | sed -n 's/^One-time password of root, for SSH: //p')
[ "${#password}" = 14 ] || fail "password '$password'"
grep -rqsF "$password" /etc /run/assay /var /root /home /tmp --exclude=password && fail "in a file"

# dropbear waits before it says no.
before=$(uptime_hundredths)
for wrong in aaaa-bbbb-cccc '' root; do login "$wrong" true && fail "'$wrong' let in"; done
took=$(($(uptime_hundredths) - before))
[ "$took" -ge 60 ] || fail "three wrong passwords in $took hundredths of a second"

login "$password" 'id -u; cat /proc/self/oom_score_adj' || fail "not let in: $(cat /run/err)"
[ "$(tr '\n' ' ' </run/out)" = '0 0 ' ] || fail "the session: $(cat /run/out)"
login "$password" true && fail "let in twice"
expect grep -q '^root:\*:' /etc/shadow
expect_not [ -e /run/assay/password ]
expect rc-service dropbear restart
expect grep -q -- '-F .* -s$' /var/log/messages
