package assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Alpine's package tool, run on any Linux through the musl loader that comes with it.
///
/// @param program a wrapper script that other programs can call too
public record Apk(Path program) {
  /// Programs of an unpacked initramfs run without a chroot; the wrapper makes one command of
  /// loader and program.
  ///
  /// @param initramfs the unpacked initramfs
  /// @return `apk` out of it
  /// @throws IOException if the wrapper cannot be written
  public static Apk of(Path initramfs) throws IOException {
    return new Apk(wrap(initramfs, "apk", "usr/sbin/apk", "sbin/apk", "usr/bin/apk"));
  }

  /// @param initramfs the unpacked initramfs
  /// @param name what the program is to be called as
  /// @param places where it may lie
  /// @return a script that runs it
  /// @throws IOException if the script cannot be written
  public static Path wrap(Path initramfs, String name, String... places) throws IOException {
    Path program = first(initramfs, places);
    Path loader = first(initramfs, "usr/lib/ld-musl-x86_64.so.1", "lib/ld-musl-x86_64.so.1");
    Path wrapper = initramfs.resolve("run-" + name);
    Files.writeString(
        wrapper,
        "#!/bin/sh\nexec '%s' --argv0 %s --library-path '%s:%s' '%s' \"$@\"\n"
            .formatted(
                loader, name, initramfs.resolve("usr/lib"), initramfs.resolve("lib"), program));
    Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
    return wrapper;
  }

  private static Path first(Path root, String... places) {
    for (String place : places) {
      if (Files.isRegularFile(root.resolve(place))) {
        return root.resolve(place);
      }
    }
    throw new BuildException("the mirror's initramfs has no " + places[0]);
  }

  /// @param arguments arguments of `apk`
  /// @return a command to run
  public Command command(String... arguments) {
    return command(List.of(arguments));
  }

  /// @param arguments arguments of `apk`
  /// @return a command to run
  public Command command(List<String> arguments) {
    List<String> argv = new ArrayList<>();
    argv.add(program.toString());
    argv.addAll(arguments);
    return Command.of(argv);
  }

  /// Writes the index of all packages in a folder.
  ///
  /// @param folder where they lie
  /// @param key what the index is signed with
  /// @param keys a folder of the public keys they are signed with
  void index(Path folder, SigningKey key, Path keys) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("mkndx", "--sign-key"));
    arguments.addAll(List.of(key.secret().toString(), "--keys-dir", keys.toString()));
    arguments.addAll(List.of("--output", "APKINDEX.tar.gz"));
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".apk"))
          .sorted()
          .forEach(arguments::add);
    }
    command(arguments).in(folder).run();
  }
}
