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
	export AGENT_GRACE=0
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
