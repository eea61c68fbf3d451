# The kernel line and assay.conf, as the agent's own `config` package reads them. Sourced, never run.
# shellcheck shell=dash

: "${ROOT:=}"

# cmdline_values KEY: each value of KEY= in order. Both KEY="a b" and "KEY=a b" are in use: boot loaders rewrite one into the other.
cmdline_values() {
	[ -r "$ROOT/proc/cmdline" ] || return 0
	awk -v key="$1=" '
		function word_ends() {
			if (index(word, key) == 1) print substr(word, length(key) + 1)
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
				gsub(/^"|"$/, "", value)
				if (name == key) print value
			}
		' "$file"
	done
}

# setting KEY DEFAULT: the kernel line wins over the site, the site over the image.
setting() {
	local value
	value=$({
		conf_values "$1"
		cmdline_values "assay.$1"
	} | tail -n 1)
	echo "${value:-$2}"
}

# seconds KEY DEFAULT: a setting that must be a number of seconds; anything else is the default.
seconds() {
	local value
	value=$(setting "$1" "$2")
	case $value in '' | *[!0-9]* | ??????*) value=$2 ;; esac
	echo "$value"
}
