# shellcheck shell=dash

fake_gpu() {
	mkdir -p "$ROOT/sys/bus/pci/devices/0000:01:00.0"
	echo 0x10de >"$ROOT/sys/bus/pci/devices/0000:01:00.0/vendor"
}

fake_driver() {
	mkdir -p "$1"
	: >"$1/nvidia.ko"
	: >"$1/nvidia-uvm.ko"
}

nvidia_no_driver() {
	fake_gpu
	script nvidia || fail "status $?"
	step_is nvidia skipped || fail "state $(step nvidia state)"
	has run/assay/steps/nvidia 'no nvidia.ko'
	has var/log/assay/nvidia.log 'no nvidia.ko'
}

nvidia_no_device() {
	fake_driver "$ROOT/opt/nvidia"
	script nvidia
	same 'no NVIDIA device' "$(step nvidia reason)"
	same '' "$(calls insmod)"
}

nvidia_switched_off() {
	fake_gpu
	fake_driver "$ROOT/opt/nvidia"
	fake_kernel_line assay.nvidia=off
	script nvidia
	step_is nvidia skipped || fail "state $(step nvidia state)"
	same '' "$(calls insmod)"
}

nvidia_site_before_image() {
	fake_gpu
	fake_driver "$ROOT/opt/nvidia"
	fake_driver "$ROOT/run/assay/site/nvidia"
	script nvidia
	step_is nvidia "done" || fail "state $(step nvidia state)"
	same "$ROOT/run/assay/site/nvidia/nvidia.ko
$ROOT/run/assay/site/nvidia/nvidia-uvm.ko" "$(calls insmod)"
}

nvidia_driver_refused() {
	fake_gpu
	fake_driver "$ROOT/opt/nvidia"
	fake_tool insmod with <<-END
		exit 1
	END
	script nvidia || fail "status $?"
	step_is nvidia failed || fail "state $(step nvidia state)"
}

nvidia_driver_hangs() {
	fake_gpu
	fake_driver "$ROOT/opt/nvidia"
	fake_hanging_tool insmod
	fake_kernel_line assay.nvidia.limit=1
	within 6 script nvidia
	step_is nvidia timeout || fail "state $(step nvidia state)"
}
