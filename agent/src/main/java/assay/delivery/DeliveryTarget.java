package assay.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where reports go, as `assay.put` has it.
///
/// @param address without user and password
/// @param authorization the header that user and password make (RFC 7617), if there are any
public record DeliveryTarget(URI address, @Nullable String authorization) {
  /// Reads an address.
  ///
  /// @throws IllegalArgumentException with what is wrong with it, in words; never with its secrets
  public static DeliveryTarget parse(String text) {
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("is no URL: " + e.getReason(), e);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "is no URL that begins with http:// or https:// and a host");
    }
    String user = uri.getUserInfo();
    String authorization =
        user == null
            ? null
            : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    return new DeliveryTarget(
        URI.create(
            scheme
                + "://"
                + uri.getHost()
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())),
        authorization);
  }

  /// Whether the server has to show a certificate.
  public boolean encrypted() {
    return address.getScheme().equals("https");
  }

  /// Whether it names the very place of one report: an address signed beforehand, as S3 has them,
  /// holds only as it is.
  public boolean exact() {
    return address.getRawQuery() != null;
  }

  /// Where this report goes.
  public URI of(ReportKey key) {
    return exact() ? address : folder().resolve(key.path().replace(":", "%3A"));
  }

  /// The folder of this machine's reports, for servers that want it made first (RFC 4918, MKCOL).
  URI folderOf(ReportKey key) {
    return of(key).resolve("./");
  }

  private URI folder() {
    String text = address.toString();
    return text.endsWith("/") ? address : URI.create(text + "/");
  }
}
