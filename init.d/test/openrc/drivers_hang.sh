# Drivers that hang hold neither the boot nor SSH nor the audit.
# shellcheck shell=dash
. /run/verbs

fake_key
printf 'af_packet\nsd_mod\nipmi_si\n' >/run/fake.hang
mkdir -p /etc/assay
echo 'coldplug.limit=2' >/etc/assay/assay.conf
before=$(uptime_seconds)
boot
[ $(($(uptime_seconds) - before)) -le 60 ] || fail "boot took $(($(uptime_seconds) - before)) s"
expect listening_on_22
eventually 15 agent_is complete
eventually 40 step_is coldplug partial
expect grep -qx 'class.storage=timeout' /run/assay/steps/coldplug
expect grep -qx 'class.ipmi=timeout' /run/assay/steps/coldplug
eventually 20 step_is network "done"
