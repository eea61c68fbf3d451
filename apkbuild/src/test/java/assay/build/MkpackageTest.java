package assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Drives `apkbuild/mkpackage` with a small APKBUILD and an `apk` that writes down what it is
/// asked.
class MkpackageTest {
  private static final String APKBUILD =
      """
      pkgname=demo
      pkgver=1.2
      pkgrel=3
      pkgdesc="A demo"
      url="https://example.invalid"
      arch="all"
      license="MIT"
      depends="busybox openrc"
      install="$pkgname.post-install"
      subpackages="$pkgname-doc $pkgname-extra:_more:noarch"

      build() {
      	echo built >built
      }

      package() {
      	install -Dm755 "$builddir"/built "$pkgdir"/usr/bin/demo
      	install -Dm644 "$builddir"/built "$pkgdir"/usr/share/doc/demo
      }

      doc() {
      	depends=""
      	amove usr/share/doc
      }

      _more() {
      	replaces="other"
      	mkdir -p "$subpkgdir"/etc
      }
      """;

  private static final String APK =
      """
      #!/bin/sh
      echo "$@" >>"$0.calls"
      while [ $# -gt 0 ]; do
      	case $1 in
      	--files) (cd "$2" && find . -type f) >>"$0.files" ;;
      	--output) : >"$2" ;;
      	esac
      	shift
      done
      """;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void demo() throws IOException {
    Files.createDirectories(folder.resolve("demo"));
    Files.writeString(folder.resolve("demo/APKBUILD"), APKBUILD);
    Path apk = Files.writeString(folder.resolve("apk"), APK);
    Files.setPosixFilePermissions(apk, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Command.Result mkpackage(String... arguments) throws IOException {
    java.util.List<String> argv = new java.util.ArrayList<>();
    argv.add(Path.of("mkpackage").toAbsolutePath().toString());
    argv.addAll(java.util.List.of(arguments));
    return Command.of(argv).with("APK", folder.resolve("apk").toString()).attempt();
  }

  @Test
  void packagesAndTheirFields() throws IOException {
    Command.Result result =
        mkpackage("--output", folder.resolve("out").toString(), folder.resolve("demo").toString());
    assertEquals(0, result.status(), result.output());
    String calls = Files.readString(folder.resolve("apk.calls"));
    assertTrue(calls.contains("name:demo --info version:1.2-r3"), calls);
    assertTrue(calls.contains("depends:busybox openrc"), calls);
    assertTrue(calls.contains("--script post-install:"), calls);
    assertTrue(calls.contains("replaces:other"), calls);
    assertEquals(
        "./usr/share/doc/demo\n./usr/bin/demo\n",
        Files.readString(folder.resolve("apk.files")),
        "amove takes a file out of the main package");
    assertTrue(Files.exists(folder.resolve("out/demo-extra-1.2-r3.apk")));
  }

  @Test
  void onlyWhatWasAsked() throws IOException {
    mkpackage(
        "--only",
        "demo-extra",
        "--output",
        folder.resolve("out").toString(),
        folder.resolve("demo").toString());
    assertEquals(1, Files.readAllLines(folder.resolve("apk.calls")).size());
  }

  @Test
  void missingApkbuildIsOneLine() throws IOException {
    Command.Result result = mkpackage(folder.toString());
    assertEquals(2, result.status());
    assertTrue(result.standardError().endsWith("/APKBUILD is missing\n"), result.standardError());
  }
}
