package cn.pufa.training;

import static cn.pufa.testing.TrainingWorld.announce;
import static cn.pufa.testing.TrainingWorld.enrol;
import static cn.pufa.testing.TrainingWorld.mine;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.TrainingWorld;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What somebody is told of seats that are divided among townships (名额分配). */
@ServerAt("2026-05-25T01:00:00Z")
class QuotaSeatsIT {

  private static final String NORTH = "440881001";
  private static final String SOUTH = "440881002";

  private static MovableClock clock;
  private static TestServer server;
  private static Jdbc database;
  private static List<Api> crowd;

  @BeforeAll
  static void start() {
    crowd =
        TrainingWorld.crowd(database, 8, List.of(NORTH, SOUTH)).stream()
            .map(server.api()::withToken)
            .toList();
  }

  /** Of ten seats one is for the north and one for the south; nobody else comes. */
  @Test
  void seatsLeftAndThePlaceInTheQueueAreThoseOfTheOwnTownship() {
    String session =
        announce(
            server.as("case_officer"),
            TrainingWorld.withQuotas(
                TrainingWorld.draft(clock.instant(), 10, 0), Map.of(NORTH, 1, SOUTH, 1)));
    assertThat(left(crowd.get(0), session)).isEqualTo(NORTH + " 1 0");
    enrol(crowd.get(0), session, NORTH);
    assertThat(left(crowd.get(2), session)).isEqualTo(NORTH + " 0 0");
    assertThat(left(crowd.get(1), session)).isEqualTo(SOUTH + " 1 0");

    assertThat(place(enrol(crowd.get(2), session, NORTH)))
        .isEqualTo("1 您镇街的名额已满，您排在第 1 位。有人退出会按顺序补上。");
    enrol(crowd.get(4), session, NORTH);
    enrol(crowd.get(1), session, SOUTH);
    assertThat(place(enrol(crowd.get(3), session, SOUTH))).startsWith("1 您镇街的名额已满");
    assertThat(place(enrol(crowd.get(5), session, SOUTH))).startsWith("2 ");
    assertThat(place(mine(crowd.get(5), session))).as("read again").startsWith("2 ");
    assertThat(place(mine(crowd.get(4), session))).startsWith("2 ");
    assertThat(left(crowd.get(6), session)).isEqualTo(NORTH + " 0 2");
  }

  @Test
  void whereNothingIsDividedNothingIsSaidOfTownships() {
    String session =
        announce(server.as("case_officer"), TrainingWorld.draft(clock.instant(), 1, 0));
    assertThat(read(crowd.get(0), session).has("forMe")).isFalse();
    enrol(crowd.get(0), session, NORTH);
    assertThat(place(enrol(crowd.get(1), session, SOUTH))).startsWith("1 名额已满");
    assertThat(place(enrol(crowd.get(2), session, NORTH))).startsWith("2 名额已满");
  }

  /** Nobody left: the seats were kept for townships from which nobody came. */
  @Test
  void seatsThatWereLeftOverAreNotSaidToBeSomebodysWhoLeft() {
    String moved = shared(0);
    String offered = shared(2);
    clock.moveTo("2026-05-28T01:01:00Z");
    server.node().tick();
    assertThat(Own.text(mine(crowd.get(7), moved), "message")).isEqualTo("您已经补上名额，请按时参加。");
    assertThat(Own.text(mine(crowd.get(7), offered), "state")).isEqualTo("offered");
    assertThat(Own.items(crowd.get(7).call("listMyNotices").expect(200).json()))
        .extracting(notice -> Own.text(notice, "body"))
        .filteredOn(body -> body.contains("有名额了"))
        .hasSize(2)
        .allSatisfy(body -> assertThat(body).doesNotContain("有人退出"));
  }

  /** Three seats, one of them for the south: of two from there one waits. */
  private static String shared(int offerHours) {
    String session =
        announce(
            server.as("case_officer"),
            TrainingWorld.withQuotas(
                TrainingWorld.draft(clock.instant(), 3, offerHours), Map.of(NORTH, 1, SOUTH, 1)));
    enrol(crowd.get(5), session, SOUTH);
    enrol(crowd.get(7), session, SOUTH);
    return session;
  }

  private static JsonObject read(Api person, String session) {
    return person.call("getTrainingSession", Map.of("session", session)).expect(200).json();
  }

  private static String left(Api person, String session) {
    List<JsonObject> own = Own.objects(read(person, session).getAsJsonArray("forMe"));
    assertThat(own).hasSize(1);
    JsonObject one = own.getFirst();
    return Own.text(one, "division")
        + " "
        + Own.text(one, "seatsLeft")
        + " "
        + Own.text(one, "waiting");
  }

  private static String place(JsonObject enrolment) {
    return Own.text(enrolment, "queuePlace") + " " + Own.text(enrolment, "message");
  }
}
