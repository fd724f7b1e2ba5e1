package cn.pufa.training;

import static cn.pufa.testing.TrainingWorld.announce;
import static cn.pufa.testing.TrainingWorld.draft;
import static cn.pufa.testing.TrainingWorld.enrol;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.TrainingWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is answered at the same time, on two nodes: the seat has one owner. */
@Race
class OfferRaceIT {

  private static final String COUNTY = "440881";
  private static final int AT_ONCE = 10;

  private static TestServer one;
  private static TestServer two;
  private static Jdbc database;
  private static Api officer;
  private static List<String> tokens;

  private final Random random = Rounds.random("OfferRaceIT");

  @BeforeAll
  static void start() {
    one = TestServer.start();
    two = TestServer.start(one.database(), Map.of());
    database = Jdbc.connect(one.database().ownerUrl());
    officer = one.as("case_officer");
    tokens = TrainingWorld.crowd(database, 3, List.of(COUNTY));
  }

  @AfterAll
  static void stop() {
    database.close();
    two.close();
    one.close();
  }

  /** A seat is offered to the second of three, while the third waits. */
  private record Offer(String session, String enrolment) {}

  private static Offer offer() {
    String session = announce(officer, draft(Instant.now(), 1, 24));
    List<String> enrolments =
        tokens.stream()
            .map(
                token -> enrol(one.api().withToken(token), session, COUNTY).get("id").getAsString())
            .toList();
    one.api()
        .withToken(tokens.getFirst())
        .call("withdrawEnrolment", Map.of("enrolment", enrolments.getFirst()))
        .expect(200);
    return new Offer(session, enrolments.get(1));
  }

  private Callable<Integer> call(String operation, Offer offer) {
    return () ->
        anyNode()
            .withToken(tokens.get(1))
            .call(operation, Map.of("enrolment", offer.enrolment()))
            .status();
  }

  private Api anyNode() {
    synchronized (random) {
      return random.nextBoolean() ? one.api() : two.api();
    }
  }

  @Test
  void acceptedTenTimesAtOnceItIsAcceptedOnce() {
    for (int round = 0; round < Rounds.COUNT; round++) {
      Offer offer = offer();
      List<Integer> statuses =
          AtOnce.call(Collections.nCopies(AT_ONCE, call("acceptOffer", offer)));
      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
      requireSettled(offer, "enrolled", "waiting");
    }
  }

  @Test
  void acceptedAndDeclinedAtOnceOneOfThemCounts() {
    Map<String, Integer> found = new TreeMap<>();
    for (int round = 0; round < Rounds.COUNT; round++) {
      Offer offer = offer();
      List<Callable<Integer>> calls = new ArrayList<>();
      calls.add(call("acceptOffer", offer));
      calls.add(call("declineOffer", offer));
      List<Integer> statuses = AtOnce.call(calls);
      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
      boolean accepted = statuses.getFirst() == 200;
      found.merge(accepted ? "accepted" : "declined", 1, Integer::sum);
      requireSettled(offer, accepted ? "enrolled" : "withdrawn", accepted ? "waiting" : "offered");
    }
    System.out.println("OfferRaceIT: accept against decline " + found);
  }

  @Test
  void acceptedAsItLapsesItIsAcceptedOrPassedOn() {
    Map<String, Integer> found = new TreeMap<>();
    for (int round = 0; round < Rounds.COUNT; round++) {
      Offer offer = offer();
      lapseIn(offer, 20 + random.nextInt(40));
      long wait = random.nextInt(80) * 1_000_000L;
      List<Callable<Integer>> calls = new ArrayList<>();
      calls.add(
          () -> {
            LockSupport.parkNanos(wait);
            return call("acceptOffer", offer).call();
          });
      calls.add(() -> tick(one));
      calls.add(() -> tick(two));
      int status = AtOnce.call(calls).getFirst();
      awaitLapsed(offer);
      tick(one);
      tick(two);
      found.merge(status == 200 ? "accepted" : "lapsed", 1, Integer::sum);
      assertThat(status).isIn(200, 409);
      requireSettled(
          offer, status == 200 ? "enrolled" : "withdrawn", status == 200 ? "waiting" : "offered");
    }
    System.out.println("OfferRaceIT: accept against lapse " + found);
  }

  private static int tick(TestServer server) {
    server.node().tick();
    return 0;
  }

  private static void lapseIn(Offer offer, int milliseconds) {
    database.execute(
        "update enrolment set offer_until = clock_timestamp() + interval '%d milliseconds' where id = '%s'"
            .formatted(milliseconds, offer.enrolment()));
  }

  private static void awaitLapsed(Offer offer) {
    Eventually.within(
        Duration.ofSeconds(30),
        () ->
            assertThat(
                    database.number(
                        "select count(*) from enrolment where id = '%s' and offer_until < clock_timestamp()"
                            .formatted(offer.enrolment())))
                .isOne());
  }

  /** Exactly one seat is given or kept, and exactly one person told of each step. */
  private static void requireSettled(Offer offer, String second, String third) {
    assertThat(
            database.column(
                "select state from enrolment where session = '%s' order by arrival"
                    .formatted(offer.session())))
        .containsExactly("withdrawn", second, third);
    assertThat(
            database.column(
                "select taken || ' ' || waiting from training_session where id = '%s'"
                    .formatted(offer.session())))
        .containsExactly("1 " + (third.equals("waiting") ? 1 : 0));
    assertThat(
            database.number(
                "select count(*) from personal_notice n join enrolment e on n.about = 'enrolment/' || e.id where n.occasion = 'seat_offer' and e.session = '%s'"
                    .formatted(offer.session())))
        .isEqualTo(third.equals("offered") ? 2 : 1);
  }
}
