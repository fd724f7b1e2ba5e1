package cn.pufa.stand;

import static cn.pufa.testing.StandRequests.answers;
import static cn.pufa.testing.StandRequests.chosen;
import static cn.pufa.testing.StandRequests.create;
import static cn.pufa.testing.StandRequests.json;
import static cn.pufa.testing.StandRequests.opened;
import static cn.pufa.testing.StandRequests.take;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Race;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.StandRequests;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three questions before and after: counted exactly, once a sheet, on the day, without persons. */
@ServerAt(StandCheckIT.MORNING)
class StandCheckIT {

  private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);
  static final String MORNING = "2026-05-20T01:00:00Z";
  private static final int NOT_KNOWN = -1;

  private static MovableClock clock;
  private static TestServer server;
  private static Jdbc database;
  private static Api officer;
  private static Api anybody;

  /** Places of the right choices of the three questions. */
  private static int[] right;

  @BeforeAll
  static void start() {
    officer = server.as("case_officer");
    anybody = server.api();
    right =
        StandRequests.bank(officer).asList().stream()
            .limit(3)
            .mapToInt(item -> item.getAsJsonObject().get("right").getAsInt())
            .toArray();
  }

  @Test
  void fourOnOneSideShowNothingAndFiveShowTheGain() {
    String small = opened(officer, TODAY);
    answer(small, "before", 5, false);
    answer(small, "after", 4, true);
    assertThat(close(small).has("result")).isFalse();
    assertThat(stand(small).getAsJsonObject("stand").get("after").getAsInt()).isEqualTo(4);

    String large = opened(officer, TODAY);
    answer(large, "before", 3, false);
    answer(large, "before", 2, true);
    answer(large, "after", 1, false);
    answer(large, "after", 5, true);
    assertThat(stand(large).has("result")).as("while answers come in").isFalse();
    JsonObject whole = close(large).getAsJsonObject("result").getAsJsonObject("whole");
    assertThat(whole.getAsJsonObject("before"))
        .isEqualTo(json("{sheets:5,right:6,answers:15,percent:40}"));
    assertThat(whole.getAsJsonObject("after"))
        .isEqualTo(json("{sheets:6,right:15,answers:18,percent:83}"));
    assertThat(whole.get("points").getAsInt()).isEqualTo(43);
    JsonObject result = stand(large).getAsJsonObject("result");
    assertThat(result.getAsJsonArray("items")).hasSize(3);
    assertThat(result.getAsJsonArray("items").get(1).getAsJsonObject().getAsJsonObject("before"))
        .isEqualTo(json("{sheets:5,right:2,answers:5,percent:40}"));
  }

  @Test
  void theYearAddsUpWhatMayBeShownOnly() {
    JsonObject earlier = year();
    String small = opened(officer, TODAY);
    answer(small, "before", 4, true);
    answer(small, "after", 6, true);
    close(small);
    String large = opened(officer, TODAY);
    answer(large, "before", 5, false);
    answer(large, "after", 5, true);
    assertThat(year().get("measured")).as("not ended").isEqualTo(earlier.get("measured"));
    close(large);
    JsonObject later = year();
    assertThat(later.get("measured").getAsInt()).isEqualTo(earlier.get("measured").getAsInt() + 1);
    assertThat(later.get("stands").getAsInt()).isEqualTo(earlier.get("stands").getAsInt() + 2);
    assertThat(right(later, "after")).isEqualTo(right(earlier, "after") + 15);
    assertThat(right(later, "before")).isEqualTo(right(earlier, "before"));
  }

  private static JsonObject year() {
    return officer.call("getStandYear", Map.of("year", TODAY.getYear())).expect(200).json();
  }

  private static int right(JsonObject year, String side) {
    JsonObject gain = year.getAsJsonObject("gain");
    return gain == null ? 0 : gain.getAsJsonObject(side).get("right").getAsInt();
  }

  @Race
  @Test
  void manyAtOnceAreCountedExactly() {
    String stand = opened(officer, TODAY);
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int person = 0; person < 40; person++) {
      String token = take(anybody, stand, person % 2 == 0 ? "before" : "after");
      int first = person % 4 == 0 ? right[0] : NOT_KNOWN;
      calls.add(() -> hand(stand, answers(token, first, right[1], NOT_KNOWN)).status());
    }
    assertThat(AtOnce.call(calls)).containsOnly(200);
    assertThat(tallies(stand))
        .containsExactly(
            "after 0 0/20",
            "after 1 20/0",
            "after 2 0/20",
            "before 0 10/10",
            "before 1 20/0",
            "before 2 0/20");
  }

  @Race
  @Test
  void aSheetCountsOnceHoweverOftenItIsSent() {
    String stand = opened(officer, TODAY);
    JsonObject sheet = answers(take(anybody, stand, "before"), right);
    List<Integer> statuses =
        AtOnce.call(IntStream.range(0, 8).mapToObj(again -> handing(stand, sheet)).toList());
    assertThat(statuses).containsOnly(200);
    assertThat(tallies(stand)).containsExactly("before 0 1/0", "before 1 1/0", "before 2 1/0");
  }

  private static Callable<Integer> handing(String stand, JsonObject sheet) {
    return () -> hand(stand, sheet).status();
  }

  /** Who did not hear the answer for want of a network asks again. */
  @Test
  void anAnswerThatWasLostIsGivenAgainUntilTheEnd() {
    String stand = opened(officer, TODAY);
    JsonObject sheet = answers(take(anybody, stand, "after"), right[0], NOT_KNOWN, right[2]);
    JsonObject first = hand(stand, sheet).expect(200).json();
    assertThat(first.getAsJsonArray("items")).hasSize(3);
    assertThat(hand(stand, sheet).expect(200).json()).isEqualTo(first);
    assertThat(tallies(stand)).containsExactly("after 0 1/0", "after 1 0/1", "after 2 1/0");
    close(stand);
    assertThat(sheets(stand)).isEqualTo("0");
    hand(stand, sheet).expect(409);
    assertThat(tallies(stand)).hasSize(3);
  }

  @Test
  void aForgedTokenAndAnothersTokenCountNothing() {
    String stand = opened(officer, TODAY);
    String other = opened(officer, TODAY);
    hand(stand, answers("A".repeat(43), right)).expect(409);
    hand(stand, answers("'; drop table stand_tally; --", right)).expect(409);
    JsonObject foreign = answers(take(anybody, other, "before"), right);
    hand(stand, foreign).expect(409);
    assertThat(tallies(stand)).isEmpty();
    hand(other, foreign).expect(200);
  }

  @Test
  void aChoiceThatIsNoneIsNamedAndTheSheetStays() {
    String stand = opened(officer, TODAY);
    String token = take(anybody, stand, "after");
    assertThat(hand(stand, answers(token, right[0], 9, right[2])).expect(422).pointers())
        .containsExactly("/answers/1/choice");
    hand(stand, answers(token, right[0], right[1])).expect(422);
    assertThat(tallies(stand)).isEmpty();
    hand(stand, answers(token, right)).expect(200);
  }

  @Test
  void theRightAnswersAreToldAfterTheEventOnly() {
    String stand = opened(officer, TODAY);
    JsonObject sheet =
        anybody
            .call("takeStandSheet", Map.of("stand", stand), json("{phase:'before'}"))
            .expect(201)
            .json();
    sheet
        .getAsJsonArray("items")
        .forEach(
            item ->
                assertThat(item.getAsJsonObject().keySet())
                    .containsExactlyInAnyOrder("ask", "choices"));
    JsonObject before =
        hand(stand, answers(sheet.get("token").getAsString(), right)).expect(200).json();
    assertThat(before.getAsJsonArray("items")).isEmpty();
    JsonObject after =
        hand(stand, answers(take(anybody, stand, "after"), right[0], NOT_KNOWN, right[2]))
            .expect(200)
            .json();
    assertThat(after.getAsJsonArray("items").asList().stream().map(StandCheckIT::correct))
        .containsExactly(true, false, true);
    JsonObject mark = after.getAsJsonArray("items").get(1).getAsJsonObject();
    assertThat(mark.get("right").getAsInt()).isEqualTo(right[1]);
    assertThat(mark.get("why").getAsString()).isNotBlank();
    assertThat(mark.getAsJsonArray("basis").toString()).contains("《");
  }

  private static boolean correct(JsonElement mark) {
    return mark.getAsJsonObject().get("correct").getAsBoolean();
  }

  @Test
  void nobodyAnswersBeforeTheBeginningAfterTheEndOrOnTheNextDay() {
    String prepared = chosen(officer, TODAY);
    refuse(prepared);
    String ended = opened(officer, TODAY);
    JsonObject late = answers(take(anybody, ended, "before"), right);
    close(ended);
    hand(ended, late).expect(409);
    refuse(ended);
    officer.call("openStand", Map.of("stand", ended)).expect(409);

    String forgotten = opened(officer, TODAY);
    JsonObject overnight = answers(take(anybody, forgotten, "before"), right);
    clock.moveTo("2026-05-20T16:00:01Z");
    try {
      assertThat(state(forgotten)).isEqualTo("closed");
      hand(forgotten, overnight).expect(409);
      refuse(forgotten);
    } finally {
      clock.moveTo(MORNING);
    }
  }

  private static void refuse(String stand) {
    anybody.call("takeStandSheet", Map.of("stand", stand), json("{phase:'before'}")).expect(409);
  }

  private static String state(String stand) {
    return anybody.call("getStandCheck", Map.of("stand", stand)).expect(200).text("state");
  }

  @Test
  void aStandOfTomorrowIsNotOpenedTodayNorOneWithoutQuestions() {
    String tomorrow = chosen(officer, TODAY.plusDays(1));
    officer.call("openStand", Map.of("stand", tomorrow)).expect(409);
    officer.call("openStand", Map.of("stand", create(officer, TODAY))).expect(409);
    assertThat(
            officer
                .call("createStand", Map.of(), StandRequests.draft(TODAY.minusDays(1)))
                .expect(422)
                .pointers())
        .containsExactly("/heldOn");
  }

  @Test
  void theQuestionsAreThreeDifferentOnesOfTheBankAndFixedOnceOpened() {
    String stand = create(officer, TODAY);
    JsonObject twice = StandRequests.choice(officer);
    JsonElement first = twice.getAsJsonArray("items").get(0);
    twice.getAsJsonArray("items").set(2, first);
    twice.getAsJsonArray("items").set(1, json("{card:'no-such-card',question:0}"));
    assertThat(choose(stand, twice).expect(422).pointers()).containsExactly("/items/1", "/items/2");
    JsonObject good = StandRequests.choice(officer);
    choose(stand, good).expect(200);
    choose(stand, good).expect(200);
    officer.call("openStand", Map.of("stand", stand)).expect(200);
    choose(stand, good).expect(409);
  }

  private static Api.Answer choose(String stand, JsonObject choice) {
    return officer.call("chooseStandItems", Map.of("stand", stand), choice);
  }

  @Test
  void sheetsAreForgottenWithTheEnd() {
    String stand = opened(officer, TODAY);
    take(anybody, stand, "before");
    assertThat(sheets(stand)).isEqualTo("1");
    assertThat(
            database.column(
                "select column_name from information_schema.columns where table_name = 'stand_sheet'"))
        .as("no moment, no address, no answer")
        .containsExactlyInAnyOrder("token_hash", "stand", "phase", "handed_in");
    close(stand);
    assertThat(sheets(stand)).isEqualTo("0");
  }

  private static String sheets(String stand) {
    return database
        .column("select count(*) from stand_sheet where stand = '%s'".formatted(stand))
        .getFirst();
  }

  private static void answer(String stand, String phase, int sheets, boolean correctly) {
    for (int sheet = 0; sheet < sheets; sheet++) {
      int[] choices = correctly ? right : new int[] {NOT_KNOWN, NOT_KNOWN, NOT_KNOWN};
      hand(stand, answers(take(anybody, stand, phase), choices)).expect(200);
    }
  }

  private static Api.Answer hand(String stand, JsonObject answers) {
    return anybody.call("answerStandSheet", Map.of("stand", stand), answers);
  }

  private static JsonObject close(String stand) {
    return officer.call("closeStand", Map.of("stand", stand)).expect(200).json();
  }

  private static JsonObject stand(String stand) {
    return officer.call("getStand", Map.of("stand", stand)).expect(200).json();
  }

  private static List<String> tallies(String stand) {
    return database.column(
        """
        select phase || ' ' || place || ' ' || right_answers || '/' || wrong_answers
          from stand_tally where stand = '%s' order by phase, place"""
            .formatted(stand));
  }
}
