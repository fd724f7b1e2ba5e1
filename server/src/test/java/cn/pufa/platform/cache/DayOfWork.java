package cn.pufa.platform.cache;

import cn.pufa.testing.Api;
import cn.pufa.testing.Crowd;
import cn.pufa.testing.Given;
import cn.pufa.testing.HomeDatabase;
import cn.pufa.testing.Jdbc;
import cn.pufa.training.SignUpLoad;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a server does on a busy day, in a minute: reads, searches and sign-ups through HTTP. */
final class DayOfWork {

  private static final int CONNECTIONS = 64;
  private static final int SECONDS = 15;
  private static final int PEOPLE = 3000;
  private static final List<String> WORDS = List.of("低保怎么申请", "结婚登记", "社会组织年报", "火化补贴", "孩子没人管");

  private final Path home;
  private final PufaProcess server;

  DayOfWork(Path home, PufaProcess server) {
    this.home = home;
    this.server = server;
  }

  /**
   * @return what was done, in words
   */
  String run() throws IOException {
    var wrk = new Wrk(home);
    var reads =
        wrk.run(
            server.measured(),
            of(List.of("/api/topics", "/api/guides", "/api/statutes")),
            CONNECTIONS,
            SECONDS);
    var searches =
        wrk.run(
            server.measured(),
            of(WORDS.stream().map(DayOfWork::search).toList()),
            CONNECTIONS,
            SECONDS);
    signUp();
    return "%.0f reads and %.0f searches a second for %d s each over %d connections, and %d sign-ups"
        .formatted(reads.perSecond(), searches.perSecond(), SECONDS, CONNECTIONS, PEOPLE);
  }

  private static Wrk.Load of(List<String> paths) {
    return new Wrk.Load(paths, IntStream.range(0, paths.size()).boxed().toList(), List.of());
  }

  private static String search(String words) {
    return "/api/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  private void signUp() throws IOException {
    try (var database = Jdbc.connect(HomeDatabase.ownerUrl(home))) {
      List<String> tokens = Crowd.seed(database, PEOPLE);
      Api officer = new Api(server.address()).signIn("case_officer");
      String session =
          officer
              .call("createTrainingSession", Map.of(), Given.trainingSession(PEOPLE / 4))
              .expect(201)
              .text("id");
      var load = new SignUpLoad(URI.create(server.address()).getPort(), home);
      load.prepare(
          tokens.stream()
              .map(
                  token ->
                      SignUpLoad.post(
                          "/api/training-sessions/" + session + "/enrolments",
                          token,
                          Api.key(),
                          Given.post("volunteer", "440881").toString()))
              .toList());
      load.send(CONNECTIONS);
    }
  }
}
