# shellcheck shell=dash

fake_package() {
	mkdir -p "$ROOT/run/assay/site/packages"
	: >"$ROOT/run/assay/site/packages/$1"
}

site_without_packages() {
	fake_tool apk
	script site-packages || fail "status $?"
	step_is site skipped || fail "state $(step site state)"
	same '' "$(calls apk)"
}

site_packages_are_installed_in_one_go_without_a_network() {
	fake_tool apk
	fake_tool rc-update
	fake_package a-1-r0.apk
	fake_package b-2-r0.apk
	script site-packages
	same --update "$(calls rc-update)"
	step_is site "done" || fail "state $(step site state)"
	same "add --no-network --no-interactive --allow-untrusted $ROOT/run/assay/site/packages/a-1-r0.apk $ROOT/run/assay/site/packages/b-2-r0.apk" \
		"$(calls apk)"
}

site_package_that_cannot_be_installed() {
	fake_tool apk with <<-END
		echo 'ERROR: unable to select packages: libfoo (no such package)'
		exit 1
	END
	fake_tool rc-update
	fake_package a-1-r0.apk
	script site-packages || fail "status $?"
	same '' "$(calls rc-update)"
	step_is site failed || fail "state $(step site state)"
	has var/log/assay/site.log 'libfoo (no such package)'
}

site_apk_hangs() {
	fake_hanging_tool apk
	fake_package a-1-r0.apk
	SITE_LIMIT=1 within 8 script site-packages
	step_is site timeout || fail "state $(step site state)"
}
