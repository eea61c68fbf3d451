# assay.ssh=off: nothing listens, nothing else is missing.
# shellcheck shell=dash
. /run/verbs

fake_key
echo 'ssh=off' >>/etc/assay/assay.conf
boot
expect step_is sshsetup skipped
expect_not listening_on_22
expect_not pidof dropbear
eventually 15 agent_is complete
