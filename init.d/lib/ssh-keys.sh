# Where root's keys come from. Sourced after step.sh, bounded.sh and config.sh, never run.
# shellcheck shell=dash

access=$ROOT/run/assay/access

# from SOURCE: marks the lines of its input
from() {
	tr -d '\r\t' | awk -v source="$1" 'NF { print source "\t" $0 }'
}

# offered_keys: what cannot hang: image, site cpio, assay.conf, kernel line, firmware. One per line, as they were written.
offered_keys() {
	local file
	for file in "$ROOT"/etc/assay/keys/*.pub; do
		[ ! -f "$file" ] || awk 1 "$file"
	done | from image
	for file in "$ROOT"/run/assay/site/keys/*.pub; do
		[ ! -f "$file" ] || awk 1 "$file"
	done | from site
	conf_values key | from assay.conf
	{
		cmdline_values ssh_key
		cmdline_values assay.key
	} | from kernel
	oem_keys | from smbios
}

# oem_keys: strings assay.key=... of SMBIOS type 11; a string assay.key+=... goes on where the one before it ended, for
# firmware that cuts them short. The table is the kernel's copy in memory.
oem_keys() {
	local table=$ROOT/sys/firmware/dmi/tables/DMI
	grep -q 'assay\.key=' "$table" 2>/dev/null || return 0
	head -c 262144 "$table" | od -An -v -tx1 | awk '
		function number(hex) { return index(digits, substr(hex, 1, 1)) * 16 - 17 + index(digits, substr(hex, 2, 1)) }
		function string_ends() {
			if (type == 11 && sub(/^assay\.key=/, "", text)) {
				if (key != "") print key
				key = text
			} else if (type == 11 && sub(/^assay\.key\+=/, "", text)) key = key text
			text = ""
		}
		BEGIN { digits = "0123456789abcdef" }
		{
			for (i = 1; i <= NF; i++) {
				byte = number($i)
				at++
				if (at == 1) type = byte
				else if (at == 2) formatted = byte
				else if (at > formatted && byte > 0) text = text (byte > 31 && byte < 127 ? sprintf("%c", byte) : "?")
				else if (at > formatted && text != "") { string_ends(); first = 0 }
				else if (at > formatted) {
					# Two zeros end a structure, also one without any string.
					if (at > formatted + 1 || first) { at = 0; first = 0 } else first = 1
				}
			}
		}
		END { if (key != "") print key }
	'
}

# usable_keys: drops what is no public key, without a word that would hide it: each refusal is in the log.
usable_keys() {
	local line key tab='	'
	while IFS= read -r line; do
		key=${line#*"$tab"}
		case $key in
		'#'*) ;;
		*ssh-ed25519' AAAA'* | *ssh-rsa' AAAA'* | *ecdsa-sha2-*' AAAA'* | *sk-*' AAAA'*) echo "$line" ;;
		http:* | https:* | ftp:*) note sshsetup "not fetched here, assay.keys= is for that: $key" ;;
		*) note sshsetup "not a public key: $(printf %.60s "$key")" ;;
		esac
	done
}

# bare_keys: of a file that came from elsewhere only keys, no options, no more than a hundred.
bare_keys() {
	tr -d '\r' | grep -aE '^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-ssh-ed25519@openssh\.com) AAAA[A-Za-z0-9+/]+={0,3}( [ -~]{0,200})?$' |
		head -n 100
}

# install_keys: takes marked lines; adds what authorized_keys lacks, keeps what an administrator put there; prints how
# many there are. The account audit gets the same ones, without a way into the network behind this machine.
install_keys() {
	local file=$ROOT/root/.ssh/authorized_keys
	mkdir -p "$ROOT/root/.ssh" "$access"
	chmod 700 "$ROOT/root/.ssh"
	{
		[ ! -f "$access/keys" ] || cat "$access/keys"
		[ ! -f "$file" ] || usable_of_file "$file"
		cat
	} | awk -F '\t' '!seen[$2]++' >"$access/keys.new"
	{
		[ ! -f "$file" ] || awk 1 "$file"
		cut -f 2- "$access/keys.new"
	} | awk '!seen[$0]++' >"$file.new"
	chmod 600 "$file.new"
	mv "$file.new" "$file"
	mv "$access/keys.new" "$access/keys"
	keys_for_audit <"$file"
	grep -c ' AAAA' "$file"
}

usable_of_file() {
	from authorized_keys <"$1" | grep ' AAAA'
}

# The folder is root's: the account cannot give itself another key.
keys_for_audit() {
	local folder=$ROOT/home/audit/.ssh limits=no-port-forwarding,no-agent-forwarding,no-X11-forwarding
	mkdir -p "$folder"
	sed -n -e "s/^\([a-z0-9@.-]* AAAA\)/$limits \1/p" -e t -e "s/^\([^#].* AAAA\)/$limits,\1/p" >"$folder/authorized_keys.new"
	chmod 755 "$ROOT/home" "$ROOT/home/audit" "$folder"
	chmod 644 "$folder/authorized_keys.new"
	mv "$folder/authorized_keys.new" "$folder/authorized_keys"
}
