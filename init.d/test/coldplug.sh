# shellcheck shell=dash

coldplug_done() {
	step_is coldplug "done" || step_is coldplug partial
}

run_coldplug() {
	background coldplug
	eventually "${1:-10}" coldplug_done
}

nic=pci:v00008086d000010D3sv00000000sd00000000bc02sc00i00
raid=pci:v00001000d0000005Dsv00000000sd00000000bc01sc04i00
nvme=pci:v00001B36d00000010sv00000000sd00000000bc01sc08i02
gpu=pci:v000010DEd00001DB6sv00000000sd00000000bc03sc02i00
usb=pci:v00008086d0000293Asv00000000sd00000000bc0Csc03i20

line_of() {
	grep -nF -e "$1" "$ROOT/calls.modprobe" | head -n 1 | cut -d: -f1
}

coldplug_order_of_classes() {
	fake_device pci 0000:00:01.0 "$usb"
	fake_device pci 0000:00:02.0 "$nvme"
	fake_device pci 0000:00:03.0 "$nic"
	run_coldplug
	same "$(line_of af_packet) $(line_of "$nic") $(line_of ipmi_devintf) $(line_of "$nvme") $(line_of "$usb")" '1 2 3 4 5'
	for class in net storage ipmi rest; do same "done" "$(step coldplug class.$class)"; done
	step_is coldplug "done" || fail "state $(step coldplug state)"
}

coldplug_hanging_driver_costs_only_itself() {
	fake_hanging_tool modprobe "$raid"
	fake_kernel_line assay.coldplug.limit=2
	fake_device pci 0000:00:01.0 "$raid"
	fake_device pci 0000:00:02.0 "$nvme"
	fake_device pci 0000:00:03.0 "$nic"
	fake_device pci 0000:00:04.0 "$usb"
	run_coldplug 12
	same timeout "$(step coldplug class.storage)"
	same "done" "$(step coldplug class.net)"
	same "done" "$(step coldplug class.rest)"
	step_is coldplug partial || fail "state $(step coldplug state)"
	has run/assay/steps/coldplug "^reason=.*storage: $raid\$"
	has calls.modprobe "^-q -b $nvme\$"
}

coldplug_every_driver_hangs() {
	fake_hanging_tool modprobe
	fake_kernel_line assay.coldplug.limit=1
	fake_device pci 0000:00:03.0 "$nic"
	run_coldplug 50
	step_is coldplug partial || fail "state $(step coldplug state)"
}

coldplug_bound_device_left_alone() {
	fake_device pci 0000:00:03.0 "$nic"
	mkdir "$ROOT/sys/bus/pci/devices/0000:00:03.0/driver"
	run_coldplug
	lacks calls.modprobe "$nic"
}

coldplug_display_left_alone() {
	fake_device pci 0000:00:02.0 "$gpu"
	run_coldplug
	lacks calls.modprobe "$gpu"
}

coldplug_drivers_beget_devices() {
	fake_device pci 0000:00:03.0 "$nic"
	fake_tool modprobe with <<-END
		case "\$*" in *"$nic"*)
			mkdir -p '$ROOT/sys/bus/virtio/devices/virtio0'
			echo virtio:d00000001v00001AF4 >'$ROOT/sys/bus/virtio/devices/virtio0/modalias' ;;
		esac
	END
	run_coldplug
	has calls.modprobe '^-q -b -a virtio:d00000001v00001AF4$'
	[ "$(line_of virtio:d00000001)" -lt "$(line_of ipmi_si)" ] || fail 'not with its class'
}

coldplug_virtual_card_comes_before_the_others() {
	virtual=pci:v00001AF4d00001000sv00001AF4sd00000001bc02sc00i00
	fake_device pci 0000:00:01.0 "$nic"
	fake_device pci 0000:00:02.0 "$virtual"
	fake_device pci 0000:00:03.0 "$virtual"
	run_coldplug
	has calls.modprobe "^-q -b -a $virtual virtio_net $nic\$"
}

coldplug_late_device() {
	echo 100 >"$ROOT/sys/kernel/uevent_seqnum"
	run_coldplug
	fake_device pci 0000:05:00.0 "$nic"
	echo 101 >"$ROOT/sys/kernel/uevent_seqnum"
	eventually 5 grep -q "$nic" "$ROOT/calls.modprobe"
	eventually 5 test ! -e "$ROOT/run/assay/coldplug.loading"
}

# The agent waits for devices to come to rest: it must know that a driver is being loaded.
coldplug_late_device_is_announced() {
	echo 100 >"$ROOT/sys/kernel/uevent_seqnum"
	run_coldplug
	eventually 5 test ! -e "$ROOT/run/assay/coldplug.loading"
	fake_tool modprobe with <<-END
		sleep 2
	END
	fake_device pci 0000:05:00.0 "$nic"
	echo 101 >"$ROOT/sys/kernel/uevent_seqnum"
	eventually 5 grep -q "$nic" "$ROOT/calls.modprobe"
	[ -e "$ROOT/run/assay/coldplug.loading" ] || fail 'not announced'
	eventually 5 test ! -e "$ROOT/run/assay/coldplug.loading"
}

coldplug_respawned_passes_no_second_time() {
	run_coldplug
	before=$(calls modprobe | wc -l)
	kill "$last"
	background coldplug
	sleep 1
	same "$before" "$(calls modprobe | wc -l)"
}

coldplug_no_modprobe() {
	rm "$ROOT/bin/modprobe"
	PATH=$ROOT/bin:/usr/bin:/bin
	fake_device pci 0000:00:03.0 "$nic"
	run_coldplug
}

coldplug_limit_with_a_leading_zero() {
	fake_kernel_line assay.coldplug.limit=08
	run_coldplug
	step_is coldplug "done" || fail "state $(step coldplug state)"
}

# Each round's driver hangs, and shows the next round's device before it does.
coldplug_rounds_share_one_limit() {
	fake_kernel_line assay.coldplug.limit=4
	echo 100 >"$ROOT/sys/kernel/uevent_seqnum"
	fake_device pci 0000:00:01.0 "$raid"
	fake_tool modprobe with <<-END
		case "\$*" in *"$raid"*)
			mkdir -p '$ROOT/sys/bus/pci/devices/0000:00:02.0'
			echo "$nvme" >'$ROOT/sys/bus/pci/devices/0000:00:02.0/modalias' ;;
		esac
		case "\$*" in *"$raid"* | *"$nvme"*) trap '' TERM; while :; do sleep 1; done ;; esac
	END
	run_coldplug 9
	lacks run/assay/steps/coldplug "reason=.*$nvme"
	eventually 5 grep -q "$nvme" "$ROOT/calls.modprobe"
}

# Killed at the limit, twice: together with others and alone.
coldplug_killed_driver_is_tried_once_more() {
	fake_kernel_line assay.coldplug.limit=2
	echo 100 >"$ROOT/sys/kernel/uevent_seqnum"
	fake_device pci 0000:00:04.0 "$usb"
	fake_hanging_tool modprobe "$usb"
	run_coldplug 12
	same timeout "$(step coldplug class.rest)"
	eventually 20 grep -q '^[0-9]* left behind' "$ROOT/var/log/assay/coldplug.log"
	[ "$(calls modprobe | grep -cF -e "$usb")" -ge 4 ] || fail "$(calls modprobe)"
	before=$(calls modprobe | grep -cF -e "$usb")
	echo 101 >"$ROOT/sys/kernel/uevent_seqnum"
	sleep 2
	same "$before" "$(calls modprobe | grep -cF -e "$usb")" 'once more, not for ever: '
}

# In uninterruptible sleep for a while, as behind a controller that looks for a disk on each of its ports.
coldplug_slow_driver_is_waited_for() {
	fake_kernel_line assay.coldplug.limit=10
	fake_device pci 0000:00:01.0 "$raid"
	fake_device pci 0000:00:04.0 "$usb"
	fake_tool modprobe with <<-END
		case "\$*" in
		*--show-depends*) ;;
		*"$raid"*)
			[ ! -e '$ROOT/slept' ] || exit 0
			: >'$ROOT/slept'
			: >'$ROOT/stuck.'\$\$
			(sleep 8 && rm '$ROOT/stuck.'\$\$) &
			;;
		esac
	END
	cat >>"$lib/bounded.sh" <<-'END'
		gone() {
			[ ! -e "$ROOT/stuck.$1" ]
		}
	END
	run_coldplug 20
	same "done" "$(step coldplug class.storage)"
	same "done" "$(step coldplug class.rest)"
	step_is coldplug "done" || fail "state $(step coldplug state)"
	has calls.modprobe "-a $usb"
}

# The real thing is a driver in uninterruptible sleep; here the kernel is made to say that it is still there.
coldplug_behind_a_load_that_cannot_be_ended_others_are_inserted() {
	fake_kernel_line assay.coldplug.limit=2
	fake_device pci 0000:00:01.0 "$raid"
	fake_device pci 0000:00:04.0 "$usb"
	fake_tool modprobe with <<-END
		case "\$*" in
		*--show-depends*)
			echo 'builtin pci'
			echo 'insmod /modules/usbcore.ko nousb=0'
			echo 'insmod /modules/xhci.ko'
			;;
		*"$raid"*) : >'$ROOT/stuck.'\$\$ ;;
		esac
	END
	cat >>"$lib/bounded.sh" <<-'END'
		gone() {
			[ ! -e "$ROOT/stuck.$1" ] && kill -0 "$1" 2>/dev/null && return 1
			[ ! -e "$ROOT/stuck.$1" ]
		}
	END
	run_coldplug 20
	same timeout "$(step coldplug class.storage)"
	same "done" "$(step coldplug class.rest)"
	has run/assay/steps/coldplug '^reason=.*storage: one of 3 drivers$'
	lacks calls.modprobe "-a $usb"
	has calls.insmod '^/modules/usbcore.ko nousb=0 async_probe$'
	has calls.insmod '^/modules/xhci.ko async_probe$'
}

coldplug_storage_waits_for_ssh_the_network_does_not() {
	mkdir -p "$ROOT/run/openrc/started" "$ROOT/run/openrc/failed"
	fake_device pci 0000:00:02.0 "$nvme"
	fake_device pci 0000:00:03.0 "$nic"
	background coldplug
	eventually 5 grep -q "$nic" "$ROOT/calls.modprobe"
	sleep 1
	lacks calls.modprobe "$nvme"
	: >"$ROOT/run/openrc/started/dropbear"
	eventually 5 grep -q "$nvme" "$ROOT/calls.modprobe"
	eventually 10 coldplug_done
}

coldplug_steps_aside_for_the_network() {
	in_group /openrc.assay-coldplug
	run_coldplug
	has sys/fs/cgroup/openrc.assay-coldplug/cpu.weight '^10$'
}

coldplug_leaves_other_groups_alone() {
	in_group /
	run_coldplug
	has sys/fs/cgroup/cpu.weight '^100$'
}
