# Which drivers the devices ask for, by class. Sourced, never run.
# shellcheck shell=dash

tried=$ROOT/run/assay/coldplug.tried

# class_of ALIAS. Left alone: graphics, which shows nothing to audit and may blank the console; the board's own timers,
# ports and processors (LNX, PNP), which the kernel has built in.
class_of() {
	case $1 in
	pci:*bc02sc* | virtio:d00000001v* | xen:vif) echo net ;;
	pci:*bc01sc* | virtio:d0000000[28]v* | scsi:* | xen:vbd) echo storage ;;
	pci:*bc03sc* | acpi:LNX* | acpi:PNP*) echo none ;;
	*IPI000* | *IPMI*) echo ipmi ;;
	*) echo rest ;;
	esac
}

# new_aliases CLASS|late: devices without a driver whose alias was not tried yet. A virtual card comes before the others
# and with its second driver, whose device the first begets: modprobe comes back from sixteen others only seconds later.
new_aliases() {
	local device alias class
	for device in "$ROOT"/sys/bus/*/devices/* "$ROOT"/sys/devices/system/cpu; do
		[ ! -e "$device/driver" ] || continue
		{ read -r alias <"$device/modalias"; } 2>/dev/null || continue
		class=$(class_of "$alias")
		case $1 in "$class" | late) [ "$class" = none ] || echo "$alias" ;; esac
	done | awk -v tried="$tried" '
		BEGIN { while ((getline line <tried) > 0) seen[line] = 1 }
		seen[$0]++ { next }
		/^pci:v00001AF4.*bc02sc/ { print; if (!seen["virtio_net"]++) print "virtio_net"; next }
		{ others = others $0 "\n" }
		END { printf "%s", others }
	'
}
