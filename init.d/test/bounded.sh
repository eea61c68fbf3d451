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
