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
	shorten_grace
	within 10 script nvidia
	step_is nvidia timeout || fail "state $(step nvidia state)"
	same "nvidia.ko: killed after 1 s" "$(step nvidia reason)"
	same 1 "$(calls insmod | wc -l)"
}

# The half minute of grace is what the machine has; here a second of it is enough.
shorten_grace() {
	sed -i 's/^grace=300$/grace=10/' "$lib/nvidia"
}

nvidia_limits_are_those_of_the_design() {
	has usr/lib/assay/nvidia '^grace=300$'
	has usr/lib/assay/nvidia 'seconds nvidia.limit 180'
}

nvidia_limit_is_for_all_modules_together() {
	fake_gpu
	fake_driver "$ROOT/opt/nvidia"
	fake_tool insmod with <<-END
		sleep 3
	END
	fake_kernel_line assay.nvidia.limit=5
	shorten_grace
	script nvidia
	# Each alone would have been quick enough.
	step_is nvidia timeout || fail "state $(step nvidia state)"
	has run/assay/steps/nvidia 'reason=nvidia.*ko: killed after 5 s'
}

nvidia_term_is_given_its_grace() {
	fake_gpu
	fake_driver "$ROOT/opt/nvidia"
	fake_tool insmod with <<-END
		trap 'echo gently >"$ROOT/ended"; sleep 2; echo clean >>"$ROOT/ended"; exit 0' TERM
		while :; do sleep 0.1; done
	END
	fake_kernel_line assay.nvidia.limit=1
	sed -i 's/^grace=300$/grace=50/' "$lib/nvidia"
	within 12 script nvidia
	step_is nvidia timeout || fail "state $(step nvidia state)"
	same 'gently
clean' "$(cat "$ROOT/ended")"
}

nvidia_needs_come_first() {
	fake_gpu
	fake_driver "$ROOT/opt/nvidia"
	fake_tool modinfo with <<-END
		echo i2c-core,nvidia,drm
	END
	script nvidia
	same '-q -a i2c-core drm
-q -a i2c-core drm' "$(calls modprobe)"
	step_is nvidia "done" || fail "state $(step nvidia state)"
}

nvidia_nouveau_holds_the_card() {
	fake_gpu
	fake_driver "$ROOT/opt/nvidia"
	mkdir -p "$ROOT/sys/module/nouveau"
	script nvidia || fail "status $?"
	step_is nvidia failed || fail "state $(step nvidia state)"
	same '' "$(calls insmod)"
}

# fake_smi FOLDER with <<script
fake_smi() {
	fake_tool nvidia-smi with
	mkdir -p "$1/bin"
	mv "$ROOT/bin/nvidia-smi" "$1/bin/nvidia-smi"
}

nvidia_smi_is_asked_once_and_its_warnings_are_kept() {
	fake_gpu
	fake_driver "$ROOT/opt/nvidia"
	fake_smi "$ROOT/opt/nvidia" with <<-END
		echo 'GPU 0: NVIDIA H100 (UUID: GPU-1)'
		echo 'WARNING: infoROM is corrupted' >&2
	END
	fake_tool dmesg with <<-END
		echo 'NVRM: Xid (PCI:0000:01:00): 79'
	END
	script nvidia
	step_is nvidia "done" || fail "state $(step nvidia state)"
	same -L "$(calls nvidia-smi)"
	has var/log/assay/nvidia.log 'GPU 0: NVIDIA H100'
	has var/log/assay/nvidia.log 'infoROM is corrupted'
	has var/log/assay/nvidia.log 'NVRM: Xid'
	same 'GPU 0: NVIDIA H100 (UUID: GPU-1)' "$("$ROOT/run/assay/site/tools/nvidia-smi" -q -x 2>/dev/null)"
	same "-L
-q -x" "$(calls nvidia-smi)"
}

nvidia_smi_ignores_term() {
	fake_gpu
	fake_driver "$ROOT/run/assay/site/nvidia"
	fake_smi "$ROOT/run/assay/site/nvidia" with <<-END
		trap '' TERM
		while :; do sleep 1; done
	END
	fake_kernel_line assay.nvidia.limit=2
	shorten_grace
	within 12 script nvidia
	step_is nvidia timeout || fail "state $(step nvidia state)"
	same "nvidia-smi: killed after 2 s" "$(step nvidia reason)"
	same 'not asked: when the driver was loaded, nvidia-smi: killed after 2 s' \
		"$("$ROOT/run/assay/site/tools/nvidia-smi" -q -x 2>&1)"
}

nvidia_smi_of_the_site_stays() {
	fake_gpu
	fake_driver "$ROOT/opt/nvidia"
	fake_smi "$ROOT/opt/nvidia" with <<-END
		exit 0
	END
	mkdir -p "$ROOT/run/assay/site/tools"
	echo theirs >"$ROOT/run/assay/site/tools/nvidia-smi"
	script nvidia
	same theirs "$(cat "$ROOT/run/assay/site/tools/nvidia-smi")"
}

nvidia_smi_fails() {
	fake_gpu
	fake_driver "$ROOT/opt/nvidia"
	fake_smi "$ROOT/opt/nvidia" with <<-END
		echo 'Unable to determine the device handle: GPU is lost' >&2
		exit 15
	END
	script nvidia || fail "status $?"
	step_is nvidia failed || fail "state $(step nvidia state)"
	has var/log/assay/nvidia.log 'GPU is lost'
}

# A program for glibc is started by the private loader; a stand-in for that loader writes down how.
nvidia_glibc_program_runs_by_the_private_loader() {
	fake_gpu
	fake_driver "$ROOT/opt/nvidia"
	mkdir -p "$ROOT/opt/nvidia/bin" "$ROOT/opt/nvidia/lib" "$lib/runtime/glibc"
	echo '/lib64/ld-linux-x86-64.so.2' >"$ROOT/opt/nvidia/bin/nvidia-smi"
	fake_tool loader
	mv "$ROOT/bin/loader" "$lib/runtime/glibc/ld-linux-x86-64.so.2"
	script nvidia
	same "--library-path $ROOT/opt/nvidia/lib:$lib/runtime/glibc $ROOT/opt/nvidia/bin/nvidia-smi -L" "$(calls loader)"
	step_is nvidia "done" || fail "state $(step nvidia state)"
}

nvidia_tool_that_is_not_there() {
	script nvidia-tool nvidia-smi
	same 127 $?
}

nvidia_firmware_of_the_driver_is_found() {
	fake_gpu
	fake_driver "$ROOT/opt/nvidia"
	mkdir -p "$ROOT/opt/nvidia/firmware/nvidia/550"
	: >"$ROOT/opt/nvidia/firmware/nvidia/550/gsp_ga10x.bin"
	script nvidia
	[ -f "$ROOT/lib/firmware/nvidia/550/gsp_ga10x.bin" ] || fail "no firmware"
}
