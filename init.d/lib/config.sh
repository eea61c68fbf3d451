# The kernel line and assay.conf, as the agent's own `config` package reads them. Sourced, never run.
# shellcheck shell=dash

: "${ROOT:=}"

# cmdline_values KEY: each value of KEY= in order; a bare KEY says yes. Both KEY="a b" and "KEY=a b" are in use: boot
# loaders rewrite one into the other.
cmdline_values() {
	[ -r "$ROOT/proc/cmdline" ] || return 0
	awk -v key="$1=" '
		function word_ends() {
			if (index(word, key) == 1) print substr(word, length(key) + 1)
			else if (word "=" == key) print "yes"
			word = ""
		}
		{
			for (i = 1; i <= length($0); i++) {
				c = substr($0, i, 1)
				if (c == "\"") quoted = !quoted
				else if (!quoted && (c == " " || c == "\t")) word_ends()
				else word = word c
			}
		}
		END { word_ends() }
	' "$ROOT/proc/cmdline"
}

# conf_values KEY: each value in /etc/assay/assay.conf, then in the site's.
conf_values() {
	local file
	for file in "$ROOT/etc/assay/assay.conf" "$ROOT/run/assay/site/assay.conf"; do
		[ -r "$file" ] || continue
		awk -v key="$1" '
			{ sub(/\r$/, ""); at = index($0, "=") }
			/^[ \t]*#/ || !at { next }
			{
				name = substr($0, 1, at - 1)
				value = substr($0, at + 1)
				gsub(/^[ \t]+|[ \t]+$/, "", name)
				gsub(/^[ \t]+|[ \t]+$/, "", value)
				if (value ~ /^".*"$/) value = substr(value, 2, length(value) - 2)
				if (name == key) print value
			}
		' "$file"
	done
}

# mentioned KEY: by somebody, somewhere. Runs no program; most keys are nowhere, and SSH waits for the answer.
mentioned() {
	local file line
	for file in "$ROOT/proc/cmdline" "$ROOT/etc/assay/assay.conf" "$ROOT/run/assay/site/assay.conf"; do
		[ ! -r "$file" ] || while read -r line || [ -n "$line" ]; do
			case ${file##*/}:$line in
			assay.conf:'#'*) ;;
			assay.conf:*"$1"* | cmdline:*"assay.$1"*) return 0 ;;
			esac
		done <"$file"
	done
	return 1
}

# last_valid KEY PATTERN DEFAULT: the kernel line wins over the site, the site over the image. A value that cannot be
# used hides none that can: the agent reports it and goes by the same rule.
last_valid() {
	local value=''
	! mentioned "$1" || value=$({
		conf_values "$1"
		cmdline_values "assay.$1"
	} | grep -xE "$2" | tail -n 1)
	echo "${value:-$3}"
}

# delivery_address: where reports are to be sent, if anywhere
delivery_address() {
	last_valid put '([Hh][Tt][Tt][Pp][Ss]?://[^/ ]+.*)?' ''
}

# No leading zero: $(( )) takes 090 for an octal number and ends the script.
valid_seconds='[1-9][0-9]{0,5}'

# seconds KEY DEFAULT: a number of seconds, 1 to 999999
seconds() {
	last_valid "$1" "$valid_seconds" "$2"
}

# switched_on KEY DEFAULT
switched_on() {
	case $(last_valid "$1" 'on|off|yes|no' "$2") in on | yes) return 0 ;; esac
	return 1
}

# seconds_or DEFAULT VALUE: the same rule for what comes from conf.d or the environment
seconds_or() {
	echo "$2" | grep -xE "$valid_seconds" || echo "$1"
}
