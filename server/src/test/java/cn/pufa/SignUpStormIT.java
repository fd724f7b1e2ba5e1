package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Crowd;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.HomeDatabase;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Two hundred people want fifty seats: exactly fifty have one, the others wait in the order in
 * which they came, nobody is in twice, whatever is repeated, withdrawn, or killed meanwhile.
 */
@Race
class SignUpStormIT {

  private static final int SEATS = 50;
  private static final int PEOPLE = 200;
  private static final int AT_ONCE = 32;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final JsonObject VOLUNTEER = Given.post("volunteer", "440881");
  private static final List<String> STATEMENTS =
      List.of(
          "select count(pg_advisory_xact_lock",
          "select * from training_session",
          "insert into enrolment",
          "update training_session",
          "insert into audit_event",
          "insert into idempotency",
          "COMMIT");

  private final Random random = Rounds.random("SignUpStormIT");

  /** One person with the one key the person's client keeps for this sign-up. */
  private record Caller(String token, String key) {}

  @Test
  void onTwoNodesWithRepeatsAndWithdrawals() {
    try (var one = TestServer.start();
        var two = TestServer.start(one.database(), Map.of());
        var database = Jdbc.connect(one.database().appUrl())) {
      List<Api> nodes = List.of(one.api(), two.api());
      List<String> tokens = Crowd.seed(database, PEOPLE);
      for (int round = 0; round < Rounds.COUNT; round++) {
        String session = announce(one.as("case_officer"));
        List<Caller> callers = shuffled(tokens);
        storm(nodes, session, callers);
        requireExact(database, session);
        withdrawAndReturn(nodes, database, session, callers);
        requireExactAfterWithdrawals(database, session);
      }
    }
  }

  private void storm(List<Api> nodes, String session, List<Caller> callers) {
    List<Callable<Api.Answer>> calls = new ArrayList<>();
    callers.forEach(caller -> calls.add(() -> enrol(any(nodes), caller, session)));
    // The last of them is impatient, and sends the same again and again, to whichever node.
    Caller impatient = callers.getLast();
    calls.addAll(Collections.nCopies(20, () -> enrol(any(nodes), impatient, session)));
    List<Api.Answer> answers = AtOnce.call(calls);
    assertThat(answers).allSatisfy(answer -> answer.expect(201));
    assertThat(answers.subList(PEOPLE - 1, answers.size()))
        .extracting(Api.Answer::body)
        .containsOnly(answers.get(PEOPLE - 1).body());
    Caller repeated = new Caller(callers.getFirst().token(), Api.key());
    enrol(any(nodes), repeated, session).expect(409);
  }

  /** Some leave, seated or waiting, while some of them come back at the end of the queue. */
  private void withdrawAndReturn(
      List<Api> nodes, Jdbc database, String session, List<Caller> callers) {
    List<Callable<Void>> calls = new ArrayList<>();
    for (Caller caller : callers.subList(0, 60)) {
      boolean returns = random.nextBoolean();
      Map<String, Object> enrolment = Map.of("enrolment", enrolmentOf(database, session, caller));
      calls.add(
          () -> {
            any(nodes).withToken(caller.token()).call("withdrawEnrolment", enrolment).expect(200);
            if (returns) {
              enrol(any(nodes), new Caller(caller.token(), Api.key()), session).expect(201);
            }
            return null;
          });
    }
    AtOnce.call(calls);
  }

  private Api any(List<Api> nodes) {
    synchronized (random) {
      return nodes.get(random.nextInt(nodes.size()));
    }
  }

  private static String enrolmentOf(Jdbc database, String session, Caller caller) {
    return database
        .column(
            """
            select e.id from enrolment e join person p on p.id = e.person
             where e.session = '%s' and 'token-of-' || p.account = '%s'"""
                .formatted(session, caller.token()))
        .getFirst();
  }

  private static void requireExactAfterWithdrawals(Jdbc database, String session) {
    assertThat(numbers(database, session, "enrolled")).hasSize(SEATS);
    int lastSeated = numbers(database, session, "enrolled").getLast();
    assertThat(numbers(database, session, "waiting"))
        .as("nobody who came earlier waits behind one who has a seat")
        .allSatisfy(arrival -> assertThat(arrival).isGreaterThan(lastSeated));
    requireCounts(database, session);
  }

  @Fault("F1")
  @Test
  void killedInTheMiddle() {
    Path home = ServerProcess.newHome();
    ServerProcess server = ServerProcess.start(home, Map.of());
    List<Integer> found = new ArrayList<>();
    try {
      List<String> tokens;
      try (var database = Jdbc.connect(HomeDatabase.appUrl(home))) {
        tokens = Crowd.seed(database, PEOPLE);
      }
      for (int round = 0; round < Rounds.COUNT; round++) {
        String session = announce(server.api().signIn("case_officer"));
        List<Caller> callers = shuffled(tokens);
        List<JsonElement> before = stormUntilKilled(server, home, round, session, callers);
        if (round % 3 == 2) {
          HomeDatabase.kill(home);
        }
        server.close();
        server = ServerProcess.start(home, Map.of());
        found.add((int) before.stream().filter(java.util.Objects::nonNull).count());
        requireOneEffectOfEach(server.api(), home, session, callers, before);
      }
      System.out.println("SignUpStormIT: answered before each kill " + found);
      assertThat(found).as("killed in the middle").anyMatch(some -> 0 < some && some < PEOPLE);
    } finally {
      server.close();
      ServerProcess.remove(home);
    }
  }

  /** What each caller was answered before the kill; null for those who were not. */
  private List<JsonElement> stormUntilKilled(
      ServerProcess server, Path home, int round, String session, List<Caller> callers) {
    Api api = server.api();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE);
        var watch = Jdbc.connect(HomeDatabase.appUrl(home))) {
      List<CompletableFuture<JsonElement>> answers =
          callers.stream()
              .map(
                  caller ->
                      CompletableFuture.supplyAsync(
                          () -> answerOrNull(api, caller, session), threads))
              .toList();
      if (round % 2 == 0) {
        awaitRows(watch, session, 1 + random.nextInt(PEOPLE - AT_ONCE));
      } else {
        awaitStatement(watch, STATEMENTS.get(random.nextInt(STATEMENTS.size())), answers.getLast());
      }
      server.process().kill();
      return answers.stream().map(CompletableFuture::join).toList();
    }
  }

  private static void awaitRows(Jdbc watch, String session, int rows) {
    String count = "select count(*) from enrolment where session = '%s'".formatted(session);
    Eventually.within(SOON, () -> assertThat(watch.number(count)).isGreaterThanOrEqualTo(rows));
  }

  private static void awaitStatement(Jdbc watch, String statement, CompletableFuture<?> last) {
    String seen =
        "select count(*) from pg_stat_activity where pid <> pg_backend_pid() and state = 'active' and query like '%s%%'"
            .formatted(statement);
    while (watch.number(seen) == 0 && !last.isDone()) {
      Thread.onSpinWait();
    }
  }

  private static JsonElement answerOrNull(Api api, Caller caller, String session) {
    try {
      Api.Answer answer = enrol(api, caller, session);
      assertThat(answer.status()).isIn(201, 503);
      return answer.status() == 201 ? answer.body() : null;
    } catch (UncheckedIOException cutOff) {
      return null;
    }
  }

  /** Everybody sends again with the same key: who was answered hears the same words. */
  private void requireOneEffectOfEach(
      Api api, Path home, String session, List<Caller> callers, List<JsonElement> before) {
    List<Callable<Api.Answer>> calls = new ArrayList<>();
    callers.forEach(caller -> calls.add(() -> enrol(api, caller, session)));
    List<Api.Answer> after = AtOnce.call(calls);
    IntStream.range(0, PEOPLE)
        .forEach(
            place -> {
              after.get(place).expect(201);
              if (before.get(place) != null) {
                assertThat(after.get(place).body()).isEqualTo(before.get(place));
              }
            });
    try (var database = Jdbc.connect(HomeDatabase.appUrl(home))) {
      requireExact(database, session);
      assertThat(
              database.number(
                  """
                  select count(*) from audit_event a join enrolment e on a.subject = 'enrolment/' || e.id
                   where e.session = '%s' and a.action = 'enrol'"""
                      .formatted(session)))
          .as("one event a sign-up")
          .isEqualTo(PEOPLE);
      List<String> rows =
          database.column(
              "select id || ' ' || state from enrolment where session = '%s'".formatted(session));
      assertThat(after)
          .extracting(answer -> answer.text("id") + " " + answer.text("state"))
          .as("every answer is a row")
          .containsExactlyInAnyOrderElementsOf(rows);
    }
  }

  private static void requireExact(Jdbc database, String session) {
    assertThat(numbers(database, session, "enrolled"))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, SEATS).boxed().toList());
    assertThat(numbers(database, session, "waiting"))
        .as("the rest wait in order of arrival, without gaps")
        .containsExactlyElementsOf(IntStream.rangeClosed(SEATS + 1, PEOPLE).boxed().toList());
    requireCounts(database, session);
  }

  private static void requireCounts(Jdbc database, String session) {
    assertThat(
            database.column(
                """
                select s.taken || ' ' || s.waiting || ' ' || s.arrivals || ' ' ||
                       (select count(distinct person) from enrolment e where e.session = s.id and state <> 'withdrawn')
                  from training_session s where id = '%s'"""
                    .formatted(session)))
        .containsExactly(
            SEATS
                + " "
                + numbers(database, session, "waiting").size()
                + " "
                + database.number(
                    "select max(arrival) from enrolment where session = '%s'".formatted(session))
                + " "
                + (SEATS + numbers(database, session, "waiting").size()));
  }

  private static List<Integer> numbers(Jdbc database, String session, String state) {
    return database
        .column(
            "select arrival from enrolment where session = '%s' and state = '%s' order by arrival"
                .formatted(session, state))
        .stream()
        .map(Integer::valueOf)
        .toList();
  }

  private List<Caller> shuffled(List<String> tokens) {
    List<String> order = new ArrayList<>(tokens);
    Collections.shuffle(order, random);
    return order.stream().map(token -> new Caller(token, Api.key())).toList();
  }

  private static String announce(Api officer) {
    return officer
        .call("createTrainingSession", Map.of(), Given.trainingSession(SEATS))
        .expect(201)
        .text("id");
  }

  private static Api.Answer enrol(Api api, Caller caller, String session) {
    return api.withToken(caller.token())
        .call("enrol", Map.of("session", session, "Idempotency-Key", caller.key()), VOLUNTEER);
  }
}
