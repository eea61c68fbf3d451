# A word in letters that are read from across a room, out of characters every terminal has. Sourced, never run.
# shellcheck shell=dash

# strokes LETTER: five rows, seven columns each
strokes() {
	case $1 in
	A) echo ' #####  ##   ## ####### ##   ## ##   ##' ;;
	F) echo '####### ##      #####   ##      ##     ' ;;
	I) echo ' #####    ###     ###     ###    ##### ' ;;
	K) echo '##   ## ##  ##  ####    ##  ##  ##   ##' ;;
	L) echo '##      ##      ##      ##      #######' ;;
	N) echo '##   ## ###  ## ## # ## ##  ### ##   ##' ;;
	O) echo ' #####  ##   ## ##   ## ##   ##  ##### ' ;;
	P) echo '######  ##   ## ######  ##      ##     ' ;;
	R) echo '######  ##   ## ######  ##  ##  ##   ##' ;;
	S) echo ' ###### ##       #####       ## ###### ' ;;
	U) echo '##   ## ##   ## ##   ## ##   ##  ##### ' ;;
	W) echo '##   ## ##   ## ## # ## ### ### ##   ##' ;;
	esac
}

# banner WORD
banner() {
	local word=$1 all=''
	while [ -n "$word" ]; do
		all="$all$(strokes "${word%"${word#?}"}")
"
		word=${word#?}
	done
	printf %s "$all" | awk '
		{ for (row = 0; row < 5; row++) line[row] = line[row] "  " sprintf("%-7s", substr($0, row * 8 + 1, 7)) }
		END { for (row = 0; row < 5; row++) { sub(/ +$/, "", line[row]); print line[row] } }
	'
}
