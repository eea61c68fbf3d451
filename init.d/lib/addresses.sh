# IPv4 addresses as text from a server or from the kernel line: hostile until they have passed here. Sourced, never run.
# shellcheck shell=dash
# shellcheck disable=SC2034 # some of these set a variable for their caller

# dotted TEXT: four numbers, nothing else
dotted() {
	local part rest=$1. count=0
	while [ -n "$rest" ]; do
		part=${rest%%.*}
		rest=${rest#*.}
		case $part in '' | *[!0-9]* | 0[0-9]* | ????*) return 1 ;; esac
		[ "$part" -le 255 ] || return 1
		count=$((count + 1))
	done
	[ "$count" = 4 ]
}

# address TEXT: one that a machine in a network may have
address() {
	dotted "$1" || return 1
	case $1 in 0.* | 127.* | 22[4-9].* | 2[3-5]?.*) return 1 ;; esac
}

# prefix TEXT: the length of a network's prefix
prefix() {
	case $1 in [0-9] | [12][0-9] | 3[0-2]) return 0 ;; esac
	return 1
}

# addresses LIMIT WORD...: the words that are addresses, not more than LIMIT
addresses() {
	local left=$1 word list=''
	shift
	for word; do
		[ "$left" -gt 0 ] || break
		address "$word" || continue
		list="$list $word"
		left=$((left - 1))
	done
	echo "${list# }"
}

# names LIMIT WORD...: the words that are names of hosts or domains
names() {
	local left=$1 word list=''
	shift
	for word; do
		[ "$left" -gt 0 ] || break
		# "bad" is udhcpc's own word for a name it has refused.
		case $word in '' | bad | [.-]* | *[!A-Za-z0-9.-]*) continue ;; esac
		[ "${#word}" -le 253 ] || continue
		list="$list $word"
		left=$((left - 1))
	done
	echo "${list# }"
}

# value ADDRESS: as one number, in $value
value() {
	local a b c d
	IFS=. read -r a b c d <<-END
		$1
	END
	value=$((((a * 256 + b) * 256 + c) * 256 + d))
}

# network ADDRESS PREFIX: the first address of its network, in $network
network() {
	local value
	value "$1"
	value=$((value >> (32 - $2) << (32 - $2)))
	network=$((value >> 24 & 255)).$((value >> 16 & 255)).$((value >> 8 & 255)).$((value & 255))
}

# prefix_of_mask MASK: in $length; false for what is no mask
prefix_of_mask() {
	local value rest
	dotted "$1" || return 1
	value "$1"
	length=32
	rest=$value
	while [ "$length" -gt 0 ] && [ $((rest & 1)) = 0 ]; do
		rest=$((rest >> 1))
		length=$((length - 1))
	done
	[ "$rest" = $(((1 << length) - 1)) ]
}
