package cn.pufa.platform.cache;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * nginx with two workers, tuned, that sends as files the very bytes another server has answered,
 * plain and compressed, with the same headers; its own are Date and Server.
 */
final class NginxProcess implements AutoCloseable {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Set<String> ITS_OWN =
      Set.of("x-request-id", "etag", "content-length", "content-type", "content-encoding");

  private final Path folder;
  private final int port;
  private final Map<String, String> headers = new TreeMap<>();
  private final StringBuilder locations = new StringBuilder();
  private int files;
  private Process process;

  NginxProcess(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("root"));
    try (var free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
  }

  /** Takes over what the server answers. */
  void copy(String address, String target) throws IOException, InterruptedException {
    URI uri = URI.create(address + target);
    HttpResponse<byte[]> plain = get(uri, "identity");
    HttpResponse<byte[]> packed = get(uri, "gzip");
    plain.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    headers.keySet().removeAll(ITS_OWN);
    Path file = folder.resolve("root").resolve(target.substring(1));
    if (target.contains("?")) {
      file = folder.resolve("root/list-" + ++files);
      locations.append(
          "    location = %s { alias %s; }%n".formatted(target.replaceFirst("\\?.*", ""), file));
    }
    Files.createDirectories(file.getParent());
    Files.write(file, plain.body());
    if (packed.headers().firstValue("content-encoding").isPresent()) {
      Files.write(file.resolveSibling(file.getFileName() + ".gz"), packed.body());
    }
  }

  private static HttpResponse<byte[]> get(URI uri, String encoding)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri).header("Accept-Encoding", encoding).build();
    HttpResponse<byte[]> answer = CLIENT.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(uri + " answered " + answer.statusCode());
    }
    return answer;
  }

  Measured start() throws IOException, InterruptedException {
    Path configuration = Files.writeString(folder.resolve("nginx.conf"), configuration());
    // Its workers may run as another user.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    process =
        new ProcessBuilder(
                "nginx", "-p", folder.toString(), "-c", configuration.toString(), "-e", "stderr")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.log").toFile())
            .start();
    String address = "http://127.0.0.1:" + port;
    awaitAnswer(URI.create(address + "/"));
    List<Long> workers = process.children().map(ProcessHandle::pid).toList();
    return new Measured("nginx", address, workers);
  }

  private void awaitAnswer(URI uri) throws InterruptedException, IOException {
    for (int tries = 0; tries < 100; tries++) {
      try {
        CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
        return;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException(Files.readString(folder.resolve("nginx.log")));
  }

  private String configuration() {
    var added = new StringBuilder();
    headers.forEach(
        (name, value) ->
            added.append(
                "    add_header %s \"%s\";%n".formatted(name, value.replace("\"", "\\\""))));
    return """
        daemon off;
        worker_processes 2;
        worker_rlimit_nofile 8192;
        pid %1$s/nginx.pid;
        events { worker_connections 4096; multi_accept on; }
        http {
          access_log off;
          server_tokens off;
          default_type application/json;
          sendfile on;
          tcp_nopush on;
          tcp_nodelay on;
          gzip_static on;
          keepalive_requests 1000000000;
          open_file_cache max=40000 inactive=1h;
          open_file_cache_valid 1h;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          server {
            listen 127.0.0.1:%2$d backlog=4096 reuseport;
            root %1$s/root;
            max_ranges 0;
            add_header Last-Modified "";
        %3$s%4$s  }
        }
        """
        .formatted(folder, port, added, locations);
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      process.onExit().join();
    }
  }
}
