# A limit that is no number of seconds is the default, not a broken service.
# shellcheck shell=dash
. /run/verbs

fake_key
sed -i 's/^ASSAY_WAIT=.*/ASSAY_WAIT=yes/; s/^ASSAY_WAIT_LIMIT=.*/ASSAY_WAIT_LIMIT=090/' /etc/conf.d/assay-audit
boot
expect grep -q 'Audit complete$' /var/log/rc.log
