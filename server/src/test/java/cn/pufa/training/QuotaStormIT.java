package cn.pufa.training;

import static cn.pufa.testing.TrainingWorld.announce;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.TrainingWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Two hundred people of two townships with seats of their own and of elsewhere, on two nodes: each
 * gets a seat out of the own seats in order of arrival, and what is left at the end goes on.
 */
@Race
class QuotaStormIT {

  private static final int PEOPLE = 200;
  private static final String NORTH = "440881001";
  private static final String SOUTH = "440881002";
  private static final String ELSEWHERE = "440881";

  /** Three in four are of elsewhere, and the south has fewer people than seats. */
  private static final List<String> PLACES =
      IntStream.range(0, 20)
          .mapToObj(place -> place < 4 ? NORTH : place == 4 ? SOUTH : ELSEWHERE)
          .toList();

  private final Random random = Rounds.random("QuotaStormIT");

  @Test
  void onTwoNodes() {
    try (var one = TestServer.start();
        var two = TestServer.start(one.database(), Map.of());
        var database = Jdbc.connect(one.database().ownerUrl())) {
      List<String> tokens = TrainingWorld.crowd(database, PEOPLE, PLACES);
      Api officer = one.as("case_officer");
      for (int round = 0; round < Rounds.COUNT; round++) {
        // 40 of the north for 15 seats, 10 of the south for 20, 150 of elsewhere for 25.
        String session =
            announce(
                officer,
                TrainingWorld.withQuotas(
                    TrainingWorld.draft(Instant.now(), 60, 0), Map.of(NORTH, 15, SOUTH, 20)));
        storm(List.of(one.api(), two.api()), tokens, session);
        requireSeats(database, session, NORTH, 15, 25);
        requireSeats(database, session, SOUTH, 10, 0);
        requireSeats(database, session, ELSEWHERE, 25, 125);
        close(database, session);
        one.node().tick();
        two.node().tick();
        requireFull(database, session);
      }
    }
  }

  private void storm(List<Api> nodes, List<String> tokens, String session) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, PEOPLE).boxed().toList());
    Collections.shuffle(order, random);
    List<Callable<Api.Answer>> calls = new ArrayList<>();
    for (int place : order) {
      Api node = nodes.get(random.nextInt(nodes.size()));
      String division = PLACES.get(place % PLACES.size());
      calls.add(
          () ->
              node.withToken(tokens.get(place))
                  .call(
                      "enrol",
                      Map.of("session", session, "Idempotency-Key", Api.key()),
                      Given.post("volunteer", division)));
    }
    assertThat(AtOnce.call(calls)).allSatisfy(answer -> answer.expect(201));
  }

  private static void requireSeats(
      Jdbc database, String session, String division, int seated, int waiting) {
    List<String> states =
        database.column(
            "select state from enrolment where session = '%s' and division = '%s' order by arrival"
                .formatted(session, division));
    assertThat(states.subList(0, seated)).as(division).containsOnly("enrolled");
    assertThat(states.subList(seated, states.size()))
        .as(division)
        .hasSize(waiting)
        .allMatch("waiting"::equals);
  }

  private static void close(Jdbc database, String session) {
    database.execute(
        "update training_session set closes_at = now() - interval '1 second' where id = '%s'"
            .formatted(session));
  }

  /** The ten seats of the south went to whoever waited longest, wherever from. */
  private static void requireFull(Jdbc database, String session) {
    assertThat(
            database.column(
                "select taken || ' ' || waiting from training_session where id = '%s'"
                    .formatted(session)))
        .containsExactly("60 140");
    assertThat(
            database.number(
                """
                select count(*) from enrolment m
                 where m.session = '%1$s' and m.moved_up_at is not null
                   and not exists (select from enrolment w
                                    where w.session = '%1$s' and w.state = 'waiting' and w.arrival < m.arrival)"""
                    .formatted(session)))
        .isEqualTo(10);
  }
}
