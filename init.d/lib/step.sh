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
		[ -d "${file%/*}" ] || mkdir -p "${file%/*}"
		[ ! -f "$file" ] || [ "$(wc -c <"$file")" -lt 262144 ] || mv "$file" "$file.0"
		echo "$(uptime_millis) $*" >>"$file"
	} 2>/dev/null || :
}

# log_file NAME: where its own output goes; nowhere when /var/log is read-only or full, for a shell that cannot open
# a redirection does not run the command either.
log_file() {
	local file=$ROOT/var/log/assay/$1.log
	if { [ -d "${file%/*}" ] || mkdir -p "${file%/*}" 2>/dev/null; } && (: >>"$file") 2>/dev/null; then
		echo "$file"
	else
		echo /dev/null
	fi
}

# step_set NAME KEY VALUE...: replaces these keys, whole file at once, so that no reader sees half of it. One program is
# run, mv: on an emulated machine each takes as long as a hundred lines of shell, and SSH waits for some twenty calls.
step_set() {
	local name=$1 dir=$ROOT/run/assay/steps keys=' ' odd=1 word line
	shift
	for word; do
		[ "$odd" = 0 ] || keys="$keys$word "
		odd=$((1 - odd))
	done
	[ -d "$dir" ] || mkdir -p "$dir"
	{
		[ ! -f "$dir/$name" ] || while IFS= read -r line; do
			case $keys in *" ${line%%=*} "*) ;; *) printf '%s\n' "$line" ;; esac
		done <"$dir/$name"
		while [ $# -gt 1 ]; do
			printf '%s\n' "$1=$2"
			shift 2
		done
	} >"$dir/.$name.$$"
	mv "$dir/.$name.$$" "$dir/$name"
}

step_get() {
	local line
	{
		while IFS= read -r line; do
			case $line in "$2="*) printf '%s\n' "${line#*=}" ;; esac
		done <"$ROOT/run/assay/steps/$1"
	} 2>/dev/null
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

# cpu_weight N: of this service's own group, where OpenRC gave it one; others have 100 (Documentation/admin-guide/cgroup-v2).
cpu_weight() {
	local group=''
	{ IFS=: read -r _ _ group <"$ROOT/proc/self/cgroup"; } 2>/dev/null
	case $group in
	*/openrc.*) { echo "$1" >"$ROOT/sys/fs/cgroup$group/cpu.weight"; } 2>/dev/null || : ;;
	esac
}
