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
