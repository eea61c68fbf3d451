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

# /var/log may be full, read-only or a dying disk: the master is what counts.
publish_report() {
	local log=$ROOT/var/log/audit.json
	# shellcheck disable=SC2016 # expanded by the inner shell
	bounded 5 sh -c 'cp "$1" "$2.new" && mv "$2.new" "$2"' sh "$run/audit.json" "$log" || note audit "$log: not written"
}
