# shellcheck shell=dash

completing() {
	fake_agent <<-END
		printf '{"complete": true, "run": {"bootId": "$this_boot"}}' >'$ROOT/run/assay/audit.json'
		echo 'assay: audit complete: PASS, 0 findings, /var/log/audit.json'
	END
}

state_is() {
	[ "$(cat "$ROOT/run/assay/agent.state" 2>/dev/null)" = "$1" ]
}

agent_runs_until_complete_and_no_more() {
	completing
	script skeleton
	background agent-run
	eventually 5 state_is complete
	sleep 2
	same 1 "$(calls assay | wc -l)"
	same "audit --output $ROOT/var/log/audit.json" "$(calls assay)"
	has var/log/assay/agent.log 'Audit complete$'
}

agent_incomplete_tries_again() {
	fake_agent <<-END
		[ "\$(wc -l <'$ROOT/calls.assay')" -lt 2 ] ||
			printf '{"complete" : true, "run": {"bootId": "$this_boot"}}' >'$ROOT/run/assay/audit.json'
	END
	script skeleton
	background agent-run
	eventually 4 state_is failed
	has var/log/assay/agent.log 'Audit finished with errors — check /var/log/audit.log$'
	eventually 12 state_is complete
	same 2 "$(calls assay | wc -l)"
}

agent_report_complete_already() {
	completing
	fake_report true "$this_boot"
	background agent-run
	eventually 5 state_is complete
	same '' "$(calls assay)"
}

agent_report_of_another_boot() {
	completing
	fake_report true 99999999-0000-0000-0000-000000000000
	background agent-run
	eventually 5 state_is complete
	same 1 "$(calls assay | wc -l)"
}

agent_missing() {
	script skeleton
	background agent-run
	eventually 5 state_is failed
}

agent_stopped_ends_the_audit() {
	fake_agent <<-END
		exec sleep 61.3
	END
	script skeleton
	background agent-run
	eventually 5 calls_at_least assay 1
	pid=$(cat "$ROOT/run/assay/agent.pid")
	kill "$last"
	wait "$last"
	eventually 2 gone "$pid" || fail "$pid still runs"
}

agent_hanging_is_ended() {
	export AGENT_GRACE=1
	fake_kernel_line assay.deadline=1
	fake_agent <<-END
		trap '' TERM
		while :; do sleep 1; done
	END
	script skeleton
	background agent-run
	eventually 12 state_is failed
}

agent_of_a_killed_runner_is_ended() {
	fake_agent <<-END
		while :; do sleep 1; done
	END
	script skeleton
	background agent-run
	eventually 5 calls_at_least assay 1
	pid=$(cat "$ROOT/run/assay/agent.pid")
	kill -KILL "$last"
	completing
	background agent-run
	eventually 12 state_is complete
	eventually 2 gone "$pid" || fail "$pid still runs"
}

agent_deaf_program_dies_with_its_launcher() {
	fake_hanging_tool java
	fake_agent <<-END
		java audit &
		echo \$! >'$ROOT/java.pid'
		wait
	END
	script skeleton
	background agent-run
	eventually 5 test -s "$ROOT/java.pid"
	kill "$last"
	wait "$last"
	gone "$(cat "$ROOT/java.pid")" || fail 'the program still runs'
}

agent_deaf_program_of_a_killed_runner_is_ended() {
	fake_hanging_tool java
	fake_agent <<-END
		java audit &
		echo \$! >'$ROOT/java.pid'
		wait
	END
	script skeleton
	background agent-run
	eventually 5 test -s "$ROOT/java.pid"
	kill -KILL "$last" "$(cat "$ROOT/run/assay/agent.pid")"
	completing
	background agent-run
	eventually 12 state_is complete
	gone "$(cat "$ROOT/java.pid")" || fail 'the program still runs'
}

# A folder stands in for a cgroup: rmdir takes it with its files.
fake_cgroup() {
	mkdir -p "$ROOT/sys/fs/cgroup/$1" "$ROOT/run/assay/work/${2:-99999}/1"
	fake_tool rmdir with <<-'END'
		[ "$(cat "$1/cgroup.kill")" = 1 ] && rm -r "$1"
	END
}

agent_leftovers_are_ended() {
	completing
	fake_cgroup assay-99999-1
	fake_cgroup unified/assay-99999-2
	fake_cgroup openrc.assay-agent
	script skeleton
	background agent-run
	eventually 5 state_is complete
	[ ! -e "$ROOT/sys/fs/cgroup/assay-99999-1" ] || fail 'cgroup still there'
	[ ! -e "$ROOT/sys/fs/cgroup/unified/assay-99999-2" ] || fail 'unified cgroup still there'
	[ ! -e "$ROOT/sys/fs/cgroup/openrc.assay-agent/cgroup.kill" ] || fail "killed the service's own"
	[ ! -e "$ROOT/run/assay/work/99999" ] || fail 'folder still there'
}

agent_leftovers_not_to_be_ended_cost_little() {
	completing
	fake_cgroup assay-99999-1
	fake_tool rmdir with <<-'END'
		exit 1
	END
	script skeleton
	background agent-run
	eventually 8 state_is complete
	has var/log/assay/agent.log 'still there, not to be killed: assay-99999-1$'
}

agent_leftovers_are_ended_at_the_stop() {
	fake_agent <<-END
		exec sleep 61.4
	END
	script skeleton
	background agent-run
	eventually 5 calls_at_least assay 1
	fake_cgroup assay-99999-1
	kill "$last"
	wait "$last"
	[ ! -e "$ROOT/sys/fs/cgroup/assay-99999-1" ] || fail 'cgroup still there'
}

agent_started_by_hand_keeps_its_tools() {
	completing
	fake_tool java with <<-END
		while :; do sleep 1; done
	END
	java assay.Main audit &
	java=$!
	fake_cgroup "assay-$java-1" "$java"
	script skeleton
	background agent-run
	eventually 5 state_is complete
	[ ! -e "$ROOT/sys/fs/cgroup/assay-$java-1/cgroup.kill" ] || fail 'killed'
	[ -e "$ROOT/run/assay/work/$java" ] || fail 'folder removed'
}

agent_deadline_with_a_leading_zero() {
	completing
	fake_kernel_line assay.deadline=090
	export AGENT_GRACE=08
	script skeleton
	background agent-run
	eventually 5 state_is complete
}

# What the agent wrote last stays in the report, and how it ended is in it too, whatever way that was.
agent_ends_are_in_the_report() {
	export AGENT_PAUSE=1
	fake_agent <<-END
		case \$(wc -l <'$ROOT/calls.assay') in
		1) exit 3 ;;
		2) sed 's/"complete"/"found": 1, "complete"/' '$ROOT/run/assay/audit.json' >'$ROOT/next' ;;
		3) echo oom_kill 8 >'$ROOT/proc/vmstat'; exit 137 ;;
		esac
		mv '$ROOT/next' '$ROOT/run/assay/audit.json'
		kill -KILL \$\$
	END
	echo oom_kill 7 >"$ROOT/proc/vmstat"
	script skeleton
	background agent-run
	eventually 20 calls_at_least assay 4
	has run/assay/agent-ends '^1 not_started wrote no report, exit status 3,'
	has run/assay/agent-ends '^2 killed ended by signal 9$'
	has run/assay/agent-ends '^3 out_of_memory ended when the kernel killed'
	eventually 5 grep -q '"found": 1' "$ROOT/var/log/audit.json"
	has var/log/audit.json '^      { "attempt": 3, "ending": "out_of_memory", "reason": "ended when .*" }$'
	same 1 "$(grep -c '"attempt": 1,' "$ROOT/run/assay/audit.json")"
}

agent_end_over_a_report_that_is_none() {
	export AGENT_PAUSE=1
	fake_agent <<-END
		echo nonsense >'$ROOT/next'
		mv '$ROOT/next' '$ROOT/run/assay/audit.json'
		exit 5
	END
	script skeleton
	background agent-run
	eventually 10 grep -q '"ending": "died"' "$ROOT/var/log/audit.json"
	has run/assay/audit.json '^{$'
}

# As the agent writes it.
audited() {
	cat >"$ROOT/run/assay/audit.json" <<-END
		{
		  "schemaVersion" : "1.0.0",
		  "complete" : true,
		  "identity" : {
		    "machineId" : "$1",
		    "machineIdFrom" : "systemUuid",
		    "identifiers" : [ {
		      "kind" : "systemUuid",
		      "value" : "other",
		      "trusted" : true
		    } ]
		  },
		  "hardware" : {
		    "state" : "FAIL"
		  },
		  "verdict" : {
		    "state" : "PASS",
		    "reasons" : [ ]
		  }
		}
	END
}

agent_result_is_one_line() {
	mkdir -p "$ROOT/run/assay"
	audited 'B-7"x'
	sed -i 's/B-7"x/B-7\\"x/' "$ROOT/run/assay/audit.json"
	same "ASSAY-RESULT {\"verdict\":\"PASS\",\"complete\":true,\"machine\":\"B-7_\",\"sha256\":\"$(sha256sum <"$ROOT/run/assay/audit.json" | cut -c1-64)\"}" \
		"$(script agent-result)"
	audited 9d3a9c52-41f0-4f6b-9a5e-2c1d8e0f1a2b
	script agent-result | grep -q '"machine":"9d3a9c52-41f0-4f6b-9a5e-2c1d8e0f1a2b"' || fail "$(script agent-result)"
	sed -i '/"machineId"/d' "$ROOT/run/assay/audit.json"
	script agent-result | grep -q '"verdict":"PASS","complete":true,"machine":""' || fail "$(script agent-result)"
	echo '{' >"$ROOT/run/assay/audit.json"
	script agent-result | grep -q '"verdict":"UNKNOWN","complete":false,"machine":""' || fail "$(script agent-result)"
}

agent_powers_off_when_told_to() {
	completing
	fake_tool poweroff
	fake_tool reboot
	fake_kernel_line 'quiet assay.then=poweroff'
	script skeleton
	AGENT_THEN=1 background agent-run
	eventually 5 state_is complete
	same '' "$(calls poweroff)"
	eventually 5 test -e "$ROOT/calls.poweroff"
	same '' "$(calls reboot)"
	has run/assay/result '^ASSAY-RESULT {'
}

agent_powers_off_only_what_has_delivered_its_report() {
	completing
	fake_tool poweroff
	fake_kernel_line 'quiet assay.then=poweroff assay.put=https://192.0.2.1/reports/'
	script skeleton
	AGENT_THEN=1 background agent-run
	eventually 5 state_is complete
	eventually 5 grep -q 'poweroff waits until the report is delivered' "$ROOT/var/log/assay/agent.log"
	sleep 3
	same '' "$(calls poweroff)"
	mkdir -p "$ROOT/run/assay/delivery" && : >"$ROOT/run/assay/delivery/complete"
	eventually 5 test -e "$ROOT/calls.poweroff"
}

# The agent's answer is the verdict that the second word names.
failing() {
	fake_agent <<-END
		printf '{\n  "complete": true,\n  "run": {"bootId": "$this_boot"},\n  "verdict": {\n    "state": "$1"\n  }\n}' \
			>'$ROOT/run/assay/audit.json'
	END
}

agent_blinks_the_chassis_that_failed() {
	failing FAIL
	fake_tool ipmitool
	fake_kernel_line 'quiet assay.identify=on'
	script skeleton
	background agent-run
	eventually 5 test -e "$ROOT/run/assay/identified"
	same 'chassis identify force' "$(calls ipmitool)"
	kill "$last" && wait "$last"
	failing PASS
	script skeleton
	background agent-run
	eventually 5 grep -qx 'chassis identify 0' "$ROOT/calls.ipmitool"
}

agent_result_knows_a_warning() {
	mkdir -p "$ROOT/run/assay"
	audited B-7
	sed -i 's/"PASS"/"WARN"/' "$ROOT/run/assay/audit.json"
	script agent-result | grep -q '"verdict":"WARN","complete":true' || fail "$(script agent-result)"
}

agent_blinks_nothing_that_passed_or_without_being_asked() {
	failing WARN
	fake_tool ipmitool
	fake_kernel_line 'quiet assay.identify=on'
	script skeleton
	background agent-run
	eventually 5 test -e "$ROOT/run/assay/result"
	sleep 1
	kill "$last" && wait "$last"
	failing FAIL
	fake_kernel_line quiet
	rm "$ROOT/run/assay/result"
	script skeleton
	background agent-run
	eventually 5 test -e "$ROOT/run/assay/result"
	sleep 1
	same '' "$(calls ipmitool)"
}

agent_wedged_bmc_blinks_nothing_and_holds_nothing() {
	failing FAIL
	fake_hanging_tool ipmitool
	fake_kernel_line 'quiet assay.identify=on assay.then=poweroff'
	fake_tool poweroff
	script skeleton
	AGENT_THEN=1 background agent-run
	eventually 30 test -e "$ROOT/calls.poweroff"
	has var/log/assay/agent.log 'chassis identify force: the BMC did not do it'
}
