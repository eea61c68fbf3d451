# shellcheck shell=dash

machine_with() {
	mkdir -p "$ROOT/sys/block/zram0" "$ROOT/proc/sys/vm"
	printf 'MemTotal:  %d kB\nMemFree:  20000 kB\n' "$1" >"$ROOT/proc/meminfo"
	echo 0 >"$ROOT/sys/block/zram0/disksize"
	for tool in modprobe mkswap swapon; do
		fake_tool "$tool" with <<-END
			echo "$tool \$*" >>"$ROOT/calls"
		END
	done
	: >"$ROOT/calls"
}

swap_where_there_is_little_memory() {
	machine_with 220944
	within 20 script swap
	same 0 "$status"
	same 'modprobe -q zram num_devices=1,mkswap /dev/zram0,swapon -p 100 /dev/zram0,' "$(tr '\n' , <"$ROOT/calls")"
	same 110472K "$(cat "$ROOT/sys/block/zram0/disksize")"
	same 180 "$(cat "$ROOT/proc/sys/vm/swappiness")"
}

swap_not_where_there_is_enough() {
	machine_with 500000
	script swap || fail "status $?"
	same '' "$(cat "$ROOT/calls")"
}

swap_only_once() {
	machine_with 220944
	printf 'Filename Type Size Used Priority\n/dev/zram0 partition 110468 0 100\n' >"$ROOT/proc/swaps"
	script swap || fail "status $?"
	lacks calls mkswap
}

swap_kernel_without_it() {
	machine_with 220944
	rm -r "$ROOT/sys/block/zram0"
	! script swap || fail 'no word of it'
	has var/log/assay/coldplug.log 'swap: 215 MiB of memory, and no zram came'
}

swap_load_hangs() {
	machine_with 220944
	rm -r "$ROOT/sys/block/zram0"
	fake_hanging_tool modprobe
	within 25 script swap
	same 1 "$status"
}
