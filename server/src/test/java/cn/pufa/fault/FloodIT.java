package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Pace;
import cn.pufa.testing.Race;
import cn.pufa.testing.StallsOnPurpose;
import cn.pufa.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
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

  private static final int LOOKS = 200;

  /** What two busy cores add to one of a hundred. */
  private static final long NOISE_MS = 100;

  /** An answer takes a few milliseconds, and each is counted whole. */
  private static final long GRAIN_MS = 5;

  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void whoFloodsIsToldToWaitAndNobodyElse() {
    try (TestServer server = TestServer.start();
        Jdbc owner = Jdbc.connect(server.database().ownerUrl())) {
      Api flooding = server.as("case_officer");
      Api neighbour = server.as("trainer");
      Runnable look = () -> neighbour.call("listTrainingSessions").expect(200);
      Pace.of(LOOKS, look);
      // With one table held, what is let in stays in: nothing here depends on how fast we are.
      owner.begin().execute("lock table campaign in access exclusive mode");
      var answered = new AtomicInteger();
      Callable<Api.Answer> one =
          () -> {
            Api.Answer answer = flooding.call("listCampaigns");
            answered.incrementAndGet();
            return answer;
          };
      Pace alone = Pace.of(LOOKS, look);
      var flood =
          CompletableFuture.supplyAsync(
              () -> AtOnce.call(new ArrayList<>(Collections.nCopies(FLOOD, one))),
              task -> Thread.ofVirtual().start(task));
      Eventually.within(
          SOON, () -> assertThat(answered).hasValueGreaterThanOrEqualTo(FLOOD - LET_IN));
      Pace beside = Pace.of(LOOKS, look);
      System.out.printf(
          "FloodIT: another's median %d ms alone, %d ms beside the flood; p99 %d and %d ms%n",
          alone.percentile(50), beside.percentile(50), alone.percentile(99), beside.percentile(99));
      assertThat((double) beside.percentile(50)).isLessThan(1.5 * alone.percentile(50) + GRAIN_MS);
      assertThat(beside.percentile(99)).isLessThan(3 * alone.percentile(99) + NOISE_MS);
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
