# How an attempt of the agent ended before its report was complete, and the report that says so: nobody else is there
# to say it. Sourced, never run.
# shellcheck shell=dash
# shellcheck disable=SC2154 # report.sh sets run, agent-run sets limit

ends=$run/agent-ends

# The kernel counts the processes it killed for want of memory (proc_vmstat(5)).
oom_kills() {
	sed -n 's/^oom_kill //p' "$ROOT/proc/vmstat" 2>/dev/null
}

# Each report is a file of its own, so its number tells one from the next.
report_number() {
	# shellcheck disable=SC2012 # one name, ours
	ls -i "$run/audit.json" 2>/dev/null | sed 's/^ *\([0-9]*\).*/\1/'
}

# What has changed by its end tells how far an attempt came.
note_beginning() {
	kills_before=$(oom_kills)
	number_before=$(report_number)
}

# how_it_ended STATUS: exit status, or overran
how_it_ended() {
	if [ "$1" = overran ]; then
		echo "overran did not end by itself within $limit s"
	elif [ "$1" -ne 0 ] && [ "$(oom_kills)" != "$kills_before" ]; then
		echo "out_of_memory ended when the kernel killed for want of memory, exit status $1"
	elif [ "$(report_number)" = "$number_before" ]; then
		echo "not_started wrote no report, exit status $1, see /var/log/assay/agent.log"
	elif [ "$1" -gt 128 ]; then
		echo "killed ended by signal $(($1 - 128))"
	else
		echo "died exit status $1 before the report was complete"
	fi
}

# tell_end STATUS: what the agent had found stays; the list of ends goes to the next attempt by $ends.
tell_end() {
	local master=$run/audit.json told number=1
	told=$(how_it_ended "$1")
	[ ! -f "$ends" ] || number=$(($(wc -l <"$ends") + 1))
	echo "$number $told" >>"$ends"
	note agent "attempt $number: $told"
	grep -q '^  "run" \{0,1\}: {$' "$master" 2>/dev/null || "$lib/skeleton" </dev/null
	awk -f "$lib/agent-end.awk" "$ends" "$master" >"$master.new" && mv "$master.new" "$master"
	publish_report
}
