# Commands that may touch hardware. Sourced, never run.
# A process in uninterruptible sleep ignores SIGKILL, and a shell that waits for it waits for ever: so such a command
# runs in a session of its own, is polled up to its limit, killed, and left behind if it is still there.
# Never inside $(...) or before a pipe: a process left behind would hold it open.
# shellcheck shell=dash

# gone PID: the process has ended; a zombie has, though kill -0 still finds it.
gone() {
	local line=''
	{ read -r line <"/proc/$1/stat"; } 2>/dev/null || return 0
	line=${line##*) }
	case $line in Z* | X*) return 0 ;; esac
	return 1
}

# The kernel's clock, not a count of sleeps: on a busy machine a short sleep takes long.
hundredths() {
	local up=''
	read -r up _ </proc/uptime
	now=$((${up%.*} * 100 + 1${up#*.} - 100))
}

# end_in SECONDS: what left counts down to
end_in() {
	local now
	hundredths
	end=$((now + $1 * 100))
}

# left: seconds until that end, one at least
left() {
	local now
	hundredths
	now=$(((end - now) / 100))
	echo $((now > 1 ? now : 1))
}

# gone_within TENTHS PID...: all of them
gone_within() {
	local now end pid
	hundredths
	end=$((now + $1 * 10))
	shift
	for pid; do
		until gone "$pid"; do
			[ "$now" -lt "$end" ] || return 1
			sleep 0.1
			hundredths
		done
	done
}

# group_gone PID: nothing of its process group is left; zombies are nothing, though kill -0 finds them.
group_gone() {
	local file line=''
	kill -0 "-$1" 2>/dev/null || return 0
	for file in /proc/[0-9]*/stat; do
		{ read -r line <"$file"; } 2>/dev/null || continue
		line=${line##*) }
		case $line in Z* | X*) continue ;; esac
		line=${line#* * } # behind state and parent
		[ "${line%% *}" != "$1" ] || return 1
	done
}

# group_gone_within TENTHS PID
group_gone_within() {
	local now end
	hundredths
	end=$((now + $1 * 10))
	until group_gone "$2"; do
		[ "$now" -lt "$end" ] || return 1
		sleep 0.1
		hundredths
	done
}

# end_group PID [TENTHS]: SIGTERM, some grace, SIGKILL, to the whole group: a launcher dies at once while what it has
# launched may ignore SIGTERM. False when something of it is still there.
end_group() {
	kill -TERM "-$1" 2>/dev/null
	! gone_within "${2:-10}" "$1" || group_gone_within 10 "$1" || :
	kill -KILL "-$1" 2>/dev/null
	gone_within 10 "$1" && group_gone_within 10 "$1"
}

# bounded SECONDS CMD...: status is CMD's own; 124 killed after the limit; 125 killed and still there (stuck).
# $grace: tenths between SIGTERM and SIGKILL. $bounded_pid: whom it was about.
bounded() {
	local limit=$1 pid
	shift
	setsid "$@" </dev/null &
	pid=$!
	# shellcheck disable=SC2034 # for the caller
	bounded_pid=$pid
	if gone_within $((limit * 10)) "$pid"; then
		wait "$pid"
		return
	fi
	end_group "$pid" "${grace:-10}" || return 125
	return 124
}
