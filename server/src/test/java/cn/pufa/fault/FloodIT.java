package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.HostileFiles;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Pace;
import cn.pufa.testing.Race;
import cn.pufa.testing.StallsOnPurpose;
import cn.pufa.testing.SteadyFlood;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody sends far more than the server can do at once: it is their own requests that wait. */
@Race
@Fault("F31")
@StallsOnPurpose
class FloodIT {

  /** More than the server works on at once for everybody. */
  private static final int FLOOD = 600;

  private static final int LET_IN = 48;

  /** Of those, the ones that the database works for; the others wait for them and give up. */
  private static final int WORKING = 12;

  /** How many more come than the server takes in from everybody. */
  private static final int TOO_MANY_FOR_ALL = FLOOD - 512;

  private static final int TOO_MANY_ROWS = 100_000;
  private static final int LOOKS = 100;
  private static final int ROUNDS = 3;
  private static final int SIGN_INS = 5;

  /** What is worked on takes a core its turns, and each answer is counted in whole milliseconds. */
  private static final long GRAIN_MS = 20;

  /** What a busy machine adds to one of a hundred. */
  private static final long NOISE_MS = 60;

  private static final Duration SOON = Duration.ofSeconds(20);

  private static TestServer server;
  private static Api flooding;
  private static Api neighbour;

  /** What another does without the flood and beside it. */
  private record Round(
      Pace alone, Pace beside, Pace signInAlone, Pace signInBeside, long workbook, String flood) {

    boolean isUnnoticed() {
      return beside.percentile(50) < 1.5 * alone.percentile(50) + GRAIN_MS
          && beside.percentile(99) < 1.5 * alone.percentile(99) + NOISE_MS
          // Work for one of a few processors: it gets its share, and stands behind no workbook.
          && 3 * signInBeside.percentile(50) < workbook;
    }

    @Override
    public String toString() {
      return "another's median %d ms alone, %d ms beside; p99 %d and %d ms; a sign-in %d and %d ms; the quickest workbook %d ms; %s"
          .formatted(
              alone.percentile(50),
              beside.percentile(50),
              alone.percentile(99),
              beside.percentile(99),
              signInAlone.percentile(50),
              signInBeside.percentile(50),
              workbook,
              flood);
    }
  }

  @BeforeAll
  static void start() {
    server = TestServer.start();
    flooding = server.as("case_officer");
    neighbour = server.as("trainer");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Tried again where something else may have kept the machine busy. */
  @Test
  void othersDoNotNoticeWhoNeverStops() {
    byte[] register = HostileFiles.register(TOO_MANY_ROWS);
    looks();
    List<Round> rounds = new ArrayList<>();
    do {
      rounds.add(round(register));
      System.out.println("FloodIT: " + rounds.getLast());
    } while (rounds.size() < ROUNDS && !rounds.getLast().isUnnoticed());
    assertThat(rounds).anyMatch(Round::isUnnoticed);
  }

  private static Round round(byte[] register) {
    Pace alone = looks();
    Pace signInAlone = signIns();
    try (var flood = SteadyFlood.of(flooding, register)) {
      flood.awaitAnswers();
      Pace beside = looks();
      Pace signInBeside = signIns();
      flood.awaitAnswers();
      flood.requireItsPace();
      return new Round(
          alone, beside, signInAlone, signInBeside, flood.workbookMillis(), flood.toString());
    }
  }

  private static Pace looks() {
    return Pace.of(LOOKS, () -> neighbour.call("listTrainingSessions").expect(200));
  }

  private static Pace signIns() {
    var body = new JsonObject();
    body.addProperty("account", "editor");
    body.addProperty("password", "demo-password-1");
    return Pace.of(
        SIGN_INS, () -> server.api().call("signInWithPassword", Map.of(), body).expect(200));
  }

  @Test
  void whoFloodsIsToldToWaitAndNobodyElse() {
    try (Jdbc owner = Jdbc.connect(server.database().ownerUrl())) {
      // With one table held, what is let in stays in: nothing here depends on how fast we are.
      owner.begin().execute("lock table campaign in access exclusive mode");
      var answered = new AtomicInteger();
      Callable<Api.Answer> one =
          () -> {
            Api.Answer answer = flooding.call("listCampaigns");
            answered.incrementAndGet();
            return answer;
          };
      var flood =
          CompletableFuture.supplyAsync(
              () -> AtOnce.call(new ArrayList<>(Collections.nCopies(FLOOD, one))),
              task -> Thread.ofVirtual().start(task));
      Eventually.within(
          SOON, () -> assertThat(answered).hasValueGreaterThanOrEqualTo(FLOOD - LET_IN));
      neighbour.call("createTrainingSession", Map.of(), Given.trainingSession(5)).expect(201);
      owner.rollBack().end();
      requireTheirOwn(flood.join());
      flooding.call("listCampaigns").expect(200);
    }
  }

  /** Who stands behind oneself is told so (429); 503 is of the few whom the held table held. */
  private static void requireTheirOwn(List<Api.Answer> answers) {
    Map<String, Long> count =
        answers.stream().collect(Collectors.groupingBy(FloodIT::kind, Collectors.counting()));
    System.out.printf("FloodIT: of %d %s%n", FLOOD, count);
    assertThat(count.keySet())
        .isSubsetOf("200", "429 too-many-requests", "503 unavailable", "503 overloaded");
    assertThat(count.getOrDefault("200", 0L)).isLessThanOrEqualTo(LET_IN);
    assertThat(count.getOrDefault("503 unavailable", 0L)).isLessThanOrEqualTo(WORKING);
    assertThat(count.getOrDefault("503 overloaded", 0L)).isLessThanOrEqualTo(TOO_MANY_FOR_ALL);
    assertThat(count.get("429 too-many-requests"))
        .isGreaterThanOrEqualTo(FLOOD - LET_IN - TOO_MANY_FOR_ALL);
  }

  private static String kind(Api.Answer answer) {
    return answer.status() == 200
        ? "200"
        : answer.status() + " " + answer.text("type").replaceFirst(".*[/:]", "");
  }
}
