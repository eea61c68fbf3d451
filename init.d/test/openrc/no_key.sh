# Without a key SSH setup fails, says how to give one, and holds up nothing.
# shellcheck shell=dash
. /run/verbs

boot
expect grep -q 'nobody can log in' /var/log/rc.log
expect step_is sshsetup failed
expect listening_on_22
eventually 15 agent_is complete
