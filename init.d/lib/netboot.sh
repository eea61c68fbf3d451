# For a system that netboot brought into memory: the network is up, OpenRC does not know it and refuses whatever needs it.
# Sourced by the service assay-netboot and from /etc/local.d/*.start; each function is bounded, may be called again, and
# says in /run/assay/netboot what it did, so that n_undo can take it back.
# shellcheck shell=dash
: "${ROOT:=}"
. "$ROOT/usr/lib/assay/step.sh"
. "$ROOT/usr/lib/assay/bounded.sh"

n_state=$ROOT/run/assay/netboot
n_limit=10

# n_rc SERVICE VERB: OpenRC itself may wait for a service that never comes to its end.
n_rc() {
	bounded "$n_limit" rc-service "$1" "$2" >>"$(log_file netboot)" 2>&1
}

# n_mark STATE SERVICE: by OpenRC's own helper, whose files are those of the OpenRC in use.
n_mark() {
	local folder
	for folder in /usr/libexec/rc/sbin /lib/rc/sbin /usr/lib/rc/sbin; do
		[ -x "$ROOT$folder/mark_service_$1" ] || continue
		bounded "$n_limit" "$ROOT$folder/mark_service_$1" "$2" >>"$(log_file netboot)" 2>&1
		return
	done
	note netboot "no mark_service_$1 of OpenRC's"
	return 1
}

# n_outcome NAME OUTCOME [WORDS]: of a service that was forced, or was to be. Who finds it running by an earlier call does
# not make it somebody else's: n_undo has to know.
n_outcome() {
	mkdir -p "$n_state" && { { [ "$2" = already ] && [ -e "$n_state/$1.outcome" ]; } || echo "$2" >"$n_state/$1.outcome"; }
	note netboot "$1: $2${3:+, $3}"
	step_set netboot "service.$1" "$2${3:+, $3}"
	case $2 in ready | started | already) return 0 ;; esac
	return 1
}

# Where nobody wrote one: the cards that have an address keep it.
n_interfaces_file() {
	local file=$ROOT/etc/network/interfaces card
	[ ! -s "$file" ] || return 0
	mkdir -p "${file%/*}" "$n_state" && {
		printf 'auto lo\niface lo inet loopback\n'
		for card in $(ip -o -4 addr 2>/dev/null | awk '$2 != "lo" { print $2 }' | sort -u); do
			printf '\nauto %s\niface %s inet manual\n' "$card" "$card"
		done
	} >"$file" && : >"$n_state/interfaces"
}

# n_below PID: all processes below it, so that no ifup stays that holds the lock of /run/ifstate.
n_below() {
	local child
	for child in $(pgrep -P "$1"); do
		echo "$child"
		n_below "$child"
	done
}

# n_end_starting SERVICE: whoever still starts it, an ifup that asks for ever: it would say "failed" in the end, and
# OpenRC would believe that.
n_end_starting() {
	local pid child
	for pid in $(pgrep -f "openrc-run .*/init.d/$1 .*start"); do
		for child in $(n_below "$pid") "$pid"; do kill -TERM "$child" 2>/dev/null; done
		gone_within 30 "$pid" || kill -KILL "$pid" 2>/dev/null
		note netboot "$1: a start that did not end was ended"
	done
}

# n_force_network_started: `networking` is started as far as OpenRC knows, whatever state it was left in.
n_force_network_started() {
	n_interfaces_file || note netboot "/etc/network/interfaces: not written"
	bounded "$n_limit" ip link set lo up || note netboot "lo: not up"
	if n_rc networking status; then
		n_outcome networking already
		return
	fi
	n_end_starting networking
	n_rc networking zap
	if n_mark started networking && n_rc networking status; then
		n_outcome networking started
	else
		n_outcome networking failed "OpenRC does not take it for started"
	fi
}

# n_setting DAEMON NAME: from conf.d/assay-netboot
n_setting() {
	eval "printf '%s' \"\${${1}_$2:-}\""
}

# Ready is who answers the question of the configuration; who has none is ready when its command has come back.
n_ready() {
	local question
	question=$(n_setting "$1" ready)
	[ -z "$question" ] || bounded 5 sh -c "$question" >>"$(log_file netboot)" 2>&1
}

# n_prepare DAEMON: what must be there before; else $why has the last words of the command, for the log may be unwritable.
n_prepare() {
	local said=$n_state/$1.said result=0
	mkdir -p "$n_state" || return 1
	bounded "$n_limit" sh -c "$(n_setting "$1" prepare)" >"$said" 2>&1 || result=$?
	cat "$said" >>"$(log_file netboot)"
	[ "$result" = 0 ] || why=$(tail -n 1 "$said")
	return "$result"
}

n_start() {
	local name=$1 command program limit now end why=''
	command=$(n_setting "$name" command)
	program=${command%% *}
	limit=$(n_setting "$name" limit)
	: "${limit:=30}"
	if [ -z "$command" ] || [ ! -x "$ROOT$program" ]; then
		n_outcome "$name" skipped "no ${program:-command of it in conf.d/assay-netboot}"
		return
	fi
	if n_rc "$name" status && n_ready "$name"; then
		n_outcome "$name" already
		return
	fi
	if ! n_prepare "$name"; then
		n_outcome "$name" failed "what it needs could not be made${why:+: $why}"
		return
	fi
	end_in "$limit"
	if ! bounded "$limit" sh -c "exec $ROOT$command" >>"$(log_file netboot)" 2>&1; then
		n_outcome "$name" failed "$program, see /var/log/assay/netboot.log"
		return
	fi
	until n_ready "$name"; do
		hundredths
		if [ "$now" -ge "$end" ]; then
			n_outcome "$name" timeout "no answer within $limit s"
			return
		fi
		sleep 0.5
	done
	if n_mark started "$name"; then
		n_outcome "$name" ready
	else
		n_outcome "$name" failed "runs, but OpenRC does not take it for started"
	fi
}

# n_force_start_services [DAEMON...]: starts them itself, in this order, and tells OpenRC; without names those of the
# configuration.
n_force_start_services() {
	local name result=0
	# shellcheck disable=SC2086 # names
	[ $# -gt 0 ] || set -- ${NETBOOT_DAEMONS:-}
	for name; do
		case $name in *[!A-Za-z0-9_]*) n_outcome "$name" skipped "no name for a setting" || : ;; *) n_start "$name" ;; esac || result=1
	done
	return "$result"
}

# n_undo: what was forced is stopped, in the other order, and OpenRC told so.
n_undo() {
	local name names='' file pid
	# shellcheck disable=SC2086 # names
	for name in ${NETBOOT_DAEMONS:-}; do names="$name $names"; done
	for name in $names networking; do
		read -r file 2>/dev/null <"$n_state/$name.outcome" || continue
		case $file in ready | started | timeout) ;; *) continue ;; esac
		file=$(n_setting "$name" pidfile)
		pid=
		[ -z "$file" ] || { read -r pid <"$ROOT$file"; } 2>/dev/null
		case $pid in
		'' | *[!0-9]*) ;;
		*) kill "$pid" 2>/dev/null && { gone_within 50 "$pid" || kill -KILL "$pid" 2>/dev/null; } ;;
		esac
		n_mark stopped "$name"
		note netboot "$name: undone"
		rm -f "$n_state/$name.outcome"
	done
	[ ! -e "$n_state/interfaces" ] || rm -f "$ROOT/etc/network/interfaces" "$n_state/interfaces"
}
