# Without assay-network dropbear is there for the machine itself: it brings lo up, and says where it listens.
# shellcheck shell=dash
. /run/verbs

answers_on() {
	[ "$(nc -w 2 127.0.0.1 "$1" </dev/null | head -c 4)" = SSH- ]
}

port_is() {
	grep -qx "port=$1" /run/assay/steps/dropbear
}

fake_key
rm /etc/runlevels/*/assay-network /etc/runlevels/*/assay-audit
boot
eventually 5 answers_on 22
expect port_is 22
while read -r options port; do
	options=$(echo "$options" | tr _ ' ')
	echo "DROPBEAR_OPTS='$options'" >/etc/conf.d/dropbear
	rc-service dropbear restart </dev/null >/dev/null 2>&1 || fail "$options: status $?"
	expect port_is "$port"
	eventually 5 answers_on "$port"
done <<END
-s_-p_2022 2022
-sp2023 2023
-p_127.0.0.1:2024_-p_2025 2024
-I_3600_-s 22
END
