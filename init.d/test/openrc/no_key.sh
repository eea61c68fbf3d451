# Without a key and without a password SSH setup fails, says how to give one, and holds up nothing.
# shellcheck shell=dash
. /run/verbs

echo 'password=off' >/etc/assay/assay.conf
boot
expect grep -q 'nobody can log in' /var/log/rc.log
expect step_is sshsetup failed
expect listening_on_22
expect grep -q -- '-F -r /etc/dropbear/dropbear_ed25519_host_key -s$' /var/log/messages
eventually 15 agent_is complete
