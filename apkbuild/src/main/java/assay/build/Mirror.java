package assay.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An Alpine mirror, a folder or a URL in the layout of the official ones.
public final class Mirror {
  static final String BRANCH = "v3.23";
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(15);
  private static final Duration REQUEST_LIMIT = Duration.ofMinutes(10);
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int ADB_MAGIC = 'A' << 8 | 'D';

  private final String location;
  private final Path downloads;

  /// @param location a folder or an http(s) URL
  /// @param downloads where files of a remote mirror go
  public Mirror(String location, Path downloads) {
    this.location =
        location.endsWith("/") ? location.substring(0, location.length() - 1) : location;
    this.downloads = downloads;
    if (!remote() && !Files.isDirectory(Path.of(this.location))) {
      throw new BuildException("mirror " + location + ": no such folder, and not an http(s) URL");
    }
  }

  boolean remote() {
    return location.startsWith("http://") || location.startsWith("https://");
  }

  /// @return the folder or URL
  public String location() {
    return remote() ? location : Path.of(location).toAbsolutePath().normalize().toString();
  }

  /// @return what to call it in an image: paths of the build machine say nothing elsewhere
  String name() {
    return remote() ? location : "folder " + Path.of(location()).getFileName();
  }

  List<String> repositories() {
    return List.of(location() + "/" + BRANCH + "/main", location() + "/" + BRANCH + "/community");
  }

  /// @param name a path below the mirror
  /// @return the folder of a local mirror, or nothing
  @Nullable Path localFolder(String name) {
    Path folder = remote() ? null : Path.of(location()).resolve(name);
    return folder != null && Files.isDirectory(folder) ? folder : null;
  }

  /// @param name a file below the mirror that official mirrors lack
  /// @return the file, or nothing
  /// @throws IOException if it cannot be read
  @Nullable Path optional(String name) throws IOException {
    try {
      return fetch(name);
    } catch (BuildException absent) {
      return null;
    }
  }

  /// @param name a file that Alpine publishes for booting over a network, such as `vmlinuz-lts`
  /// @return the file
  /// @throws IOException if it cannot be had
  Path netboot(String name) throws IOException {
    return fetch(BRANCH + "/releases/x86_64/netboot/" + name);
  }

  /// Checks that the answer is a package index at all: a portal page or an error text is not.
  ///
  /// @param repository `main` or `community`
  /// @return the index
  /// @throws IOException if it cannot be read
  public Path index(String repository) throws IOException {
    String name = BRANCH + "/" + repository + "/x86_64/APKINDEX.tar.gz";
    Path file = fetch(name);
    try (InputStream in = Files.newInputStream(file)) {
      int magic = in.read() << 8 | in.read();
      if (magic != GZIP_MAGIC && magic != ADB_MAGIC) {
        Files.deleteIfExists(remote() ? file : downloads.resolve("none"));
        throw new BuildException(
            "mirror %s: %s is not a package index; check --mirror".formatted(location, name));
      }
    }
    return file;
  }

  /// @param name a path below the mirror
  /// @return the file, downloaded if need be
  /// @throws IOException if it cannot be had
  public Path fetch(String name) throws IOException {
    if (!remote()) {
      Path file = Path.of(location()).resolve(name);
      if (!Files.isRegularFile(file)) {
        throw new BuildException(
            "mirror %s: %s is missing; check --mirror".formatted(location, name));
      }
      return file;
    }
    Path target = downloads.resolve(name);
    Path work = target.resolveSibling(target.getFileName() + ".work");
    Files.createDirectories(target.getParent());
    try {
      download(name, work);
      Files.move(work, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(work);
    }
    return target;
  }

  private void download(String name, Path work) throws IOException {
    URI address = URI.create(location + "/" + name);
    HttpRequest request = HttpRequest.newBuilder(address).timeout(REQUEST_LIMIT).build();
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_LIMIT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new BuildException(
              "mirror %s: %s: HTTP status %d; check --mirror"
                  .formatted(location, name, answer.statusCode()));
        }
        Files.copy(body, work, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (ConnectException | HttpTimeoutException e) {
      throw new BuildException(
          "mirror %s: %s: no answer (%s); check --mirror and the network"
              .formatted(location, name, e.getClass().getSimpleName()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BuildException("mirror " + location + ": interrupted");
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("No space left")) {
        throw e;
      }
      throw new BuildException(
          "mirror %s: %s: download broke off: %s".formatted(location, name, e.getMessage()));
    }
  }
}
