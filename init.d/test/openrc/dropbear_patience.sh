# dropbear is started again for ever: supervise-daemon's own limit, ten in twelve seconds, is lifted.
# shellcheck shell=dash
. /run/verbs

enough_starts() {
	[ "$(wc -l </run/starts)" -ge "$1" ]
}

fake_key
printf '#!/bin/sh\necho start >>/run/starts\nexit 1\n' >/usr/sbin/dropbear
chmod 755 /usr/sbin/dropbear
boot
eventually 40 enough_starts 12
expect rc-service dropbear status
