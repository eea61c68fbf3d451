# shellcheck shell=dash

# fake_put [with <<script]: `assay put`, which remembers what it was given and says what the script says.
fake_put() {
	mkdir -p "$ROOT/usr/bin"
	{
		echo "#!$shebang"
		echo "echo \"\$*\" >>'$ROOT/calls.put'"
		# shellcheck disable=SC2016 # expanded by the fake
		echo 'for report; do :; done'
		echo "cat \"\$report\" >>'$ROOT/sent'"
		cat
	} >"$ROOT/usr/bin/assay"
	chmod 755 "$ROOT/usr/bin/assay"
}

taken() {
	fake_put <<-'END'
		printf 'delivery=delivered\nroute=eth0\nstatus=201\n'
	END
}

# report COMPLETE [IDENTITY]
report() {
	mkdir -p "$ROOT/run/assay"
	if [ "$1" = true ]; then echo complete; else echo running; fi >"$ROOT/run/assay/agent.state"
	printf '{\n  "complete" : %s,\n  "run" : { "bootId" : "%s" },\n  "identity" : { %s }\n}\n' "$1" \
		"$(cat "$ROOT/proc/sys/kernel/random/boot_id")" "${2:-}" >"$ROOT/run/assay/audit.json"
}

puts() {
	calls put | wc -l
}

put_times() {
	[ "$(puts)" -ge "$1" ]
}

named='"machineId" : "9d3a9c52-41f0-4f6b-9a5e-2c1d8e0f1a2b"'

delivery_first_and_complete() {
	taken
	fake_kernel_line 'quiet assay.put=http://rack:secret@192.0.2.1/?signature=s'
	report false "$named"
	background deliver
	eventually 10 put_times 1
	has sent '"complete" : false'
	sleep 3
	same 1 "$(puts)" 'the first is sent once: '
	report true "$named"
	eventually 10 step_is delivery "done"
	has sent '"complete" : true'
	same 2 "$(puts)"
	same delivered "$(step delivery delivery)"
	same eth0 "$(step delivery route)"
	same http://192.0.2.1/ "$(step delivery target)"
	sleep 3
	same 2 "$(puts)" 'nothing more: '
}

delivery_waits_for_a_report_that_says_which_machine() {
	taken
	report false '"identifiers" : [ { "kind" : "macAddress", "trusted" : true } ]'
	background deliver
	sleep 4
	same 0 "$(puts)"
	same waiting "$(step delivery delivery)"
	report false "$named"
	eventually 10 put_times 1
}

delivery_unknown_machine_is_sent_in_the_end() {
	taken
	report true
	background deliver
	eventually 10 step_is delivery "done"
}

delivery_waits_for_a_network() {
	taken
	mkdir -p "$ROOT/proc/net"
	printf 'Iface\tDestination\n' >"$ROOT/proc/net/route"
	echo '00000000 80 00000000 80 00000000 ffffffff 00000001 00000000 00200200 lo' >"$ROOT/proc/net/ipv6_route"
	report true "$named"
	background deliver
	sleep 4
	same 0 "$(puts)"
	printf 'Iface\tDestination\neth0\t00000000\n' >"$ROOT/proc/net/route"
	eventually 10 put_times 1
}

delivery_is_tried_again_after_what_it_was_told_to_wait() {
	fake_put <<-END
		if [ ! -e '$ROOT/refused' ]; then
			: >'$ROOT/refused'
			printf 'delivery=retrying\nroute=eth1\nwhy=the server answered 503\nwaitSeconds=2\n'
			exit 1
		fi
		printf 'delivery=delivered\nroute=eth1\n'
	END
	report true "$named"
	background deliver
	eventually 5 grep -q 'why=the server answered 503' "$ROOT/run/assay/steps/delivery"
	same retrying "$(step delivery delivery)"
	eventually 10 step_is delivery "done"
	has calls.put '^put --failures 0 '
	has calls.put '^put --failures 1 '
	has var/log/assay/delivery.log 'not delivered by eth1: the server answered 503; again in 2 s'
}

# Without Java, with a JVM that dies: nobody says how long to wait.
delivery_that_breaks_is_no_end() {
	rm -f "$ROOT/usr/bin/assay"
	report true "$named"
	background deliver
	eventually 5 grep -q 'again in 60 s' "$ROOT/var/log/assay/delivery.log"
	same retrying "$(step delivery delivery)"
}

delivery_respawned_sends_nothing_twice() {
	taken
	report false "$named"
	background deliver
	eventually 10 put_times 1
	eventually 5 test -e "$ROOT/run/assay/delivery/first"
	kill "$last"
	background deliver
	sleep 3
	same 1 "$(puts)"
}

delivery_stopped_ends_what_it_started() {
	fake_put <<-END
		echo \$\$ >'$ROOT/put.pid'
		trap '' TERM
		while :; do sleep 1; done
	END
	report true "$named"
	background deliver
	eventually 5 test -s "$ROOT/put.pid"
	kill "$last"
	eventually 5 gone "$last"
	eventually 5 gone "$(cat "$ROOT/put.pid")"
	: >"$ROOT/put.pid"
	fake_put <<-END
		printf 'delivery=retrying\nwaitSeconds=300\n'
		exit 1
	END
	background deliver
	eventually 5 grep -q 'again in 300 s' "$ROOT/var/log/assay/delivery.log"
	kill "$last"
	eventually 2 gone "$last"
}

# The agent may write a complete report once more, with what became of its publication.
delivery_waits_for_the_end_of_the_agent() {
	taken
	report true "$named"
	echo running >"$ROOT/run/assay/agent.state"
	background deliver
	sleep 4
	same 0 "$(puts)"
	echo complete >"$ROOT/run/assay/agent.state"
	eventually 10 step_is delivery "done"
}

delivery_keeps_the_name_that_a_report_had_first() {
	fake_put <<-'END'
		printf 'report=52:54:00:12:34:56/b.json.gz\ndelivery=delivered\nroute=eth0\n'
	END
	report false "$named"
	background deliver
	eventually 10 put_times 1
	report true "$named"
	eventually 10 step_is delivery "done"
	has calls.put '^put --failures 0 --machine 52:54:00:12:34:56 '
}

delivery_address_emptied_on_the_kernel_line() {
	echo 'put=https://192.0.2.1/' >"$ROOT/etc/assay/assay.conf"
	. "$lib/config.sh"
	same https://192.0.2.1/ "$(delivery_address)"
	fake_kernel_line 'quiet assay.put='
	same '' "$(delivery_address)"
}
