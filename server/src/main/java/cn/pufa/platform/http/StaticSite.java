package cn.pufa.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Files of the jar held in memory, plain and compressed: the two clients and the contract's page.
 */
final class StaticSite {

  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("ttf", "font/ttf"),
          Map.entry("webmanifest", "application/manifest+json"));

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Map<String, Encoded> files = new HashMap<>();

  /**
   * @param folders of the class path, an earlier one wins; one that is not in the jar adds nothing
   */
  static StaticSite of(String... folders) {
    var site = new StaticSite();
    for (String folder : folders) {
      URL url = StaticSite.class.getResource("/" + folder);
      if (url != null) {
        site.load(url, folder);
      }
    }
    return site;
  }

  private void load(URL url, String folder) {
    try {
      // Opened by its path: of one that is opened by its address there may be only one at a time.
      if (url.openConnection() instanceof JarURLConnection inside) {
        Path jar = Path.of(inside.getJarFileURL().toURI());
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
          load(files.getPath("/" + folder));
        }
      } else {
        load(Path.of(url.toURI()));
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (URISyntaxException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private void load(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        String name = root.relativize(path).toString().replace('\\', '/');
        String type = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type != null) {
          Buffer content = Buffer.buffer(Files.readAllBytes(path));
          // The builds put a hash of the content into the names of these.
          boolean neverChanges = name.contains("assets/");
          files.putIfAbsent(
              name, neverChanges ? Encoded.of(content, type, FOR_EVER) : Encoded.of(content, type));
        }
      }
    }
  }

  /** Serves the file the rest of the path names, or passes on. */
  void serve(RoutingContext context, String prefix) {
    String path = context.normalizedPath();
    String name = path.length() <= prefix.length() ? "index.html" : path.substring(prefix.length());
    Encoded file = files.get(name);
    if (file == null) {
      context.next();
      return;
    }
    file.write(context.request());
  }
}
