package cn.pufa.platform.secret;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a server is that we are a client of, and as whom: printed, it is its scheme alone. */
public final class SecretUrl {

  private final URI uri;

  private SecretUrl(URI uri) {
    this.uri = uri;
  }

  /**
   * @throws IllegalArgumentException where it is no URL; it does not repeat the text
   */
  public static SecretUrl of(String text) {
    try {
      return new SecretUrl(new URI(text));
    } catch (URISyntaxException repeatsTheText) {
      throw new IllegalArgumentException("not a URL");
    }
  }

  public String scheme() {
    return uri.getScheme();
  }

  public String host() {
    return uri.getHost();
  }

  public int port(int otherwise) {
    return uri.getPort() == -1 ? otherwise : uri.getPort();
  }

  public String path() {
    return uri.getPath();
  }

  public Optional<String> user() {
    return login().map(login -> decode(login[0])).filter(user -> !user.isEmpty());
  }

  /** Empty where none is named. */
  public String password() {
    return login().filter(login -> login.length > 1).map(login -> decode(login[1])).orElse("");
  }

  private Optional<String[]> login() {
    return Optional.ofNullable(uri.getRawUserInfo()).map(login -> login.split(":", 2));
  }

  /** What stands behind {@code ?name=} or {@code &name=}. */
  public Optional<String> parameter(String name) {
    return Stream.ofNullable(uri.getRawQuery())
        .flatMap(query -> Stream.of(query.split("&")))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> decode(pair.substring(name.length() + 1)))
        .findFirst();
  }

  /** Outside of forms a plus sign is itself. */
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** All of it, for a client that takes it apart itself. */
  public String open() {
    return uri.toString();
  }

  @Override
  public String toString() {
    return scheme() + "://***";
  }
}
