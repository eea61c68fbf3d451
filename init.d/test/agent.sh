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
