# Step files under /run/assay/steps: what each service did, for the agent and the console. Sourced, never run.
# shellcheck shell=dash

: "${ROOT:=}"

uptime_millis() {
	local up='' hundredths
	{ read -r up _ <"$ROOT/proc/uptime"; } 2>/dev/null || up=0.00
	hundredths=${up#*.}
	echo $((${up%.*} * 1000 + ${hundredths#0} * 10))
}

# note NAME WORDS: one line into the service's log; a log that cannot be written costs nothing but the line.
# /var/log lives in memory: a log that has grown makes room for itself.
note() {
	local file=$ROOT/var/log/assay/$1.log
	shift
	{
		mkdir -p "${file%/*}"
		[ ! -f "$file" ] || [ "$(wc -c <"$file")" -lt 262144 ] || mv "$file" "$file.0"
		echo "$(uptime_millis) $*" >>"$file"
	} 2>/dev/null || :
}

# log_file NAME: where its own output goes; nowhere when /var/log is read-only or full, for a shell that cannot open
# a redirection does not run the command either.
log_file() {
	local file=$ROOT/var/log/assay/$1.log
	if mkdir -p "${file%/*}" 2>/dev/null && (: >>"$file") 2>/dev/null; then
		echo "$file"
	else
		echo /dev/null
	fi
}

# step_set NAME KEY VALUE...: replaces these keys, whole file at once, so that no reader sees half of it.
step_set() {
	local name=$1 dir=$ROOT/run/assay/steps file
	shift
	file=$dir/$name
	mkdir -p "$dir"
	[ ! -f "$file" ] || cp "$file" "$dir/.$name.$$"
	while [ $# -gt 1 ]; do
		[ ! -f "$dir/.$name.$$" ] || grep -v "^$1=" "$dir/.$name.$$" >"$dir/.$name.$$.new"
		echo "$1=$2" >>"$dir/.$name.$$.new"
		mv "$dir/.$name.$$.new" "$dir/.$name.$$"
		shift 2
	done
	mv "$dir/.$name.$$" "$file"
}

step_get() {
	sed -n "s/^$2=//p" "$ROOT/run/assay/steps/$1" 2>/dev/null
}

step_begin() {
	rm -f "$ROOT/run/assay/steps/$1"
	step_set "$1" state running startedUptimeMillis "$(uptime_millis)"
}

# step_end NAME STATE [REASON]
step_end() {
	if [ -n "${3:-}" ]; then
		step_set "$1" state "$2" endedUptimeMillis "$(uptime_millis)" reason "$3"
	else
		step_set "$1" state "$2" endedUptimeMillis "$(uptime_millis)"
	fi
	note "$1" "$2${3:+: $3}"
}
