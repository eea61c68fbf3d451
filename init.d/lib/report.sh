# The report as the shell sees it: whose boot it is from and whether it is complete. Sourced, never run.
# shellcheck shell=dash

run=$ROOT/run/assay

boot_id() {
	cat "$ROOT/proc/sys/kernel/random/boot_id" 2>/dev/null
}

report_complete() {
	grep -q "$(boot_id)" "$run/audit.json" 2>/dev/null && grep -q '"complete" *: *true' "$run/audit.json"
}

agent_state() {
	mkdir -p "$run"
	echo "$1" >"$run/agent.state.new" && mv "$run/agent.state.new" "$run/agent.state"
}
