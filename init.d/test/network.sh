# shellcheck shell=dash

# A client that stays, as udhcpc -f does.
fake_client() {
	fake_tool udhcpc with <<-END
		echo \$\$ >>'$ROOT/fake.client'
		exec sleep 600.7
	END
}

asked_for() {
	calls udhcpc | grep -q -e "-i $1 "
}

asked_times() {
	[ "$(calls udhcpc | wc -l)" -ge "$1" ]
}

network_card_gets_a_client() {
	fake_client
	fake_card eth0
	background network-watch
	eventually 5 asked_for eth0
	same "-f -i eth0 -s $lib/dhcp-event -t 5 -T 3 -A 10 -S -x hostname:assay-525400123456 -O search -O staticroutes" \
		"$(calls udhcpc)"
	has calls.modprobe af_packet
	has calls.ip '^link set lo up$'
	has calls.ip '^link set eth0 up$'
	step_is network "done" || fail "state $(step network state)"
	same eth0 "$(step network interfaces)"
}

network_name_of_the_kernel_line() {
	fake_client
	fake_card eth0
	mkdir -p "$ROOT/proc/sys/kernel"
	fake_kernel_line 'quiet ip=::::rack-7:eth0:dhcp'
	background network-watch
	eventually 5 asked_for eth0
	calls udhcpc | grep -q -e ' -x hostname:rack-7 ' || fail "asked for: $(calls udhcpc)"
	has proc/sys/kernel/hostname '^rack-7$'
}

network_comes_before_the_audit() {
	fake_client
	in_group /openrc.assay-network
	background network-watch
	eventually 5 grep -qx 1000 "$ROOT/sys/fs/cgroup/openrc.assay-network/cpu.weight"
}

network_many_cards_are_all_told() {
	fake_client
	for card in eth0 eth1 eth2 eth3 eth4 eth5; do fake_card $card; done
	background network-watch
	for card in eth0 eth5; do eventually 5 asked_for $card; done
	eventually 5 grep -q 'found: eth0 eth1 eth2 eth3 eth4 eth5$' "$ROOT/var/log/assay/network.log"
	same 'eth0 eth1 eth2 eth3 eth4 eth5' "$(step network interfaces)"
}

network_several_cards() {
	fake_client
	for card in eth0 eth1 enp3s0f1; do fake_card $card; done
	background network-watch
	for card in eth0 eth1 enp3s0f1; do eventually 5 asked_for $card; done
}

network_card_appears_later() {
	fake_client
	background network-watch
	eventually 5 step_is network "done"
	fake_card eth7
	eventually 5 asked_for eth7
}

network_no_card_at_all() {
	fake_client
	fake_virtual lo
	background network-watch
	eventually 5 step_is network "done"
	sleep 1
	same '' "$(calls udhcpc)"
}

network_virtual_only_by_pattern() {
	fake_client
	fake_virtual veth3
	fake_virtual docker0
	background network-watch 'veth*'
	eventually 5 asked_for veth3
	! asked_for docker0 || fail 'docker0 too'
}

network_client_that_ends_comes_back() {
	fake_tool udhcpc
	fake_card eth0
	background network-watch
	eventually 10 asked_times 2
}

network_removed_card_is_forgotten_and_found_again() {
	fake_tool udhcpc
	fake_card eth0
	background network-watch
	eventually 5 asked_for eth0
	rm -r "$ROOT/sys/class/net/eth0"
	eventually 6 grep -q 'eth0: gone' "$ROOT/var/log/assay/network.log"
	before=$(calls udhcpc | wc -l)
	fake_card eth0
	eventually 6 asked_times $((before + 1))
}

network_card_reloaded_under_its_name() {
	fake_client
	fake_card eth0
	background network-watch
	eventually 5 asked_times 1
	fake_card eth0
	eventually 6 asked_times 2
	eventually 5 gone "$(head -n 1 "$ROOT/fake.client")"
}

network_hanging_ip_holds_only_its_card() {
	fake_hanging_tool ip eth0
	fake_client
	fake_card eth0
	fake_card eth1
	background network-watch
	eventually 5 asked_for eth1
}

network_hanging_module_does_not_hold() {
	fake_hanging_tool modprobe
	fake_client
	fake_card eth0
	background network-watch
	eventually 20 asked_for eth0
}

network_stopped_ends_every_client() {
	fake_client
	fake_card eth0
	fake_card eth1
	background network-watch
	eventually 5 asked_times 2
	kill "$last"
	wait "$last"
	# shellcheck disable=SC2013 # one word a line
	for pid in $(cat "$ROOT"/run/assay/network/*.pid "$ROOT/fake.pids"); do
		eventually 5 gone "$pid"
	done
}

network_killed_watch_starts_no_second_client() {
	fake_client
	fake_card eth0
	background network-watch
	eventually 5 asked_for eth0
	kill -KILL "$last"
	background network-watch
	sleep 2
	same 1 "$(calls udhcpc | wc -l)"
}
