package cn.pufa.training;

import static cn.pufa.testing.TrainingWorld.announce;
import static cn.pufa.testing.TrainingWorld.enrol;
import static cn.pufa.testing.TrainingWorld.mine;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.Sending;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.TrainingWorld;
import cn.pufa.testing.VolunteerRequests;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In the quiet hours (21:00 to 08:00) leaves only what would be too late when they are over. */
@Sending
class CalledOffAtNightIT {

  private static final String COUNTY = "440881";

  /** Nine in the morning, and half past nine in the evening of that day, in China. */
  private static final String MORNING = "2026-05-28T01:00:00Z";

  private static final String EVENING = "2026-05-28T13:30:00Z";

  private static final Instant EIGHT = Instant.parse("2026-05-29T00:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(30);

  private static MovableClock clock;
  private static TestServer server;
  private static Jdbc database;
  private static List<Api> crowd;

  @BeforeAll
  static void start() {
    clock = new MovableClock(MORNING);
    server = TestServer.start(TestPostgres.create(), clock, Map.of("QUIET_HOURS", "21:00-08:00"));
    database = Jdbc.connect(server.database().ownerUrl());
    crowd =
        TrainingWorld.crowd(database, 2, List.of(COUNTY)).stream()
            .map(server.api()::withToken)
            .toList();
    database.execute(
        "update person set phone = '1009900000' || substring(account from 7) where account like 'crowd-%'");
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @BeforeEach
  void morning() {
    clock.moveTo(MORNING);
  }

  @Test
  void whatBeginsBeforeAnybodyCouldReadItIsSaidAtOnce() {
    String early = sessionAt(EIGHT);
    String beforeNoon = sessionAt(EIGHT.plus(Duration.ofHours(2)));
    String afternoon = sessionAt(EIGHT.plus(Duration.ofHours(6)));
    clock.moveTo(EVENING);
    List.of(afternoon, beforeNoon, early).forEach(CalledOffAtNightIT::cancel);
    Eventually.within(
        SOON,
        () -> {
          assertThat(states(early, "cancelled")).containsExactly("sent");
          assertThat(states(beforeNoon, "cancelled")).containsExactly("sent");
        });
    assertThat(states(afternoon, "cancelled"))
        .as("there is time in the morning")
        .containsExactly("queued");
    clock.moveTo(EIGHT.toString());
    Eventually.within(
        SOON, () -> assertThat(states(afternoon, "cancelled")).containsExactly("sent"));
  }

  @Test
  void soItIsOfWhatAVolunteerWasAskedFor() {
    Staff.add(server, "night-helper", "resident");
    Api helper = server.as("night-helper");
    helper.call("saveMyVolunteer", Map.of(), VolunteerRequests.adult()).expect(200);
    database.execute("update person set phone = '10099000009' where account = 'night-helper'");
    String early = assigned(EIGHT);
    String afternoon = assigned(EIGHT.plus(Duration.ofHours(6)));
    clock.moveTo(EVENING);
    for (String one : List.of(afternoon, early)) {
      server
          .as("case_officer")
          .call("cancelAssignment", Map.of("assignment", one), VolunteerRequests.reason())
          .expect(200);
    }
    Eventually.within(
        SOON,
        () ->
            assertThat(statesAbout("volunteer_assignment/" + early, "cancelled"))
                .containsExactly("sent"));
    assertThat(statesAbout("volunteer_assignment/" + afternoon, "cancelled"))
        .containsExactly("queued");
  }

  /** Told of a seat in a class that is on already, nobody can come or make room. */
  @Test
  void whoMovedUpAtNightIsNotToldWhenItHasBegun() {
    JsonObject draft = draftAt(EIGHT);
    draft.addProperty("capacity", 1);
    String session = announce(server.as("case_officer"), draft);
    crowd.forEach(person -> enrol(person, session, COUNTY));
    clock.moveTo(EVENING);
    String seat = Own.text(mine(crowd.getFirst(), session), "id");
    crowd.getFirst().call("withdrawEnrolment", Map.of("enrolment", seat)).expect(200);
    assertThat(states(session, "moved_up")).containsExactly("queued");
    clock.moveTo(EIGHT.toString());
    Eventually.within(
        SOON, () -> assertThat(states(session, "moved_up")).containsExactly("stopped"));
  }

  private static String sessionAt(Instant starts) {
    String session = announce(server.as("case_officer"), draftAt(starts));
    enrol(crowd.getFirst(), session, COUNTY);
    return session;
  }

  private static JsonObject draftAt(Instant starts) {
    JsonObject draft = TrainingWorld.draft(clock.instant(), 5, 0);
    draft.addProperty("closesAt", "2026-05-28T12:00:00Z");
    draft.addProperty("startsAt", starts.toString());
    draft.addProperty("endsAt", starts.plus(Duration.ofHours(3)).toString());
    return draft;
  }

  private static void cancel(String session) {
    server
        .as("case_officer")
        .call("cancelTrainingSession", Map.of("session", session), VolunteerRequests.reason())
        .expect(200);
  }

  private static String assigned(Instant starts) {
    JsonObject event = VolunteerRequests.event(false);
    event.addProperty("startsAt", starts.toString());
    event.addProperty("endsAt", starts.plus(Duration.ofHours(3)).toString());
    Map<String, Object> volunteer = Map.of("volunteer", Staff.idOf(server, "night-helper"));
    return server
        .as("case_officer")
        .call("assignVolunteer", volunteer, event)
        .expect(201)
        .text("id");
  }

  private static List<String> states(String session, String occasion) {
    return database.column(
        """
        select m.state from personal_notice n join message m on m.id = n.message
          join enrolment e on n.about = 'enrolment/' || e.id
         where e.session = '%s' and n.occasion = '%s'"""
            .formatted(session, occasion));
  }

  private static List<String> statesAbout(String about, String occasion) {
    return database.column(
        "select m.state from personal_notice n join message m on m.id = n.message where n.about = '%s' and n.occasion = '%s'"
            .formatted(about, occasion));
  }
}
