# shellcheck shell=dash

skeleton_filled() {
	script skeleton || fail "status $?"
	has run/assay/audit.json "\"bootId\": \"$this_boot\""
	has run/assay/audit.json '"startedUptimeMillis": 12340'
	has run/assay/audit.json '"startedAt": "20[0-9-]*T[0-9:]*Z"'
	cmp -s "$ROOT/run/assay/audit.json" "$ROOT/var/log/audit.json" || fail "/var/log/audit.json differs"
}

skeleton_replaces_a_complete_report() {
	fake_report true "$this_boot"
	script skeleton
	has run/assay/audit.json '"complete": false'
}

skeleton_log_not_writable() {
	rm -rf "$ROOT/var/log"
	: >"$ROOT/var/log"
	script skeleton || fail "status $?"
	has run/assay/audit.json "$this_boot"
}

skeleton_log_hangs() {
	fake_hanging_tool cp
	within 10 script skeleton
	same 0 "$status"
	has run/assay/audit.json "$this_boot"
}

skeleton_template_missing() {
	rm "$ROOT/usr/share/assay/skeleton.json"
	! script skeleton 2>/dev/null || fail "success without a template"
	[ ! -e "$ROOT/run/assay/audit.json" ] || fail "wrote something"
}
