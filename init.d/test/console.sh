# shellcheck shell=dash

console_state_names_what_matters() {
	fake_card eth0
	fake_card eth1
	fake_virtual lo
	echo 1 >"$ROOT/sys/class/net/eth0/carrier"
	echo 0 >"$ROOT/sys/class/net/eth1/carrier"
	fake_tool ip with <<-'END'
		echo '2: eth0    inet 10.0.2.15/24 brd 10.0.2.255 scope global eth0'
		echo '2: eth0    inet6 fe80::1/64 scope link'
	END
	mkdir -p "$ROOT/run/assay/steps"
	printf 'hostKeyFingerprint=SHA256:abc\nkeys=2\n' >"$ROOT/run/assay/steps/sshsetup"
	echo running >"$ROOT/run/assay/agent.state"
	script console-state >"$ROOT/out"
	has out 'SHA256:abc, root keys: 2'
	has out 'eth0 .*52:54:00:12:34:56  10.0.2.15/24 fe80::1/64'
	has out 'eth1 .*no link'
	has out 'audit .*running'
	lacks out ' lo '
}

console_state_says_whether_the_report_left() {
	fake_card eth0
	mkdir -p "$ROOT/run/assay/steps"
	printf 'target=https://192.0.2.1/reports/\nreport=complete\ndelivery=retrying\nattempts=3\n' >"$ROOT/run/assay/steps/delivery"
	script console-state >"$ROOT/out"
	has out '^  report    complete retrying, https://192.0.2.1/reports/$'
}

fits_a_screen() {
	[ "$(wc -l <"$ROOT/out")" -le 21 ] || fail "$(wc -l <"$ROOT/out") lines: $(cat "$ROOT/out")"
	[ "$(awk 'length > most { most = length } END { print most }' "$ROOT/out")" -le 79 ] || fail "too wide: $(cat "$ROOT/out")"
}

console_state_of_many_cards_fits_a_screen() {
	for n in 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19; do
		fake_card enp133s0f$n
		echo 0 >"$ROOT/sys/class/net/enp133s0f$n/carrier"
	done
	for n in 3 17; do echo 1 >"$ROOT/sys/class/net/enp133s0f$n/carrier"; done
	fake_tool ip with <<-'END'
		for n in 3 17; do
			echo "2: enp133s0f$n    inet 203.113.102.115/24 brd 10.0.2.255 scope global eth0"
			for m in 1 2 3 4; do echo "2: enp133s0f$n    inet6 2001:db8:1234:5678:$m:$m:$m:$m/64 scope global"; done
		done
	END
	mkdir -p "$ROOT/run/assay/steps" "$ROOT/sys/class/dmi/id"
	printf '\033[2J%s\n' "$(seq 1 100 | tr '\n' ' ')" >"$ROOT/sys/class/dmi/id/product_name"
	printf 'hostKeyFingerprint=SHA256:MzgMwBAhbo4boW1s5eFktYxZcWb8qqXN60YI9SOAYgE\nkeys=2\n' >"$ROOT/run/assay/steps/sshsetup"
	echo complete >"$ROOT/run/assay/agent.state"
	script console-state >"$ROOT/out"
	fits_a_screen
	has out '^  enp133s0f17 52:54:00:12:34:56  203.113.102.115/24$'
	has out '^  and 13 more, 0 of them with a link'
	lacks out "$(printf '\033')"
	grep -n enp133 "$ROOT/out" | head -n 2 | grep -c 203 | grep -qx 2 || fail "cards with a link come first: $(cat "$ROOT/out")"
}

console_state_shows_the_verdict_to_the_whole_room() {
	mkdir -p "$ROOT/run/assay"
	printf '{\n  "findings" : [ {\n    "state" : "no"\n  } ],\n  "verdict" : {\n    "state" : "PASS",\n    "reasons" : [ ],\n    "parts" : [\n      {\n        "state" : "WARN"\n      }\n    ]\n  }\n}\n' \
		>"$ROOT/run/assay/audit.json"
	echo running >"$ROOT/run/assay/agent.state"
	script console-state >"$ROOT/out"
	has out 'audit .*running.*verdict so far: PASS'
	lacks out '###'
	echo complete >"$ROOT/run/assay/agent.state"
	script console-state >"$ROOT/out"
	has out '^  ######    #####    ######   ######$'
	has out 'audit .*complete, /var/log/audit.json'
	fits_a_screen
	printf 'Verdict   : PASS\nassay: audit complete: PASS, 0 findings, /var/log/audit.json\n' >"$ROOT/run/assay/summary"
	script console-state >"$ROOT/out"
	has out '^  assay: audit complete: PASS, 0 findings, /var/log/audit.json$'
	fits_a_screen
	echo running >"$ROOT/run/assay/agent.state"
	sed -i 's/PASS/FAIL/' "$ROOT/run/assay/audit.json"
	script console-state >"$ROOT/out"
	has out '^  #######   #####    #####   ##$'
	sed -i 's/FAIL/WARN/' "$ROOT/run/assay/audit.json"
	script console-state >"$ROOT/out"
	has out 'audit .*running.*verdict so far: WARN'
	lacks out '###'
	echo complete >"$ROOT/run/assay/agent.state"
	script console-state >"$ROOT/out"
	has out '^  ##   ##   #####   ######   ##   ##$'
	has out '^  ## # ##  #######  ######   ## # ##$'
	fits_a_screen
	echo 'no JSON at all' >"$ROOT/run/assay/audit.json"
	echo complete >"$ROOT/run/assay/agent.state"
	script console-state >"$ROOT/out"
	has out '#####   ##   ##  ##   ##$'
	fits_a_screen
}

console_state_no_card() {
	script console-state >"$ROOT/out"
	has out 'no network card'
}

console_password_only_on_the_terminal() {
	fake_console
	fake_tool getty with <<-'END'
		exec sleep 600.2
	END
	mkdir -p "$ROOT/run/assay"
	mkfifo "$ROOT/run/assay/password"
	echo 'the password is swordfish' >"$ROOT/run/assay/password" &
	# What is written to this terminal can be read afterwards.
	cp "$lib/console" "$ROOT/console.orig"
	sed "s#\"\$ROOT/dev/\$tty\"\$#\"$ROOT/shown\"#" "$ROOT/console.orig" >"$lib/console"
	background console tty1 38400
	eventually 10 grep -q swordfish "$ROOT/shown"
	grep -rqsF swordfish "$ROOT/run" --exclude=password && fail "in a file"
	return 0
}

console_state_before_anything() {
	script console-state >"$ROOT/out" || fail "status $?"
	has out 'not started'
}

console_write_dead_console() {
	fake_console
	echo summary >"$ROOT/summary"
	fake_hanging_tool cat "$ROOT/summary"
	within 10 script console-write "$ROOT/summary"
}

console_write_no_console() {
	echo summary >"$ROOT/summary"
	within 2 script console-write "$ROOT/summary"
	same 0 "$status"
}

console_prompt_on_a_console() {
	fake_console
	fake_tool getty with <<-'END'
		exec sleep 600.2
	END
	background console tty1 38400
	eventually 5 calls_at_least getty 1
	same "-L -f $ROOT/run/assay/issue.tty1 38400 tty1 linux" "$(calls getty)"
}

console_prompt_shown_again_when_the_state_changes() {
	fake_console
	fake_tool getty with <<-'END'
		exec sleep 600.2
	END
	background console tty1 38400
	eventually 5 calls_at_least getty 1
	echo complete >"$ROOT/run/assay/agent.state"
	eventually 9 gone "$last"
}

console_port_without_chip() {
	fake_tool getty
	mknod "$ROOT/dev/ttyS0" c 1 3
	mkdir -p "$ROOT/sys/class/tty/ttyS0"
	echo 0 >"$ROOT/sys/class/tty/ttyS0/type"
	background console ttyS0
	sleep 1
	same '' "$(calls getty)"
}

fake_console() {
	mknod "$ROOT/dev/tty1" c 1 3
	mkdir -p "$ROOT/sys/class/tty/console"
	echo 'tty0 ttyS0' >"$ROOT/sys/class/tty/console/active"
}

# A getty that ends hangs the line up under whoever writes to it: the first cat fails, as with EIO.
console_write_is_repeated_on_a_line_that_was_hung_up() {
	mkdir -p "$ROOT/sys/class/tty/console"
	echo ttyS0 >"$ROOT/sys/class/tty/console/active"
	mknod "$ROOT/dev/ttyS0" c 1 3
	echo 'poweroff in 10 s' >"$ROOT/line"
	fake_tool cat with <<-END
		case \$1 in */line) [ -e '$ROOT/hung' ] || { : >'$ROOT/hung' && exit 1; } ;; esac
		exec /bin/cat "\$@"
	END
	within 8 script console-write "$ROOT/line"
	same 2 "$(calls cat | grep -c '/line$')"
}
