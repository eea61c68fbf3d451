# What an agent that was killed leaves behind. Sourced, never run.
# shellcheck shell=dash
# shellcheck disable=SC2154 # report.sh sets run

# A runner that was killed left its agent behind, perhaps without the launcher whose pid this is: a number that a
# group still has is given to nobody else.
end_former_agent() {
	local pid=''
	{ read -r pid <"$run/agent.pid"; } 2>/dev/null || return 0
	if gone "$pid" || grep -q audit "/proc/$pid/cmdline" 2>/dev/null; then end_group "$pid" 50; fi
}

# left_over PATH: a cgroup or folder whose agent, named by its pid, has ended. One started by hand may be at work.
left_over() {
	local pid=${1##*/}
	pid=${pid#assay-}
	[ -d "$1" ] && ! grep -q 'assay\.Main' "/proc/${pid%%-*}/cmdline" 2>/dev/null
}

# end_leftovers TENTHS: each command of an agent has a cgroup, and it outlives an agent that was killed. One in
# uninterruptible sleep keeps its cgroup, hence the limit.
end_leftovers() {
	local path busy left=$1
	for path in "$ROOT"/sys/fs/cgroup/assay-* "$ROOT"/sys/fs/cgroup/unified/assay-*; do
		! left_over "$path" || echo 1 >"$path/cgroup.kill"
	done 2>/dev/null
	while :; do
		busy=
		for path in "$ROOT"/sys/fs/cgroup/assay-* "$ROOT"/sys/fs/cgroup/unified/assay-*; do
			! left_over "$path" || rmdir "$path" 2>/dev/null || busy="$busy ${path##*/}"
		done
		if [ -z "$busy" ] || [ "$left" -le 0 ]; then break; fi
		left=$((left - 1))
		sleep 0.1
	done
	[ -z "$busy" ] || note agent "still there, not to be killed:$busy"
	for path in "$run"/work/*; do
		! left_over "$path" || rm -rf "$path"
	done
}
