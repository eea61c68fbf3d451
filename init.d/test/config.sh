# shellcheck shell=dash
. "$lib/config.sh"

config_plain_word() {
	fake_kernel_line 'quiet assay.deadline=30 console=ttyS0'
	same 30 "$(cmdline_values assay.deadline)"
}

config_quoted_value() {
	fake_kernel_line 'quiet assay.key="ssh-ed25519 AAAA me@host" console=ttyS0'
	same 'ssh-ed25519 AAAA me@host' "$(cmdline_values assay.key)"
}

config_quoted_word() {
	fake_kernel_line 'quiet "assay.key=ssh-ed25519 AAAA me@host" console=ttyS0'
	same 'ssh-ed25519 AAAA me@host' "$(cmdline_values assay.key)"
}

config_several_values() {
	fake_kernel_line 'assay.key="a 1" ssh_key=b assay.key=c'
	same "a 1
c" "$(cmdline_values assay.key)"
}

config_quote_never_closed() {
	fake_kernel_line 'quiet assay.key="a b'
	same 'a b' "$(cmdline_values assay.key)"
}

config_longer_name_is_another() {
	fake_kernel_line 'xassay.key=no assay.keys=no assay.key=yes'
	same yes "$(cmdline_values assay.key)"
}

config_no_kernel_line() {
	rm "$ROOT/proc/cmdline"
	same '' "$(cmdline_values assay.key)"
}

config_default() {
	same 30 "$(setting coldplug.limit 30)"
}

config_image_file() {
	printf '# deadline=1\n deadline = "60" \r\n' >"$ROOT/etc/assay/assay.conf"
	same 60 "$(setting deadline 30)"
}

config_site_over_image() {
	echo deadline=60 >"$ROOT/etc/assay/assay.conf"
	mkdir -p "$ROOT/run/assay/site"
	echo deadline=90 >"$ROOT/run/assay/site/assay.conf"
	same 90 "$(setting deadline 30)"
}

config_kernel_line_over_files() {
	echo deadline=60 >"$ROOT/etc/assay/assay.conf"
	fake_kernel_line assay.deadline=5
	same 5 "$(setting deadline 30)"
}

config_dot_is_no_pattern() {
	echo coldplugxlimit=60 >"$ROOT/etc/assay/assay.conf"
	same 30 "$(setting coldplug.limit 30)"
}

config_nonsense_for_seconds() {
	for value in -1 abc 1.5 99999999 '""'; do
		fake_kernel_line "assay.coldplug.limit=$value"
		same 30 "$(seconds coldplug.limit 30)" "$value: "
	done
}
