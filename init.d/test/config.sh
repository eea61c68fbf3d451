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
	same 30 "$(seconds coldplug.limit 30)"
}

config_image_file() {
	printf '# deadline=1\n deadline = "60" \r\n' >"$ROOT/etc/assay/assay.conf"
	same 60 "$(seconds deadline 30)"
}

config_site_over_image() {
	echo deadline=60 >"$ROOT/etc/assay/assay.conf"
	mkdir -p "$ROOT/run/assay/site"
	echo deadline=90 >"$ROOT/run/assay/site/assay.conf"
	same 90 "$(seconds deadline 30)"
}

config_kernel_line_over_files() {
	echo deadline=60 >"$ROOT/etc/assay/assay.conf"
	fake_kernel_line assay.deadline=5
	same 5 "$(seconds deadline 30)"
}

config_dot_is_no_pattern() {
	echo coldplugxlimit=60 >"$ROOT/etc/assay/assay.conf"
	same 30 "$(seconds coldplug.limit 30)"
}

config_nonsense_for_seconds() {
	for value in -1 abc 1.5 99999999 '""'; do
		fake_kernel_line "assay.coldplug.limit=$value"
		same 30 "$(seconds coldplug.limit 30)" "$value: "
	done
}

config_leading_zero_is_no_number() {
	for value in 090 08 0 007 000000; do
		fake_kernel_line "assay.deadline=$value"
		same 900 "$(seconds deadline 900)" "$value: "
	done
}

config_most_seconds() {
	fake_kernel_line assay.deadline=999999
	same 999999 "$(seconds deadline 900)"
}

fake_layers() {
	echo "$1" >"$ROOT/etc/assay/assay.conf"
	mkdir -p "$ROOT/run/assay/site"
	echo "$2" >"$ROOT/run/assay/site/assay.conf"
	fake_kernel_line "$3"
}

config_unusable_value_hides_none_below() {
	fake_layers deadline=60 deadline=090 'assay.deadline=70 assay.deadline=1h'
	same 70 "$(seconds deadline 900)"
	fake_layers deadline=60 deadline=80 assay.deadline=1h
	same 80 "$(seconds deadline 900)"
	fake_layers deadline=60 deadline= assay.deadline=0
	same 60 "$(seconds deadline 900)"
}

config_switch() {
	switched_on nvidia on || fail 'default on'
	! switched_on wait no || fail 'default no'
	fake_layers wait=yes wait=no assay.wait=on
	switched_on wait no || fail 'on'
	fake_layers wait=yes wait=yes assay.wait=off
	! switched_on wait no || fail 'off'
}

config_unusable_switch_hides_none_below() {
	fake_layers nvidia=no nvidia=0 assay.nvidia=NO
	! switched_on nvidia on || fail 'the valid word is hidden'
	fake_kernel_line assay.nvidia=yess
	fake_layers '' nvidia=0 ''
	switched_on nvidia on || fail '0 is no word'
}

config_bare_switch_is_on() {
	fake_kernel_line quiet assay.wait
	switched_on wait no || fail 'off'
}

config_comment_is_no_mention_and_an_indented_line_is() {
	printf '# deadline=60\n  # deadline=70\n' >"$ROOT/etc/assay/assay.conf"
	! mentioned deadline || fail 'a comment'
	printf '  deadline = 80' >>"$ROOT/etc/assay/assay.conf"
	same 80 "$(seconds deadline 900)"
	rm "$ROOT/etc/assay/assay.conf" "$ROOT/proc/cmdline"
	same 900 "$(seconds deadline 900)"
}

config_lone_quote_stays() {
	echo 'deadline="60' >"$ROOT/etc/assay/assay.conf"
	same 900 "$(seconds deadline 900)"
}

config_seconds_from_elsewhere() {
	same 30 "$(seconds_or 900 30)"
	for value in '' 030 abc -1; do same 900 "$(seconds_or 900 "$value")" "$value: "; done
}
