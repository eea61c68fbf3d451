# shellcheck shell=dash

bounded_passes_status_on() {
	within 2 bounded 10 sh -c 'exit 7'
	same 7 "$status"
}

bounded_kills_after_the_limit() {
	within 3 bounded 1 sleep 60
	same 124 "$status"
}

bounded_kills_what_ignores_term() {
	fake_hanging_tool tool
	within 5 bounded 1 tool
	same 124 "$status"
}

bounded_kills_grandchildren() {
	within 3 bounded 1 sh -c "sleep 61.7 & echo \$! >'$ROOT/pid'; wait"
	eventually 2 gone "$(cat "$ROOT/pid")"
}

# The real thing is a process in uninterruptible sleep; here the kernel is made to say that it is still there.
bounded_leaves_behind_what_stays() {
	gone() {
		return 1
	}
	within 5 bounded 1 sleep 1
	same 125 "$status"
}

bounded_reads_nothing() {
	echo secret | bounded 5 sh -c "cat >'$ROOT/out'"
	same '' "$(cat "$ROOT/out")"
}

# The launcher dies of SIGTERM at once, the JVM it started does not.
bounded_kills_what_outlives_its_launcher() {
	fake_hanging_tool tool
	within 6 bounded 1 sh -c "tool & echo \$! >'$ROOT/pid'; wait"
	same 124 "$status"
	gone "$(cat "$ROOT/pid")" || fail 'still there'
}

bounded_lets_the_rest_of_the_group_end() {
	within 6 bounded 1 sh -c "sh -c 'trap \"sleep 0.3; echo ended >$ROOT/out; exit\" TERM; while :; do sleep 0.1; done' & wait"
	same ended "$(cat "$ROOT/out")"
}
