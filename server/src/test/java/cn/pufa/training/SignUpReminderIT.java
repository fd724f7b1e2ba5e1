package cn.pufa.training;

import static cn.pufa.testing.TrainingWorld.announce;
import static cn.pufa.testing.TrainingWorld.enrol;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.Sending;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.TrainingWorld;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Who has not signed up is reminded once a day, and not at all once there is nothing to remind. */
class SignUpReminderIT {

  private static final String NORTH = "440881001";
  private static final String SOUTH = "440881002";

  @Race
  @Test
  void onceADayHoweverOftenAndNobodyWhoSignedUp() {
    try (var server = TestServer.start();
        var database = Jdbc.connect(server.database().ownerUrl())) {
      dismissDemo(database);
      List<String> tokens = TrainingWorld.crowd(database, 6, List.of(NORTH, SOUTH));
      Api trainer = server.as("trainer");
      String session = ofVolunteers(trainer, List.of(NORTH, SOUTH));
      enrol(server.api().withToken(tokens.getFirst()), session, NORTH);
      Map<String, Object> of = Map.of("session", session);

      JsonObject missing = trainer.call("listNotSignedUp", of).expect(200).json();
      assertThat(missing.get("total").getAsInt()).isEqualTo(5);
      assertThat(missing.get("toRemind").getAsInt()).isEqualTo(5);
      assertThat(trainer.call("listNotSignedUp", with(of, NORTH)).expect(200).number("total"))
          .isEqualTo(2);

      var north = new JsonObject();
      north.addProperty("township", NORTH);
      assertThat(remind(trainer, session, north)).isEqualTo(2);
      int reminded =
          AtOnce.call(
                  Collections.<Callable<Integer>>nCopies(
                      8, () -> remind(server.as("trainer"), session, new JsonObject())))
              .stream()
              .mapToInt(Integer::intValue)
              .sum();
      assertThat(reminded).isEqualTo(3);
      assertThat(remind(trainer, ofVolunteers(trainer, List.of(NORTH)), new JsonObject()))
          .as("only who was not reminded of the other session")
          .isOne();
      assertThat(
              database.column(
                  "select p.account from personal_notice n join person p on p.id = n.person where n.about = 'training_session/%s' order by p.account"
                      .formatted(session)))
          .containsExactly("crowd-2", "crowd-3", "crowd-4", "crowd-5", "crowd-6");

      database.execute(
          "update training_session set closes_at = now() where id = '%s'".formatted(session));
      trainer.call("remindNotSignedUp", of, new JsonObject()).expect(409);
      assertThat(trainer.call("listNotSignedUp", of).expect(200).number("toRemind")).isZero();
    }
  }

  /** Messages rest at night; who signs up meanwhile is not reminded in the morning. */
  @Sending
  @Test
  void whoSignsUpBeforeTheMessageLeavesGetsNone() {
    TestPostgres.TestDatabase shared = TestPostgres.create();
    String session;
    try (var night = TestServer.start(shared, Map.of("QUIET_HOURS", "00:00-23:59"));
        var database = Jdbc.connect(shared.ownerUrl())) {
      dismissDemo(database);
      List<String> tokens = TrainingWorld.crowd(database, 2, List.of(NORTH));
      database.execute(
          "update person set phone = '1009900000' || substring(account from 7) where account like 'crowd-%'");
      Api trainer = night.as("trainer");
      session = ofVolunteers(trainer, List.of(NORTH));
      assertThat(remind(trainer, session, new JsonObject())).isEqualTo(2);
      assertThat(states(database)).containsExactly("crowd-1 queued", "crowd-2 queued");
      enrol(night.api().withToken(tokens.getFirst()), session, NORTH);
    }
    try (var day = TestServer.start(shared, Map.of());
        var database = Jdbc.connect(shared.ownerUrl())) {
      Eventually.within(
          Duration.ofSeconds(90),
          () -> assertThat(states(database)).containsExactly("crowd-1 stopped", "crowd-2 sent"));
      assertThat(
              database.column(
                  "select reason from message where state = 'stopped' and channel = 'sms'"))
          .containsExactly("已经报名，不再提醒。");
    }
  }

  /** The demo's own volunteers, so that only the crowd is counted. */
  private static void dismissDemo(Jdbc database) {
    database.execute("delete from role_grant where role = 'volunteer'");
  }

  private static List<String> states(Jdbc database) {
    return database.column(
        """
        select p.account || ' ' || m.state from personal_notice n
          join person p on p.id = n.person join message m on m.id = n.message
         where n.occasion like 'sign_up-%' order by p.account""");
  }

  private static String ofVolunteers(Api trainer, List<String> townships) {
    JsonObject draft = TrainingWorld.draft(Instant.now(), 10, 0);
    var audience = new JsonArray();
    audience.add("volunteer");
    draft.add("audience", audience);
    var places = new JsonArray();
    townships.forEach(places::add);
    draft.add("townships", places);
    return announce(trainer, draft);
  }

  private static int remind(Api trainer, String session, JsonObject order) {
    return trainer
        .call("remindNotSignedUp", Map.of("session", session), order)
        .expect(202)
        .number("reminded");
  }

  private static Map<String, Object> with(Map<String, Object> of, String township) {
    return Map.of("session", of.get("session"), "township", township);
  }
}
