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
	same "add --no-interactive --no-network --allow-untrusted $ROOT/run/assay/site/packages/a-1-r0.apk $ROOT/run/assay/site/packages/b-2-r0.apk" \
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

site_packages_asked_for_come_from_signed_repositories() {
	fake_tool apk with <<-END
		[ "\$(wc -l <'$ROOT/calls.apk')" -gt 1 ] || exit 1
	END
	fake_tool rc-update
	fake_kernel_line 'quiet assay.pkgs=strace,tcpdump assay.repo=http://10.0.0.1/alpine'
	script site-packages
	step_is site "done" || fail "state $(step site state)"
	same 'add --no-interactive --repository http://10.0.0.1/alpine strace tcpdump' "$(calls apk | tail -n 1)"
	same 2 "$(calls apk | wc -l)" 'tried again: '
	fake_kernel_line 'quiet assay.pkgs=strace,--allow-untrusted'
	script site-packages
	step_is site skipped || fail "an option was taken for a name"
}

site_packages_that_no_repository_has() {
	fake_tool apk with <<-END
		exit 1
	END
	fake_kernel_line 'quiet assay.pkgs=nothing'
	SITE_LIMIT=5 within 9 script site-packages
	step_is site failed || fail "state $(step site state)"
	has run/assay/steps/site '^reason=apk add of nothing failed'
}

site_apk_hangs() {
	fake_hanging_tool apk
	fake_package a-1-r0.apk
	SITE_LIMIT=1 within 8 script site-packages
	step_is site timeout || fail "state $(step site state)"
}

# A program for glibc; a stand-in for its loader writes down how it is started.
fake_glibc_tool() {
	mkdir -p "$ROOT/run/assay/site/tools" "$lib/runtime/glibc"
	printf '\177ELF\2\1\1/lib64/ld-linux-x86-64.so.2\0' >"$ROOT/run/assay/site/tools/$1"
	chmod 755 "$ROOT/run/assay/site/tools/$1"
	fake_tool loader
	mv "$ROOT/bin/loader" "$lib/runtime/glibc/ld-linux-x86-64.so.2"
}

site_tool_for_glibc_runs_by_the_private_loader() {
	fake_glibc_tool storcli64
	printf '#!/bin/sh\necho ld-linux-x86-64\n' >"$ROOT/run/assay/site/tools/script"
	chmod 755 "$ROOT/run/assay/site/tools/script"
	script site-packages
	script site-packages
	"$ROOT/run/assay/site/tools/storcli64" /call show 'a b'
	tools=$ROOT/run/assay/site/tools
	same "--library-path $tools/lib:$tools:$lib/runtime/glibc $tools/glibc/storcli64 /call show a b" "$(calls loader)"
	same ld-linux-x86-64 "$("$tools/script")"
	[ ! -e "$tools/glibc/script" ] || fail "a script needs no loader"
}

site_tool_of_the_image_does_so_too() {
	fake_glibc_tool ssacli
	mkdir -p "$ROOT/opt/assay"
	mv "$ROOT/run/assay/site/tools" "$ROOT/opt/assay/tools"
	script site-packages
	"$ROOT/opt/assay/tools/ssacli" ctrl
	same "--library-path $ROOT/opt/assay/tools/lib:$ROOT/opt/assay/tools:$lib/runtime/glibc $ROOT/opt/assay/tools/glibc/ssacli ctrl" "$(calls loader)"
}

# As HPE's package has it: a link to the program, which has its libraries beside it.
site_tool_behind_a_link() {
	local tools=$ROOT/run/assay/site/tools
	fake_glibc_tool ssacli
	mkdir -p "$tools/opt/bin"
	mv "$tools/ssacli" "$tools/opt/bin/ssacli"
	ln -s opt/bin/ssacli "$tools/ssacli"
	cp "$tools/opt/bin/ssacli" "$tools/libraid.so.1"
	script site-packages
	"$tools/ssacli" ctrl
	same "--library-path $tools/lib:$tools:$lib/runtime/glibc $tools/opt/bin/ssacli ctrl" "$(calls loader)"
	grep -q ELF "$tools/opt/bin/ssacli" || fail "the program itself was replaced"
	grep -q ELF "$tools/libraid.so.1" || fail "a library was replaced"
}

site_tool_on_a_system_with_a_loader_is_left_alone() {
	fake_glibc_tool storcli64
	mkdir -p "$ROOT/lib64"
	: >"$ROOT/lib64/ld-linux-x86-64.so.2"
	script site-packages
	[ ! -e "$ROOT/run/assay/site/tools/glibc" ] || fail "$(ls "$ROOT/run/assay/site/tools")"
}

# With this machine's own loader and library; in an Alpine root, where the cases run as well, cat is another.
site_real_program_for_glibc_runs() {
	local loader=/lib64/ld-linux-x86-64.so.2 tools=$ROOT/run/assay/site/tools
	grep -q ld-linux-x86-64 /bin/cat || return 0
	mkdir -p "$tools" "$lib/runtime/glibc"
	cp -L "$loader" /lib/x86_64-linux-gnu/libc.so.6 "$lib/runtime/glibc"
	cp -L /bin/cat "$tools/storcli64"
	script site-packages
	[ -x "$tools/glibc/storcli64" ] || fail "left as it was: $(ls "$tools")"
	same whole "$(echo whole | "$tools/storcli64" -)"
}
