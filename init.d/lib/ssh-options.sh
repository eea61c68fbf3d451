# What DROPBEAR_OPTS comes to. Sourced by the service dropbear, never run.
# shellcheck shell=dash

# The port that the agent is to look at: the first that is given. A getopts string, for "-sp 22" and "-p22" are as good.
ssh_port() {
	local option port='' OPTIND=1 OPTARG=
	# shellcheck disable=SC2086 # words, as in command_args
	set -- ${DROPBEAR_OPTS:-}
	while getopts ':b:c:D:G:I:K:l:P:p:r:T:W:' option; do
		[ "$option" != p ] || port=${port:-${OPTARG##*:}}
	done
	echo "$port" | grep -xE '[1-9][0-9]{0,4}' || echo 22
}

# Passwords count only where the one-time password is all there is.
ssh_options() {
	local option
	for option in ${DROPBEAR_OPTS:-}; do
		[ "$option" = -s ] && [ -p /run/assay/password ] || printf ' %s' "$option"
	done
}
