package cn.pufa.reminder;

import static cn.pufa.testing.DaysOff.moved;
import static cn.pufa.testing.DaysOff.year;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.DaysOff;
import cn.pufa.testing.LadderWorld;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The days off are entered, and what is running moves with them. */
class HolidayIT {

  private static LadderWorld world;

  @BeforeAll
  static void start() {
    world = new LadderWorld();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @BeforeEach
  void atTheStart() {
    world.clock().moveTo(LadderWorld.START);
    save(2026, year(2026)).expect(200);
  }

  @Test
  void aMovedHolidayMovesDeadlinesAndRounds() {
    UUID released = world.campaign("2026-05-31");
    UUID draft = world.draft(2025, "2026-05-31");
    String extended = world.organizations().getFirst();
    extend(released, extended, "2026-06-10");

    JsonObject answer = save(2026, year(2026, "2026-06-01", "2026-06-10")).expect(200).json();
    assertThat(moved(answer)).contains(released.toString(), draft.toString());
    assertThat(answer.get("rounds").getAsInt()).isPositive();
    assertThat(due(released)).isEqualTo("2026-06-02");
    assertThat(explanation(released)).contains("原定5月31日是星期日，顺延到下一个工作日");
    assertThat(world.database().column("select due_on from circular where id = '" + released + "'"))
        .containsExactly("2026-06-02");
    assertThat(world.rounds(released))
        .contains(
            "1 2026-06-03T01:00:00Z planned 4",
            "-15 2026-05-18T01:00:00Z planned 4",
            "-1+ 2026-06-09T01:00:00Z planned 1");
    assertThat(extendedTo(released, extended)).isEqualTo("2026-06-11");

    save(2026, year(2026)).expect(200);
    assertThat(due(released)).as("it was told, so it stays").isEqualTo("2026-06-02");
    assertThat(explanation(released)).endsWith("已经通知的截止日不提前，仍按原来通知的6月2日。");
    assertThat(due(draft)).as("nobody was told of a draft").isEqualTo("2026-06-01");
    assertThat(extendedTo(released, extended)).isEqualTo("2026-06-11");
  }

  @Test
  void moreTimeMovesWithoutALadderToo() {
    UUID released = world.campaign("2026-05-31");
    String extended = world.organizations().getFirst();
    extend(released, extended, "2026-06-10");
    var stopping = new JsonObject();
    stopping.addProperty("reason", "演示·测试用");
    world.officer().call("stopRounds", Map.of("circular", released), stopping).expect(200);
    save(2026, year(2026, "2026-06-10")).expect(200);
    assertThat(extendedTo(released, extended)).isEqualTo("2026-06-11");
  }

  /** It may be taken back, and is owed again until a day that is known to be one of work. */
  @Test
  void moreTimeForWhatIsDoneMovesToo() {
    UUID released = world.campaign("2026-05-31");
    String done = world.organizations().get(1);
    String open = world.organizations().get(2);
    extend(released, done, "2026-06-10");
    extend(released, open, "2026-06-10");
    world.submit(released, done);
    save(2026, year(2026, "2026-06-10")).expect(200);
    assertThat(extendedTo(released, done)).isEqualTo("2026-06-11");
    assertThat(extendedTo(released, open)).isEqualTo("2026-06-11");
    assertThat(world.rounds(released))
        .filteredOn(round -> round.startsWith("-1+"))
        .containsExactly("-1+ 2026-06-09T01:00:00Z planned 1");
  }

  private static void extend(UUID circular, String organization, String until) {
    var extension = new JsonObject();
    extension.addProperty("until", until);
    extension.addProperty("reason", "演示·测试用");
    world
        .officer()
        .call("extendDuty", Map.of("circular", circular, "organization", organization), extension)
        .expect(200);
  }

  @Test
  void aReminderThatNamesTheOldDayStops() {
    UUID campaign = world.campaign("2026-05-31");
    world.finish(campaign);
    world.holdMail();
    world.moveTo("2026-05-15T01:00:01Z");
    save(2026, year(2026, "2026-06-01")).expect(200);
    world.letMailGo();
    world.finish(campaign);
    assertThat(world.reminders(campaign, world.organizations().getFirst()))
        .containsExactly("stopped");
  }

  @Race
  @Test
  void nothingIsReleasedIntoAYearWithoutDaysOff() {
    UUID campaign = world.draft(2026, "2027-05-31");
    assertThat(due(campaign)).isEqualTo("2027-05-31");
    assertThat(explanation(campaign)).startsWith("2027年的放假安排还没有公布");
    var id = Map.<String, Object>of("campaign", campaign);
    assertThat(world.officer().call("submitCampaign", id).expect(409).text("detail"))
        .contains("缺少2027年的国务院放假通知");
    var gap = year(2028, "2028-01-03");
    save(2028, gap).expect(409);
    try (TestServer other = world.secondNode()) {
      save(2027, year(2027, "2027-01-01", "2027-05-31")).expect(200);
      assertThat(due(campaign)).isEqualTo("2027-06-01");
      world.release(campaign);
      assertThat(due(campaign)).isEqualTo("2027-06-01");
      assertThat(world.rounds(campaign)).noneMatch(round -> round.contains(" - planned"));
      JsonObject known =
          other.as("case_officer").call("getHolidayYear", Map.of("year", 2027)).expect(200).json();
      assertThat(known.get("origin").getAsString()).isEqualTo("entered");
      assertThat(known.getAsJsonArray("days")).as("heard on every node").hasSize(2);
    }
  }

  @Test
  void yearsThatWereShippedAreListed() {
    JsonArray years =
        world.officer().call("listHolidayYears").expect(200).json().getAsJsonArray("items");
    JsonObject oldest = years.get(years.size() - 1).getAsJsonObject();
    assertThat(oldest.get("year").getAsInt()).isEqualTo(2019);
    assertThat(oldest.get("origin").getAsString()).isEqualTo("shipped");
    world.officer().call("getHolidayYear", Map.of("year", 2031)).expect(404);
  }

  @Test
  void faultsAreNamedAndNothingIsKept() {
    JsonObject draft = year(2026, "2026-06-01", "2026-06-01", "2027-01-01", "2025-11-30");
    var worked = new JsonObject();
    worked.addProperty("date", "2026-06-02");
    worked.addProperty("name", "演示节");
    worked.addProperty("off", false);
    draft.getAsJsonArray("days").add(worked);
    int shipped = year(2026).getAsJsonArray("days").size();
    assertThat(save(2026, draft).expect(422).pointers())
        .containsExactly(
            "/days/" + (shipped + 1) + "/date",
            "/days/" + (shipped + 2) + "/date",
            "/days/" + (shipped + 3) + "/date",
            "/days/" + (shipped + 4) + "/off");
    JsonObject kept =
        world.officer().call("getHolidayYear", Map.of("year", 2026)).expect(200).json();
    assertThat(kept.getAsJsonArray("days")).hasSize(shipped);
  }

  private static Api.Answer save(int year, JsonObject draft) {
    return DaysOff.save(world.officer(), year, draft);
  }

  private static String due(UUID campaign) {
    return deadline(campaign).get("due").getAsString();
  }

  private static String explanation(UUID campaign) {
    return deadline(campaign).get("explanation").getAsString();
  }

  private static JsonObject deadline(UUID campaign) {
    return world
        .officer()
        .call("getCampaign", Map.of("campaign", campaign))
        .expect(200)
        .json()
        .getAsJsonObject("deadline");
  }

  private static String extendedTo(UUID campaign, String organization) {
    return world
        .database()
        .column(
            "select extended_to from notice where circular = '%s' and organization = '%s' and duty = id"
                .formatted(campaign, organization))
        .getFirst();
  }
}
