package cn.pufa.creditlist;

import static cn.pufa.testing.NeedsRequests.json;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Race;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What comes between the verification of an application to leave a list and its decision. */
@ServerAt("2026-06-08T02:00:00Z")
class CreditRemovalIT {

  private static final String UNREACHABLE =
      "{organization:'%s',kind:add_ground,ground:unreachable,facts:'演示·两次信函退回',documentNumber:'%s'}";

  private static MovableClock clock;
  private static TestServer server;
  private static CreditWorld world;
  private static Deque<String> free;

  @BeforeAll
  static void start() {
    free = new ArrayDeque<>(world.free());
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
  }

  private static void on(LocalDate day) {
    clock.moveTo(day + "T02:00:00Z");
  }

  /** Told and heard, so that its decision is all that is left. */
  private static JsonObject adding(String organization) {
    JsonObject draft = json(UNREACHABLE.formatted(organization, CreditWorld.number("告")));
    JsonObject move = world.officer().call("proposeCreditMove", Map.of(), draft).expect(201).json();
    on(LocalDate.parse(world.served(move, today()).expect(200).text("statementUntil")).plusDays(1));
    world.reviewed(move).expect(200);
    return move;
  }

  private static void refused(Api.Answer answer, String why) {
    assertThat(answer.expect(409).text("detail")).contains(why);
  }

  @Test
  void whatIsAddedAfterTheVerificationIsVerifiedToo() {
    String organization = free.remove();
    world.listed(organization);
    JsonObject added = adding(organization);
    String removal = text(world.applied(organization), "id");
    JsonObject leaving = world.verified(removal).expect(200).json();
    world.reviewed(leaving).expect(200);
    on(today().plusDays(1));
    world.decided(added, true).expect(200);
    on(today().plusDays(1));
    refused(world.decided(leaving, true), "还没有核实");

    JsonObject back = world.get(removal);
    assertThat(text(back, "step")).isEqualTo("verify");
    assertThat(back.has("verifiedOn")).isFalse();
    assertThat(back.has("removalDue")).as("its five working days begin again").isFalse();
    refused(world.reviewed(back), "又增加了列入的情形");
    JsonObject seen = world.verified(removal).expect(200).json();
    refused(world.decided(seen, true), "法制审核");
    world.reviewed(seen).expect(200);
    world.decided(seen, true).expect(200);
    assertThat(text(world.standing(organization), "state")).isEqualTo("normal");
    assertThat(curedOn(organization)).containsOnly(today().toString());
  }

  /** Who enters days off moves every deadline, and comes to the organisation last. */
  @Race
  @Test
  void isDecidedWhileSomebodyEntersDaysOff() throws Exception {
    String organization = free.remove();
    world.listed(organization);
    String removal = text(world.applied(organization), "id");
    JsonObject leaving = world.verified(removal).expect(200).json();
    world.reviewed(leaving).expect(200);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        Jdbc watching = Jdbc.connect(server.database().ownerUrl());
        Jdbc entering = Jdbc.connect(server.database().ownerUrl())) {
      entering.begin();
      entering.execute("update holiday_calendar set version = gen_random_uuid()");
      entering.column("select id from due_procedure where decided_on is null for no key update");
      var decided = threads.submit(() -> world.decided(leaving, true));
      Eventually.within(Duration.ofSeconds(20), () -> assertThat(watching.waiting()).isPositive());
      String unheld = "select pg_try_advisory_xact_lock(hashtextextended('credit/%s', 0))";
      assertThat(entering.column(unheld.formatted(organization)))
          .as("whoever waits for the days off holds nothing that is wanted there")
          .containsExactly("t");
      entering.commit();
      decided.get().expect(200);
    }
    assertThat(text(world.standing(organization), "state")).isEqualTo("normal");
  }

  /** Of each ground of its only entry. */
  private static List<String> curedOn(String organization) {
    JsonObject entry =
        world.standing(organization).getAsJsonArray("entries").get(0).getAsJsonObject();
    return entry.getAsJsonArray("grounds").asList().stream()
        .map(ground -> text(ground.getAsJsonObject(), "curedOn"))
        .toList();
  }
}
