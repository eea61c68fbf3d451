package assay.vm.standin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What `apk mkpkg` is told about one package.
final class PackageSpec {
  private final String name;
  private final String version;
  private final String repository;
  private final String origin;
  private final Map<String, String> info = new TreeMap<>();
  private final Map<String, Path> scripts = new TreeMap<>();
  private final List<String> triggers = new ArrayList<>();
  private String compression = "deflate:1";

  PackageSpec(String name, String version, String repository, String origin) {
    this.name = name;
    this.version = version;
    this.repository = repository;
    this.origin = origin;
  }

  PackageSpec info(String key, String value) {
    if (!value.isBlank()) {
      info.put(key, value);
    }
    return this;
  }

  PackageSpec info(String key, List<String> words) {
    return info(key, String.join(" ", words));
  }

  PackageSpec script(String type, Path file) {
    scripts.put(type, file);
    return this;
  }

  PackageSpec trigger(List<String> paths) {
    triggers.addAll(paths);
    return this;
  }

  /// A kernel's modules are squashed again anyway.
  PackageSpec uncompressed() {
    compression = "none";
    return this;
  }

  String name() {
    return name;
  }

  String version() {
    return version;
  }

  String repository() {
    return repository;
  }

  String origin() {
    return origin;
  }

  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    add(arguments, "name", name);
    add(arguments, "version", version);
    info.forEach((key, value) -> add(arguments, key, value));
    scripts.forEach((type, file) -> arguments.addAll(List.of("--script", type + ":" + file)));
    triggers.forEach(path -> arguments.addAll(List.of("--trigger", path)));
    arguments.addAll(List.of("--compression", compression));
    return arguments;
  }

  private static void add(List<String> arguments, String key, String value) {
    arguments.add("--info");
    arguments.add(key + ":" + value);
  }
}
