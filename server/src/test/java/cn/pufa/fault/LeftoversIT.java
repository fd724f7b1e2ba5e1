package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A server is killed while it writes a file: half a file is nobody's, and goes after its day. */
@Fault("F3")
class LeftoversIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int HALF = 300_000;

  private final TestDatabase database = TestPostgres.create();
  private final Path home = ServerProcess.newHome();
  private final Map<String, String> options = new HashMap<>();

  @Test
  void halfAFileGoesAfterItsDay() throws IOException {
    options.put("DATABASE_URL", database.appUrl());
    options.put("DATABASE_OWNER_URL", database.ownerUrl());
    try (var server = ServerProcess.start(home, options);
        Socket upload = halfAFilm(server)) {
      Eventually.within(SOON, () -> assertThat(files("uploads")).hasSize(1));
      server.process().kill();
      Files.write(home.resolve("files/kept/unfinished-1"), new byte[HALF]);
      assertThat(upload.isConnected()).isTrue();
    }
    try (var soon = ServerProcess.start(home, options)) {
      soon.api().call("listTopics").expect(200);
      assertThat(files("uploads")).as("of another node, perhaps, and still growing").hasSize(1);
    }
    options.put("PUFA_CLOCK", "P2D");
    try (var later = ServerProcess.start(home, options)) {
      later.api().call("listTopics").expect(200);
      Eventually.within(
          SOON,
          () -> {
            assertThat(files("uploads")).isEmpty();
            assertThat(files("kept")).noneMatch(LeftoversIT::isUnfinished);
          });
    } finally {
      ServerProcess.remove(home);
    }
  }

  private static Socket halfAFilm(ServerProcess server) throws IOException {
    URI uri = URI.create(server.api().address());
    var socket = new Socket(uri.getHost(), uri.getPort());
    String head =
        "POST /api/lesson-files HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: %d\r\n\r\n"
                .formatted(server.api().signIn("trainer").token(), 2 * HALF)
            + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().write(new byte[HALF]);
    return socket;
  }

  private static boolean isUnfinished(Path file) {
    return file.getFileName().toString().startsWith("unfinished-");
  }

  private List<Path> files(String folder) {
    try (Stream<Path> files = Files.list(home.resolve("files").resolve(folder))) {
      return files.toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
