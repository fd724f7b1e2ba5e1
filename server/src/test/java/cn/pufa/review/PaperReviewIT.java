package cn.pufa.review;

import static cn.pufa.testing.NeedsRequests.json;
import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static cn.pufa.testing.ReviewWorld.conclusion;
import static cn.pufa.testing.ReviewWorld.correction;
import static cn.pufa.testing.ReviewWorld.decision;
import static cn.pufa.testing.ReviewWorld.opinion;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.PublicationRequests;
import cn.pufa.testing.ReviewWorld;
import cn.pufa.testing.ReviewWorld.Filed;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A return on paper (纸质) goes the same way as one filed online, from its scan. */
class PaperReviewIT {

  /** Everything that rules can look at, with nothing wrong. */
  private static final String SOUND =
      "{cells:{councilMeetings:2,assemblyMeetings:1,councilSize:7,councilElectedOn:'2023-05-01',postponed:'no',activityCount:12}}";

  private static TestServer server;
  private static ReviewWorld world;
  private static Api officer;
  private static Api legal;

  @BeforeAll
  static void start() {
    var clock = new MovableClock("2026-04-10T02:00:00Z");
    server =
        TestServer.start(
            TestPostgres.create(), clock, Map.of("PUBLIC_URL", "https://pufa.demo.invalid"));
    world = new ReviewWorld(server);
    officer = server.as("case_officer");
    legal = server.as("legal_reviewer");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void fromTheScanToQualifiedAndToThePublic() {
    Filed one = world.onPaper();
    JsonObject row = desk(one).getAsJsonObject("review");
    assertThat(row.get("paper").getAsBoolean()).isTrue();
    assertThat(text(row, "state")).isEqualTo("waiting");
    assertThat(items(officer.call("listReviews", Map.of("size", 100)).expect(200).json()))
        .anyMatch(listed -> text(listed, "return").equals(one.id()));
    assertThat(officer.call("getPaperReturnScan", one.path()).expect(200).bytes())
        .isEqualTo(Uploads.pdf(""));

    officer.call("claimReview", one.path()).expect(200);
    officer.call("typePaperFigures", one.path(), json(SOUND)).expect(200);
    JsonObject decided = decided(one, json("{grade:'qualified',reasons:['演示：对照扫描件看过'],rules:[]}"));
    assertThat(text(decided, "state")).isEqualTo("final");
    assertThat(text(decided, "documentNumber")).matches("廉民社检〔2026〕[0-9]+号");
    assertThat(officer.call("getReviewLetter", decision(decided)).expect(200).bytes())
        .startsWith("%PDF".getBytes());
    assertThat(items(one.agent().call("listInbox").expect(200).json()))
        .anyMatch(notice -> text(notice, "subject").contains("合格"));
    assertThat(dossier(one)).contains("收到2025年度工作报告", "2025年度检查结论：合格");
    isPublished(one, text(decided, "documentNumber"));
  }

  /** As any conclusion: gathered, frozen, agreed to by another, and read by anybody. */
  private static void isPublished(Filed one, String documentNumber) {
    String subject = "annual_report/" + one.id();
    var candidates =
        officer
            .call("listPublicationCandidates", Map.of("kind", "annual_report", "year", 2025))
            .expect(200)
            .json();
    assertThat(items(candidates)).anyMatch(item -> text(item, "subject").equals(subject));
    String batch = PublicationRequests.created(server, PublicationRequests.draft(List.of(subject)));
    PublicationRequests.freeze(server, batch);
    PublicationRequests.clear(server, batch);
    PublicationRequests.publish(server, batch);
    String number = text(PublicationRequests.batch(server, batch), "number");
    JsonObject seen =
        server.api().call("getPublication", Map.of("number", number)).expect(200).json();
    assertThat(seen.toString()).contains(documentNumber, "合格");
  }

  @Test
  void whatIsTypedIsComparedAndTheRestIsSaidNotToBe() {
    Filed one = world.onPaper();
    assertThat(rules(desk(one), "flags", "rule")).doesNotContain("council-meetings");
    assertThat(unread(one, "council-meetings")).contains("纸质，未录入").contains("理事会");
    assertThat(unread(one, "leader-age")).as("a table").contains("纸质，未录入");

    officer.call("claimReview", one.path()).expect(200);
    officer
        .call("typePaperFigures", one.path(), json("{cells:{councilMeetings:1,activityCount:0}}"))
        .expect(200);
    JsonObject desk = desk(one);
    assertThat(rules(desk, "flags", "rule")).contains("council-meetings", "no-activity");
    assertThat(rules(desk.getAsJsonObject("paper"), "unread", "rule"))
        .doesNotContain("council-meetings", "no-activity")
        .contains("leader-age", "council-size");
    assertThat(text(desk, "suggested")).isEqualTo("basically_qualified");
    assertThat(text(desk.getAsJsonObject("paper"), "typedBy")).isEqualTo("演示经办科员");

    officer.call("typePaperFigures", one.path(), json("{cells:{councilMeetings:2}}")).expect(200);
    JsonObject again = desk(one);
    assertThat(rules(again, "flags", "rule")).doesNotContain("council-meetings", "no-activity");
    assertThat(text(again, "suggestedBecause")).contains("纸质未录入");
  }

  @Test
  void basicallyQualifiedIsRectifiedAfterProvenService() {
    Filed one = world.onPaper();
    officer.call("claimReview", one.path()).expect(200);
    JsonObject decided = decided(one, conclusion("basically_qualified"));
    world.served(decided, "2026-04-10");
    server.node().tick();
    JsonObject running =
        items(officer.call("listRectifications", Map.of("size", 100)).expect(200).json()).stream()
            .filter(each -> text(each, "decision").equals(text(decided, "id")))
            .findFirst()
            .orElseThrow();
    assertThat(text(running, "state")).isEqualTo("open");
    assertThat(text(running, "dueOn")).isEqualTo("2026-07-10");
    Map<String, Object> path = Map.of("rectification", text(running, "id"));
    officer
        .call(
            "receiveRectificationReport",
            path,
            json("{receivedOn:'2026-04-10',report:'演示：补开了理事会会议'}"))
        .expect(200);
    assertThat(
            officer
                .call("checkRectification", path, json("{outcome:'done',opinion:'演示：已核实'}"))
                .expect(200)
                .text("state"))
        .isEqualTo("done");
    assertThat(dossier(one)).contains("2025年度检查整改完成");
  }

  @Test
  void whatCannotBeTypedIsNamedAndNothingIsStored() {
    Filed one = world.onPaper();
    officer.call("typePaperFigures", one.path(), json(SOUND)).expect(409);
    officer.call("claimReview", one.path()).expect(200);
    assertThat(
            officer
                .call(
                    "typePaperFigures",
                    one.path(),
                    json(
                        "{cells:{councilMeetings:-1,councilElectedOn:'2023-02-30',postponed:'maybe',leaders:'x',noSuchCell:1}}"))
                .expect(422)
                .pointers())
        .containsExactlyInAnyOrder(
            "/cells/councilMeetings",
            "/cells/councilElectedOn",
            "/cells/postponed",
            "/cells/leaders",
            "/cells/noSuchCell");
    assertThat(desk(one).getAsJsonObject("paper").has("typedAt")).isFalse();
    server.as("case_officer-2").call("typePaperFigures", one.path(), json(SOUND)).expect(409);
    assertThat(
            officer
                .call("requestCorrection", one.path(), correction("activitySummary"))
                .expect(409)
                .text("detail"))
        .contains("纸质");

    Filed online = world.filed();
    officer.call("claimReview", online.path()).expect(200);
    assertThat(
            officer.call("typePaperFigures", online.path(), json(SOUND)).expect(409).text("detail"))
        .contains("网上");
    assertThat(desk(online).has("paper")).isFalse();
  }

  private static JsonObject decided(Filed one, JsonObject conclusion) {
    JsonObject proposed =
        officer.call("proposeConclusion", one.path(), conclusion).expect(201).json();
    return legal.call("agreeReviewDecision", decision(proposed), opinion()).expect(200).json();
  }

  private static JsonObject desk(Filed one) {
    return officer.call("getReview", one.path()).expect(200).json();
  }

  private static String unread(Filed one, String rule) {
    return desk(one).getAsJsonObject("paper").getAsJsonArray("unread").asList().stream()
        .map(element -> element.getAsJsonObject())
        .filter(unread -> text(unread, "rule").equals(rule))
        .map(unread -> text(unread, "explanation"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> rules(JsonObject of, String list, String member) {
    return of.getAsJsonArray(list).asList().stream()
        .map(element -> text(element.getAsJsonObject(), member))
        .toList();
  }

  private static List<String> dossier(Filed one) {
    return items(
            officer
                .call("getDossier", Map.of("organization", one.organization(), "size", 100))
                .expect(200)
                .json())
        .stream()
        .map(entry -> text(entry, "title"))
        .toList();
  }
}
