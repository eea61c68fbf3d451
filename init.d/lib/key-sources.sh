# Keys from where it may take long, or never come: an address, a USB stick. Sourced after ssh-keys.sh, never run.
# shellcheck shell=dash
# shellcheck disable=SC2154 # ssh-keys.sh sets access

seen=' '

# fetch_keys URL: at most 64 KiB, in at most 30 s; into $access/fetched
fetch_keys() {
	# shellcheck disable=SC2016 # expanded by the inner shell
	bounded 30 sh -c '
		wget -q -T 10 -O - "$1" 2>/dev/null | head -c 65536 >"$2"
	' sh "$1" "$access/fetched"
	[ -s "$access/fetched" ]
}

# stick PATH: a removable USB disk or a partition of one: no SATA disk, no USB disk that is made to stay, whatever its label.
stick() {
	local real removable=''
	real=$(readlink -f "$1")
	case $real in */usb[0-9]*/*) ;; *) return 1 ;; esac
	{ read -r removable <"$real/removable" || read -r removable <"${real%/*}/removable"; } 2>/dev/null
	[ "$removable" = 1 ]
}

# known PATH: looked at before; a stick put in again has another number.
known() {
	local real number=''
	real=$(readlink -f "$1")
	{ read -r number <"$real/diskseq" || read -r number <"${real%/*}/diskseq"; } 2>/dev/null
	case $seen in *" ${1##*/}=$number "*) return 0 ;; esac
	seen="$seen${1##*/}=$number "
	return 1
}

labelled() {
	bounded 10 blkid "$1" >"$access/label" 2>/dev/null
	grep -qE '^[^"]* LABEL="ASSAY"( |$)' "$access/label"
}

# read_stick DEVICE: its *.pub files into $access/fetched. Read-only, FAT or ISO 9660, nothing on it can be run; file
# systems with a journal are not mounted at all.
read_stick() {
	local type mounted=$access/stick
	mkdir -p "$mounted"
	: >"$access/fetched"
	bounded 5 blockdev --setro "$1"
	for type in vfat iso9660; do
		bounded 10 modprobe -q "$type"
		bounded 20 mount -t "$type" -o ro,noexec,nosuid,nodev "$1" "$mounted" 2>/dev/null || continue
		# shellcheck disable=SC2016 # expanded by the inner shell
		bounded 20 sh -c 'for file in "$1"/*.[pP][uU][bB]; do
			[ ! -f "$file" ] || [ -L "$file" ] || { head -c 16384 "$file" && echo; }
		done | head -c 65536 >"$2"' sh "$mounted" "$access/fetched"
		bounded 20 umount "$mounted" || bounded 5 umount -l "$mounted"
		break
	done
	[ -s "$access/fetched" ]
}

# add_keys SOURCE: what was fetched
add_keys() {
	local before count
	before=$(grep -c . "$access/keys" 2>/dev/null)
	count=$(bare_keys <"$access/fetched" | from "$1" | (umask 077 && install_keys))
	rm -f "$access/fetched"
	step_set sshsetup keys "${count:-0}"
	note keys "$1: $(($(grep -c . "$access/keys") - ${before:-0})) new keys"
	[ "${count:-0}" = 0 ] || "$ROOT/usr/lib/assay/password-end" 'not used, there are keys now'
}

look_at_sticks() {
	local path
	for path in "$ROOT"/sys/class/block/*; do
		stick "$path" || continue
		! known "$path" || continue
		labelled "$ROOT/dev/${path##*/}" || continue
		if read_stick "$ROOT/dev/${path##*/}"; then
			add_keys usb
		else
			note keys "${path##*/}: labelled ASSAY, no *.pub file on it"
		fi
	done
}
