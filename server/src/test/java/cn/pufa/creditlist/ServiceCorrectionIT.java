package cn.pufa.creditlist;

import static cn.pufa.testing.NeedsRequests.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.Served;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wrong day of service of a notice or a letter of the lists: corrected, kept, counted anew. */
@ServerAt("2026-07-06T01:00:00Z")
class ServiceCorrectionIT {

  /** A Monday; with no holiday in the weeks after it. */
  private static final LocalDate DAY = LocalDate.of(2026, 7, 6);

  private static MovableClock clock;
  private static TestServer server;
  private static CreditWorld world;
  private static Deque<String> free;

  @BeforeAll
  static void start() {
    free = new ArrayDeque<>(world.free());
    Staff.add(server, "case_officer-2", "case_officer");
  }

  @BeforeEach
  void backToTheFirstDay() {
    on(DAY);
  }

  private static void on(LocalDate day) {
    clock.moveTo(day + "T01:00:00Z");
  }

  private static Served records(JsonObject move) {
    return new Served(world::officer, Own.text(move, "organization"));
  }

  private static String paper(JsonObject move) {
    return "procedure/" + Own.text(move, "procedure");
  }

  private static JsonObject procedure(JsonObject move) {
    return world.officer().call("getProcedure", CreditWorld.procedure(move)).expect(200).json();
  }

  /** Served on the first day as somebody typed it; it is three days later now. */
  private static JsonObject typed() {
    on(DAY);
    JsonObject move = world.proposed(free.remove());
    world.served(move, DAY).expect(200);
    on(DAY.plusDays(3));
    return move;
  }

  private static LocalDate until(JsonObject move) {
    return LocalDate.parse(Own.text(procedure(move), "statementUntil"));
  }

  private static List<String> tasks(JsonObject move) {
    server.node().tick();
    return Own.items(
            world.officer().call("listCreditTasks", Map.of("size", 100)).expect(200).json())
        .stream()
        .filter(task -> Own.text(task, "organization").equals(Own.text(move, "organization")))
        .map(task -> Own.text(task, "kind") + " " + Own.text(task, "dueOn"))
        .toList();
  }

  @Test
  void aLaterTrueDayMovesTheWindowAndWhatFollowsFromIt() {
    JsonObject move = typed();
    LocalDate first = until(move);
    on(first.plusDays(1));
    assertThat(tasks(move)).containsExactly("window_over " + first.plusDays(1));
    world.reviewed(move).expect(200);

    records(move).corrected(records(move).standing(paper(move)), DAY.plusDays(3)).expect(200);
    LocalDate second = until(move);
    assertThat(second).isAfter(first);
    assertThat(tasks(move)).as("waits no more").isEmpty();
    JsonObject now = procedure(move);
    assertThat(Own.text(now, "step")).isEqualTo("window");
    assertThat(Own.text(now, "statementExplanation")).contains("原来登记为2026年7月6日，已经更正");
    assertThat(now.has("review")).as("was not before the reviewer").isFalse();
    assertThat(Own.text(now.getAsJsonObject("service"), "servedOn"))
        .isEqualTo(DAY.plusDays(3).toString());
    world.reviewed(move).expect(409);

    on(second.plusDays(1));
    assertThat(tasks(move)).containsExactly("window_over " + second.plusDays(1));
    world.reviewed(move).expect(200);
    world.decided(move, true).expect(200);
  }

  @Test
  void theOldRecordStaysMarkedAndIsCorrectedOnce() {
    JsonObject move = typed();
    Served records = records(move);
    JsonObject wrong = records.standing(paper(move));
    JsonObject marked =
        records.corrected(wrong, DAY.plusDays(1)).expect(200).json().getAsJsonObject("correction");
    assertThat(Own.text(marked, "reason")).isEqualTo("演示·看错了回执");
    assertThat(marked.has("by") && marked.has("at")).isTrue();

    List<JsonObject> all = records.of(paper(move));
    assertThat(all).hasSize(2);
    assertThat(Own.text(all.getFirst(), "id")).isEqualTo(Own.text(marked, "replacedBy"));
    assertThat(Own.text(all.getFirst(), "proof")).as("as before").isEqualTo("演示会计签收");
    Map<String, Object> scan = Map.of("file", Own.text(all.getFirst(), "file"));
    world.officer().call("getServiceFile", scan).expect(200);
    assertThat(Own.text(all.getLast(), "servedOn")).isEqualTo(DAY.toString());
    assertThat(records.corrected(wrong, DAY).expect(409).text("detail")).contains("已经更正或者作废");
    assertThat(records.corrected(all.getFirst(), DAY.plusDays(1)).expect(422).pointers())
        .as("nothing is other")
        .containsExactly("/servedOn");
  }

  /** Of the second and of the third day, or of the second and of none. */
  @Race
  @Test
  void ofTwoWhoCorrectAtOnceOneDoesAndTheOtherIsTold() {
    Random random = Rounds.random("two corrections of a service at once");
    List<JsonObject> moves =
        Stream.generate(ServiceCorrectionIT::typed).limit(Rounds.COUNT).toList();
    Api one = world.officer();
    Api other = server.as("case_officer-2");
    for (JsonObject move : moves) {
      JsonObject wrong = records(move).standing(paper(move));
      Served first = new Served(() -> one, Own.text(move, "organization"));
      Served second = new Served(() -> other, Own.text(move, "organization"));
      boolean never = random.nextBoolean();
      List<Api.Answer> answers =
          AtOnce.shifted(
              random,
              List.of(
                  () -> first.corrected(wrong, DAY.plusDays(1)),
                  () -> never ? second.never(wrong) : second.corrected(wrong, DAY.plusDays(2))));
      assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
      boolean isFirst = answers.getFirst().status() == 200;
      refused(isFirst ? answers.getLast() : answers.getFirst(), "已经更正或者作废");
      servedAlone(move, isFirst ? DAY.plusDays(1) : never ? null : DAY.plusDays(2));
    }
  }

  /**
   * @param on null where it never was
   */
  private static void servedAlone(JsonObject move, LocalDate on) {
    List<JsonObject> all = records(move).of(paper(move));
    JsonObject service = procedure(move).getAsJsonObject("service");
    if (on == null) {
      assertThat(all).singleElement().matches(record -> record.has("correction"));
      assertThat(service).isNull();
      return;
    }
    assertThat(all)
        .extracting(record -> Own.text(record, "servedOn") + " " + !record.has("correction"))
        .containsExactly(on + " true", DAY + " false");
    assertThat(Own.text(all.getLast().getAsJsonObject("correction"), "replacedBy"))
        .isEqualTo(Own.text(all.getFirst(), "id"));
    assertThat(Own.text(service, "servedOn")).isEqualTo(on.toString());
  }

  @Test
  void whatACorrectionHasToSay() {
    JsonObject move = typed();
    Served records = records(move);
    JsonObject wrong = records.standing(paper(move));
    assertThat(records.corrected(wrong, DAY.plusDays(4)).expect(422).pointers())
        .as("a day to come")
        .containsExactly("/servedOn");
    assertThat(records.corrected(wrong, DAY.minusDays(1)).expect(422).pointers())
        .as("before it was written")
        .containsExactly("/servedOn");
    assertThat(records.correct(wrong, "{reason:'演示·记错'}").expect(422).pointers())
        .containsExactly("/method");
    assertThat(records.correct(wrong, "{reason:'演示·记错',method:direct}").expect(422).pointers())
        .containsExactly("/servedOn");
    String both = "{reason:'演示·记错',never:true,servedOn:'%s'}".formatted(DAY);
    assertThat(records.correct(wrong, both).expect(422).pointers()).containsExactly("/servedOn");
    String unsigned = "{reason:'演示·记错',method:electronic,servedOn:'%s'}".formatted(DAY);
    assertThat(records.correct(wrong, unsigned).expect(409).text("detail")).contains("确认书");
    world
        .approver()
        .call("correctService", Map.of("proof", Own.text(wrong, "id")), json(both))
        .expect(403);
    assertThat(records.of(paper(move))).as("nothing was stored").hasSize(1);
  }

  @Test
  void anEarlierTrueDayShortensNothingThatWasTold() {
    on(DAY);
    JsonObject move = world.proposed(free.remove());
    on(DAY.plusDays(3));
    world.served(move, DAY.plusDays(3)).expect(200);
    LocalDate told = until(move);
    records(move).corrected(records(move).standing(paper(move)), DAY).expect(200);
    assertThat(until(move)).isEqualTo(told);
    assertThat(Own.text(procedure(move), "statementExplanation")).contains("不缩短");
  }

  @Test
  void aServiceThatNeverWasLeavesTheNoticeToBeServed() {
    JsonObject move = typed();
    JsonObject said = json("{text:'演示·我们没有收到过通知',receivedOn:'%s'}".formatted(DAY.plusDays(3)));
    world.officer().call("makeStatement", CreditWorld.procedure(move), said).expect(201);
    records(move).never(records(move).standing(paper(move))).expect(200);
    JsonObject now = procedure(move);
    assertThat(Own.text(now, "step")).isEqualTo("serve");
    assertThat(now.has("service") || now.has("statementUntil")).isFalse();
    assertThat(now.getAsJsonArray("statements")).as("stays").hasSize(1);
    world.served(move, DAY.plusDays(3)).expect(200);
    assertThat(Own.text(procedure(move), "step")).isEqualTo("window");
    assertThat(records(move).of(paper(move))).hasSize(2);
  }

  @Test
  void whatWasSaidTooLateIsInTimeOnceTheWindowIsLonger() {
    JsonObject move = typed();
    LocalDate first = until(move);
    on(first.plusDays(1));
    JsonObject said = json("{text:'演示·已经在改',receivedOn:'%s'}".formatted(first.plusDays(1)));
    JsonObject late =
        world.officer().call("makeStatement", CreditWorld.procedure(move), said).expect(201).json();
    assertThat(isLate(late)).isTrue();
    records(move).corrected(records(move).standing(paper(move)), DAY.plusDays(3)).expect(200);
    assertThat(isLate(procedure(move))).isFalse();
  }

  private static boolean isLate(JsonObject procedure) {
    return procedure
        .getAsJsonArray("statements")
        .get(0)
        .getAsJsonObject()
        .get("late")
        .getAsBoolean();
  }

  @Test
  void aListingThatWasCarriedOutRestsOnTheService() {
    on(DAY);
    JsonObject move = world.proposed(free.remove());
    on(DAY.plusDays(3));
    world.served(move, DAY.plusDays(3)).expect(200);
    LocalDate decided = until(move).plusDays(1);
    on(decided);
    world.reviewed(move).expect(200);
    String number = Own.text(world.decided(move, true).expect(200).json(), "decisionNumber");
    Served records = records(move);
    JsonObject notice = records.standing(paper(move));
    refused(records.never(notice), number, "没有送达过", "撤销列入");
    refused(records.corrected(notice, decided), number, "才满", "撤销列入");
    assertThat(records.of(paper(move))).as("all or nothing").hasSize(1);
    records.corrected(notice, DAY).expect(200);

    String letter = "credit-move/" + Own.text(move, "id");
    world.letterServed(move, decided).expect(200);
    refused(world.letterServed(move, decided), "更正");
    records.never(records.standing(letter)).expect(200);
    assertThat(world.get(Own.text(move, "id")).getAsJsonObject("letter").has("service")).isFalse();
    on(decided.plusDays(5));
    world.letterServed(move, decided.plusDays(5)).expect(200);
    assertThat(
            records
                .corrected(records.standing(letter), decided.minusDays(1))
                .expect(422)
                .pointers())
        .containsExactly("/servedOn");
    records.corrected(records.standing(letter), decided.plusDays(2)).expect(200);
    JsonObject now = world.get(Own.text(move, "id")).getAsJsonObject("letter");
    assertThat(Own.text(now.getAsJsonObject("service"), "servedOn"))
        .isEqualTo(decided.plusDays(2).toString());
    assertThat(records.of(letter)).hasSize(3);
    assertThat(Own.text(world.standing(Own.text(move, "organization")), "state"))
        .as("the listing does not wait for it")
        .isEqualTo("abnormal");
  }

  private static void refused(Api.Answer answer, String... words) {
    assertThat(answer.expect(409).text("detail")).contains(words);
  }
}
