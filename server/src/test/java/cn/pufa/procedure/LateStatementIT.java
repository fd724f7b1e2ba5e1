package cn.pufa.procedure;

import static cn.pufa.testing.NeedsRequests.json;
import static cn.pufa.testing.PenaltyWorld.SUSPENSION;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.PenaltyWorld;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the organisation says after the legal review was not before the reviewer. */
@ServerAt("2026-07-06T01:00:00Z")
class LateStatementIT {

  /** A Monday; with no holiday in the weeks after it. */
  private static final LocalDate DAY = LocalDate.of(2026, 7, 6);

  private static MovableClock clock;
  private static TestServer server;
  private static CreditWorld lists;
  private static PenaltyWorld penalties;

  @BeforeEach
  void backToTheFirstDay() {
    on(DAY);
  }

  private static void on(LocalDate day) {
    clock.moveTo(day + "T01:00:00Z");
  }

  /** By post, within the window; recorded by an officer once it is there. */
  @Test
  void aMoveOfTheListsIsReviewedAnew() {
    JsonObject move = lists.proposed(lists.free().getFirst());
    LocalDate until = LocalDate.parse(lists.served(move, DAY).expect(200).text("statementUntil"));
    on(until.plusDays(1));
    lists.reviewed(move).expect(200);
    recordStatement(move, until);
    assertThat(lists.decided(move, true).expect(409).text("detail")).contains("还有陈述申辩没有答复");
    answerAccepting(move);
    assertThat(lists.decided(move, true).expect(409).text("detail")).contains("法制审核");
    lists.reviewed(move).expect(200);
    lists.decided(move, true).expect(200);
  }

  private static void recordStatement(JsonObject move, LocalDate on) {
    JsonObject statement = json("{text:'演示·期限内寄出的申辩',hearing:false,receivedOn:'%s'}".formatted(on));
    lists.officer().call("makeStatement", CreditWorld.procedure(move), statement).expect(201);
  }

  private static void answerAccepting(JsonObject move) {
    JsonObject procedure =
        lists.officer().call("getProcedure", CreditWorld.procedure(move)).expect(200).json();
    String statement =
        Own.text(procedure.getAsJsonArray("statements").get(0).getAsJsonObject(), "id");
    lists
        .officer()
        .call(
            "answerStatement",
            Map.of("statement", statement),
            json("{answer:'演示·理由成立',accepted:true}"))
        .expect(200);
  }

  /** Made online after the window. The discussion, like the review, sees the whole case. */
  @Test
  void aPenaltyIsReviewedAndDiscussedAnew() {
    String penalty = penalties.served(DAY, SUSPENSION);
    on(DAY.plusDays(8));
    penalties.review(penalties.reviewer(), penalty, true).expect(200);
    discuss(penalty, DAY.plusDays(8));
    on(DAY.plusDays(9));
    penalties.state(penalties.agent(), penalty, false).expect(201);
    penalties.answer(penalty);
    assertThat(whyNotDecided(penalty)).contains("还没有法制审核", "集体讨论");
    penalties.review(penalties.reviewer(), penalty, true).expect(200);
    assertThat(whyNotDecided(penalty)).contains("集体讨论").doesNotContain("法制审核");
    discuss(penalty, DAY.plusDays(9));
    penalties.decide(penalty, SUSPENSION).expect(201);
  }

  private static void discuss(String penalty, LocalDate on) {
    Api leader = penalties.leader();
    penalties.call(leader, "discussPenalty", penalty, PenaltyWorld.discussion(on)).expect(201);
  }

  private static String whyNotDecided(String penalty) {
    return penalties.decide(penalty, SUSPENSION).expect(409).text("detail");
  }
}
