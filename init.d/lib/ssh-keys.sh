# Where root's keys come from. Sourced, never run.
# shellcheck shell=dash

# offered_keys: image, site cpio, assay.conf, kernel line; one per line, as they were written.
offered_keys() {
	local file
	for file in "$ROOT"/etc/assay/keys/*.pub "$ROOT"/run/assay/site/keys/*.pub; do
		[ ! -f "$file" ] || awk 1 "$file"
	done
	conf_values key
	cmdline_values ssh_key
	cmdline_values assay.key
}

# usable_keys: drops what is no public key, without a word that would hide it: each refusal is in the log.
usable_keys() {
	local line
	tr -d '\r' | while IFS= read -r line; do
		case $line in
		'' | '#'*) ;;
		*ssh-ed25519' AAAA'* | *ssh-rsa' AAAA'* | *ecdsa-sha2-*' AAAA'* | *sk-*' AAAA'*) echo "$line" ;;
		http:* | https:* | ftp:*) note sshsetup "not fetched, there is no network yet: $line" ;;
		*) note sshsetup "not a public key: $(printf %.60s "$line")" ;;
		esac
	done
}

# install_keys: adds what authorized_keys lacks, keeps what an administrator put there; prints how many there are.
install_keys() {
	local file=$ROOT/root/.ssh/authorized_keys
	mkdir -p "$ROOT/root/.ssh"
	chmod 700 "$ROOT/root/.ssh"
	{
		[ ! -f "$file" ] || awk 1 "$file"
		offered_keys | usable_keys
	} | awk '!seen[$0]++' >"$file.new"
	chmod 600 "$file.new"
	mv "$file.new" "$file"
	grep -c ' AAAA' "$file"
}
