# DROPBEAR_OPTS is honoured, check_config refuses what cannot run, and the package's own script would need the network.
# shellcheck shell=dash
. /run/verbs

fake_key
echo 'DROPBEAR_OPTS="-s -p 2022"' >/etc/conf.d/dropbear
boot
expect grep -q ':07E6 ' /proc/net/tcp
expect grep -qx port=2022 /run/assay/steps/dropbear
expect_not listening_on_22
expect grep -q -- '-F -r /etc/dropbear/dropbear_ed25519_host_key -s -p 2022$' /var/log/messages
expect rc-service dropbear stop
sleep 4
expect_not pidof dropbear
mv /usr/sbin/dropbear /usr/sbin/dropbear.away
rc-service dropbear start >/run/out 2>&1 && fail "started without a program"
expect grep -q '/usr/sbin/dropbear is missing' /run/out
mv /usr/sbin/dropbear.away /usr/sbin/dropbear
rm /etc/dropbear/dropbear_ed25519_host_key
expect rc-service dropbear start
expect grep -q -- '-F -R -s -p 2022$' /var/log/messages
eventually 5 pidof dropbear
