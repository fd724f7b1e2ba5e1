package cn.pufa.penalty;

import static cn.pufa.testing.PenaltyWorld.SUSPENSION;
import static cn.pufa.testing.PenaltyWorld.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.OpenFiles;
import cn.pufa.testing.PenaltyWorld;
import cn.pufa.testing.PublicationRequests;
import cn.pufa.testing.RegisterRequests;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What follows a decision: its paper, its service by public notice, and that it does not stand. */
@ServerAt("2026-07-06T01:00:00Z")
class DecidedPenaltyIT {

  /** A Monday; with no holiday in the weeks after it. */
  private static final LocalDate DAY = LocalDate.of(2026, 7, 6);

  private static MovableClock clock;
  private static TestServer server;
  private static PenaltyWorld world;

  @BeforeEach
  void backToTheFirstDay() {
    on(DAY);
  }

  private static void on(LocalDate day) {
    clock.moveTo(day + "T01:00:00Z");
  }

  /** Eight days after the first. */
  private static String decided() {
    String penalty = world.served(DAY, WARNING);
    on(DAY.plusDays(8));
    world.review(world.reviewer(), penalty, true).expect(200);
    world.decide(penalty, WARNING).expect(201);
    return penalty;
  }

  /** Neither served nor public: a bureau finds its mistake, or an organ of reconsideration does. */
  @Test
  void aDecisionIsRevokedBeforeItIsServedOrPublic() {
    String penalty = world.served(DAY, WARNING);
    refused(world.revoke(penalty, DAY), "没有处罚决定");
    LocalDate decided = DAY.plusDays(8);
    on(decided);
    world.review(world.reviewer(), penalty, true).expect(200);
    world.decide(penalty, WARNING).expect(201);
    assertThat(world.revoke(penalty, decided.minusDays(1)).expect(422).pointers())
        .containsExactly("/changedOn");
    world.revoke(penalty, decided).expect(201);
    assertThat(stage(penalty)).isEqualTo("revoked");
    assertThat(within(penalty, "clocks", "code", "service").get("state").getAsString())
        .isEqualTo("done");
    refused(serveDirectly(penalty, decided), "不再送达");
    refused(world.revoke(penalty, decided), "不用再记");
    JsonObject own =
        world.agent().call("getOwnPenalty", Map.of("penalty", penalty)).expect(200).json();
    assertThat(own.has("rights")).isFalse();
    JsonObject row = own.getAsJsonObject("penalty");
    assertThat(row.get("state").getAsString()).isEqualTo("revoked");
    assertThat(row.get("sentence").getAsString()).contains("由行政复议机关撤销");
  }

  /** 行政处罚法 48: with the decision falls what the public reads of it, and says why. */
  @Test
  void aDecisionThatIsRevokedIsTakenBackFromThePublicInTheSameAct() {
    String penalty = decided();
    serveDirectly(penalty, DAY.plusDays(8)).expect(201);
    world.call(world.secrecy(), "publishPenalty", penalty, "{note:'演示·没有涉密内容'}").expect(201);
    String batch =
        PublicationRequests.created(
            server, PublicationRequests.draft(List.of("penalty/" + penalty)));
    PublicationRequests.freeze(server, batch);
    PublicationRequests.clear(server, batch);
    PublicationRequests.publish(server, batch);
    Map<String, Object> number =
        Map.of("number", PublicationRequests.batch(server, batch).get("number").getAsString());
    JsonObject shown = server.api().call("getPublication", number).expect(200).json();
    assertThat(shown.toString()).contains("警告");
    var files = new OpenFiles(server);
    files.makeAnew();
    assertThat(files.rows("publications", "kind", "penalty")).hasSize(1);
    world.revoke(penalty, DAY.plusDays(8)).expect(201);
    JsonObject after = server.api().call("getPublication", number).expect(200).json();
    assertThat(after.toString())
        .contains("处罚决定在2026年7月14日由行政复议机关撤销")
        .doesNotContain("警告", "演示·事实不清");
    assertThat(files.rows("publications", "kind", "penalty")).isEmpty();
    files.requireSealed();
  }

  /** Of releases in which it was said of public decisions only, without who and how. */
  @Test
  void whatWasTakenBackBeforeIsReadAsRevoked() throws IOException {
    String penalty = decided();
    world.revoke(penalty, DAY.plusDays(8)).expect(201);
    try (Jdbc owner = Jdbc.connect(server.database().ownerUrl())) {
      owner.execute(
          "update penalty_step set kind = 'withdrawn', data = data - 'outcome' - 'organ' where kind = 'revoked'");
      owner.execute("update penalty_case set stage = 'closed', due_on = current_date");
      for (String statement : migration().split(";")) {
        if (statement.contains("update penalty_")) {
          owner.execute(statement);
        }
      }
    }
    assertThat(stage(penalty)).isEqualTo("revoked");
    assertThat(within(penalty, "steps", "kind", "revoked").get("text").getAsString())
        .isEqualTo("2026-07-14 变更。演示·事实不清");
  }

  private static String migration() throws IOException {
    try (var file =
        Penalties.class.getResourceAsStream(
            "/db/migration/V87__put_up_days_and_revoked_penalties.sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** 民事诉讼法 95: the days to pay and to sue would run from a day on which nobody was served. */
  @Test
  void aPublicNoticeServesAfterItsThirtyDays() {
    String penalty = decided();
    LocalDate decided = DAY.plusDays(8);
    on(decided.plusDays(30));
    assertThat(announce(penalty, "", decided.plusDays(30)).expect(422).pointers())
        .containsExactly("/putUpOn");
    assertThat(putUp(penalty, decided.minusDays(1), decided.plusDays(30)).expect(422).pointers())
        .containsExactly("/putUpOn");
    assertThat(putUp(penalty, decided, decided).expect(422).pointers()).containsExactly("/on");
    assertThat(putUp(penalty, decided, decided.plusDays(29)).expect(422).pointers())
        .containsExactly("/on");
    putUp(penalty, decided, decided.plusDays(30)).expect(201);
    assertThat(within(penalty, "steps", "kind", "served").get("text").getAsString())
        .contains(decided + " 公告");
  }

  private static Api.Answer putUp(String penalty, LocalDate putUp, LocalDate on) {
    return announce(penalty, ",putUpOn:'%s'".formatted(putUp), on);
  }

  private static Api.Answer announce(String penalty, String putUp, LocalDate on) {
    return world.call(
        world.officer(),
        "servePenaltyPaper",
        penalty,
        "{paper:decision,method:public_notice,on:'%s',proof:'演示·公告第9号'%s}".formatted(on, putUp));
  }

  /** 行政处罚法 59 (5): 途径和期限. */
  @Test
  void thePaperNamesWhereToContestItAndUntilWhen() throws IOException {
    String penalty = decided();
    assertThat(printed(penalty, "decision")).contains("六十日内向廉江市人民政府申请行政复议", "六个月内向演示人民法院起诉");
    JsonObject own =
        world.agent().call("getOwnPenalty", Map.of("penalty", penalty)).expect(200).json();
    assertThat(own.get("rights").getAsString()).contains("廉江市人民政府", "演示人民法院");
  }

  /** As the party itself has it, without what parts its words. */
  private static String printed(String penalty, String paper) throws IOException {
    byte[] pdf =
        world
            .agent()
            .call("getOwnPenaltyPaper", Map.of("penalty", penalty, "paper", paper))
            .expect(200)
            .bytes();
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("(?U)\\s", "");
    }
  }

  /** 行政处罚法 59 (1): 名称、地址, as the register has them when it is decided. */
  @Test
  void theDecisionNamesThePartyOfItsDayAndStaysSo() throws IOException {
    String penalty = world.served(DAY, WARNING);
    String before = name();
    on(DAY.plusDays(8));
    world.review(world.reviewer(), penalty, true).expect(200);
    changed("廉江市演示告知以后改名的协会", "廉江市演示路9号");
    world.decide(penalty, WARNING).expect(201);
    changed("廉江市演示决定以后改名的协会", "廉江市演示路12号");
    assertThat(printed(penalty, "decision"))
        .contains("廉江市演示告知以后改名的协会：", "当事人廉江市演示告知以后改名的协会，住所：廉江市演示路9号。")
        .doesNotContain(before, "决定以后改名", "12号");

    withoutParty(penalty);
    assertThat(printed(penalty, "decision"))
        .as("as it was printed by earlier releases")
        .contains(before + "：")
        .doesNotContain("当事人", "住所");
  }

  @Test
  void theNoticeOfAHearingAndADismissalNameThePartyOfTheirDays() throws IOException {
    String penalty = world.served(DAY, SUSPENSION);
    world.state(world.agent(), penalty, true).expect(201);
    changed("廉江市演示通知听证时的协会", "廉江市演示路9号");
    world
        .call(
            world.officer(),
            "callPenaltyHearing",
            penalty,
            "{heldOn:'%s',time:'09:30',place:'演示会议室',chair:'演示主持人'}".formatted(DAY.plusDays(10)))
        .expect(201);
    changed("廉江市演示不予处罚时的协会", "廉江市演示路10号");
    world.call(world.leader(), "dismissPenalty", penalty, PenaltyWorld.dismissal()).expect(201);
    changed("廉江市演示后来的协会", "廉江市演示路12号");
    assertThat(printed(penalty, "hearing")).contains("廉江市演示通知听证时的协会：");
    assertThat(printed(penalty, "dismissal"))
        .contains("廉江市演示不予处罚时的协会：", "当事人廉江市演示不予处罚时的协会，住所：廉江市演示路10号。");
  }

  private static String name() {
    return world
        .officer()
        .call("getOrganization", Map.of("organization", world.organization))
        .expect(200)
        .text("name");
  }

  private static void changed(String name, String address) {
    JsonObject change = RegisterRequests.change(world.officer(), world.organization, name);
    change.addProperty("address", address);
    world
        .officer()
        .call("changeOrganization", Map.of("organization", world.organization), change)
        .expect(200);
  }

  /** As earlier releases stored it. */
  private static void withoutParty(String penalty) {
    try (Jdbc owner = Jdbc.connect(server.database().ownerUrl())) {
      owner.execute(
          "update penalty_step set data = data - 'party' where penalty = '%s'".formatted(penalty));
    }
  }

  private static Api.Answer serveDirectly(String penalty, LocalDate on) {
    return world.call(
        world.officer(),
        "servePenaltyPaper",
        penalty,
        "{paper:decision,method:direct,on:'%s',proof:'演示·当面签收'}".formatted(on));
  }

  private static void refused(Api.Answer answer, String why) {
    assertThat(answer.expect(409).text("detail")).contains(why);
  }

  private static String stage(String penalty) {
    return world.get(penalty).getAsJsonObject("penalty").get("stage").getAsString();
  }

  private static JsonObject within(String penalty, String list, String name, String value) {
    return world.get(penalty).getAsJsonArray(list).asList().stream()
        .map(one -> one.getAsJsonObject())
        .filter(one -> one.get(name).getAsString().equals(value))
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
