# Keys of an address, fetched once there is a lease, from a server that comes late.
# shellcheck shell=dash
plug_in eth0
mkdir "$alpine/run/www"
echo 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGnvLWRjb2x1bW5zYXJlZmluZWFuZGRhbmR5MTIz ops' >"$alpine/run/www/keys"
kernel_line 'assay.keys=http://10.9.0.1/keys'
watch
in_alpine /usr/lib/assay/keys-watch >/dev/null 2>&1 &
sleep 3
[ ! -e "$alpine/root/.ssh/authorized_keys" ] || fail "before there was a lease"
server eth0
eventually 30 address_on eth0
sleep 5
at_far_end busybox httpd -f -p 10.9.0.1:80 -h "$alpine/run/www" &
eventually 40 has root/.ssh/authorized_keys ' ops$'
has run/assay/access/keys '^url	ssh-ed25519 ' || fail "source"
