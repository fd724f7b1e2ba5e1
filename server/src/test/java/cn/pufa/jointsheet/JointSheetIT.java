package cn.pufa.jointsheet;

import static cn.pufa.testing.JointSheetRequests.answer;
import static cn.pufa.testing.JointSheetRequests.filing;
import static cn.pufa.testing.JointSheetRequests.invitation;
import static cn.pufa.testing.JointSheetRequests.link;
import static cn.pufa.testing.JointSheetRequests.open;
import static cn.pufa.testing.JointSheetRequests.partOf;
import static cn.pufa.testing.JointSheetRequests.sheetOf;
import static cn.pufa.testing.JointSheetRequests.withPhoto;
import static cn.pufa.testing.Own.requireSame404;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.JointSheetRequests;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.OfficeRequests;
import cn.pufa.testing.PlanRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One sheet, several departments: each writes its own part, the bureau files the whole. */
@ServerAt(JointSheetIT.NOW)
class JointSheetIT {

  static final String NOW = "2026-05-20T02:00:00Z";

  private static MovableClock clock;
  private static TestServer server;
  private static Jdbc database;
  private static Api officer;
  private static Api partner;

  @BeforeAll
  static void start() {
    officer = server.as("case_officer");
    partner = server.as("partner");
  }

  @Test
  void eachWritesItsPartAndTheBureauFilesAnEvent() {
    String item = PlanRequests.createItem(officer, PlanRequests.item());
    JsonObject draft = JointSheetRequests.draft(invitation("演示司法局"), invitation("演示团委"));
    draft.addProperty("planItem", item);
    JsonObject opened = officer.call("openJointSheet", Map.of(), draft).expect(201).json();
    byLink(link(officer, partOf(opened, "演示司法局")), answer()).expect(200);
    JsonObject sheet = sheet(opened);
    assertThat(states(sheet)).containsExactlyInAnyOrder("confirmed", "invited");
    JsonObject filing = filing();
    filing.addProperty("costFen", 123_45);
    filing.add("pressLinks", Given.texts("https://example.org/demo"));
    JsonObject filed =
        officer
            .call("fileJointSheet", Map.of("sheet", sheetOf(opened)), filing)
            .expect(200)
            .json()
            .getAsJsonObject("sheet");
    assertThat(text(filed, "state")).isEqualTo("filed");
    assertThat(filed.get("costFen").getAsInt()).isEqualTo(12345);
    JsonObject event =
        officer.call("getPufaEvent", Map.of("event", text(filed, "event"))).expect(200).json();
    assertThat(event.getAsJsonArray("partners")).isEqualTo(Given.texts("演示司法局"));
    assertThat(text(event, "planItem")).isEqualTo(item);
    assertThat(sheet(opened).has("outsidePlan")).isFalse();
    officer.call("fileJointSheet", Map.of("sheet", sheetOf(opened)), filing).expect(409);
    officer
        .call("voidPufaEvent", Map.of("event", text(filed, "event")), OfficeRequests.reason())
        .expect(409);
    officer
        .call("cancelJointSheet", Map.of("sheet", sheetOf(opened)), OfficeRequests.reason())
        .expect(409);
  }

  /** Planned for the old year and held in the new one, or the plan was changed meanwhile. */
  @Test
  void whatTheItemTakesNoMoreIsFiledAllTheSameAndSaysSo() {
    JsonObject oldYear = PlanRequests.item();
    oldYear.addProperty("year", 2025);
    oldYear.addProperty("dueOn", "2025-12-31");
    JsonObject putOff = planned(PlanRequests.createItem(officer, oldYear), "2025-12-30");
    requireFiledOutsidePlan(putOff, "2026-01-03");

    String withdrawn = PlanRequests.createItem(officer, PlanRequests.item());
    JsonObject left = planned(withdrawn, "2026-05-20");
    officer
        .call("withdrawPlanItem", Map.of("item", withdrawn), OfficeRequests.reason())
        .expect(200);
    requireFiledOutsidePlan(left, "2026-05-20");
  }

  private static JsonObject planned(String item, String day) {
    JsonObject draft = JointSheetRequests.draft(invitation("演示司法局"));
    draft.addProperty("planItem", item);
    draft.addProperty("plannedOn", day);
    return officer.call("openJointSheet", Map.of(), draft).expect(201).json();
  }

  private static void requireFiledOutsidePlan(JsonObject opened, String heldOn) {
    JsonObject filing = filing();
    filing.addProperty("heldOn", heldOn);
    JsonObject filed =
        officer.call("fileJointSheet", Map.of("sheet", sheetOf(opened)), filing).expect(200).json();
    assertThat(filed.get("outsidePlan").getAsBoolean()).isTrue();
    assertThat(sheet(opened)).isEqualTo(filed);
    String event = text(filed.getAsJsonObject("sheet"), "event");
    assertThat(officer.call("getPufaEvent", Map.of("event", event)).expect(200).json().keySet())
        .doesNotContain("planItem");
  }

  @Test
  void aPartnerSeesTheOthersAndChangesItsOwnUntilTheSheetIsClosed() {
    JsonObject opened = open(officer, partner);
    Map<String, Object> own = Map.of("part", partOf(opened, "演示妇联"));
    byLink(link(officer, partOf(opened, "演示司法局")), answer()).expect(200);
    partner.call("answerMyPart", own, answer()).expect(200);
    JsonObject changed = Given.seen(2, answer());
    changed.addProperty("people", 9);
    JsonObject mine = partner.call("answerMyPart", own, changed).expect(200).json();
    assertThat(mine.getAsJsonObject("part").get("people").getAsInt()).isEqualTo(9);
    JsonObject other = mine.getAsJsonArray("others").get(0).getAsJsonObject();
    assertThat(text(other, "department")).isEqualTo("演示司法局");
    assertThat(text(other, "state")).isEqualTo("confirmed");
    requireSame404("answerMyPart", "part", partner, partOf(opened, "演示司法局"), answer());
    requireSame404("getMyPart", "part", partner, partOf(opened, "演示司法局"));
    officer
        .call("cancelJointSheet", Map.of("sheet", sheetOf(opened)), OfficeRequests.reason())
        .expect(200);
    partner.call("answerMyPart", own, answer()).expect(409);
  }

  @Test
  void anotherDepartmentsAccountReachesNothing() {
    JsonObject opened = open(officer, partner);
    Staff.add(server, "演示-other-partner", "partner");
    Api stranger = server.as("演示-other-partner");
    requireSame404("getMyPart", "part", stranger, partOf(opened, "演示妇联"));
    requireSame404("answerMyPart", "part", stranger, partOf(opened, "演示妇联"), answer());
    assertThat(stranger.call("listMyParts").expect(200).json().getAsJsonArray("items")).isEmpty();
    stranger.call("getJointSheet", Map.of("sheet", sheetOf(opened))).expect(403);
  }

  @Test
  void aLinkWorksOnce() {
    JsonObject opened = open(officer, partner);
    String token = link(officer, partOf(opened, "演示司法局"));
    look(token).expect(200);
    look(token).expect(200);
    byLink(token, answer()).expect(200);
    assertThat(byLink(token, answer()).expect(409).text("detail")).contains("已经用过");
    assertThat(look(token).expect(409).text("detail")).contains("已经用过");
  }

  @Race
  @Test
  void ofManyWhoUseALinkAtOnceOneIsInTime() {
    JsonObject opened = open(officer, partner);
    String token = link(officer, partOf(opened, "演示司法局"));
    List<Integer> statuses =
        AtOnce.call(Collections.nCopies(8, () -> byLink(token, answer()).status()));
    assertThat(statuses).containsOnlyOnce(200).contains(409).hasSize(8);
  }

  @Test
  void aForgedLinkIsNone() {
    look("A".repeat(43)).expect(404);
    byLink("A".repeat(43), answer()).expect(404);
  }

  @Test
  void aLinkRunsOutAndIsReplaced() {
    JsonObject opened = open(officer, partner);
    String first = link(officer, partOf(opened, "演示司法局"));
    String second = link(officer, partOf(opened, "演示司法局"));
    assertThat(byLink(first, answer()).expect(409).text("detail")).contains("新的链接");
    clock.moveTo("2026-05-20T04:10:00Z");
    assertThat(byLink(second, answer()).expect(409).text("detail")).contains("已经过期");
    clock.moveTo(NOW);
    byLink(second, answer()).expect(200);
  }

  @Test
  void aLinkOfAClosedSheetIsRefused() {
    JsonObject opened = open(officer, partner);
    String token = link(officer, partOf(opened, "演示司法局"));
    officer
        .call("cancelJointSheet", Map.of("sheet", sheetOf(opened)), OfficeRequests.reason())
        .expect(200);
    assertThat(byLink(token, answer()).expect(409).text("detail")).contains("取消");
  }

  @Test
  void photosComeFromWhoIsSignedIn() {
    JsonObject opened = open(officer, partner);
    String photo = Uploads.photo(partner);
    JsonObject withPhoto = withPhoto(photo);
    assertThat(byLink(link(officer, partOf(opened, "演示司法局")), withPhoto).expect(422).pointers())
        .containsExactly("/photos");
    String part = partOf(opened, "演示妇联");
    partner.call("answerMyPart", Map.of("part", part), withPhoto).expect(200);
    partner.call("answerMyPart", Map.of("part", part), Given.seen(2, withPhoto)).expect(200);
    officer.call("getPartPhoto", Map.of("part", part, "photo", photo)).expect(200);
    officer
        .call("getPartPhoto", Map.of("part", partOf(opened, "演示司法局"), "photo", photo))
        .expect(404);
    JsonObject second = open(officer, partner);
    assertThat(
            partner
                .call(
                    "answerMyPart",
                    Map.of("part", partOf(second, "演示妇联")),
                    Given.seen(1, withPhoto))
                .expect(422)
                .pointers())
        .containsExactly("/photos/0");
  }

  /** A child may be recognised in it. */
  @Test
  void aPhotoThatIsTakenBackIsGoneForEverybody() {
    JsonObject opened = open(officer, partner);
    String part = partOf(opened, "演示妇联");
    String back = Uploads.photo(partner);
    String kept = Uploads.photo(partner);
    partner.call("answerMyPart", Map.of("part", part), withPhoto(back, kept)).expect(200);
    Map<String, Object> taken = Map.of("part", part, "photo", back);
    partner.call("getMyPartPhoto", taken).expect(200);
    partner.call("answerMyPart", Map.of("part", part), Given.seen(2, withPhoto(kept))).expect(200);
    officer.call("getPartPhoto", taken).expect(404);
    partner.call("getMyPartPhoto", taken).expect(404);
    assertThat(database.column("select id from stored_file where attached_to like 'joint-part/%'"))
        .contains(kept)
        .doesNotContain(back);
    Map<String, Object> other = Map.of("part", part, "photo", kept);
    officer.call("getPartPhoto", other).expect(200);
    Staff.add(server, "演示-third-partner", "partner");
    server.as("演示-third-partner").call("getMyPartPhoto", other).expect(404);
  }

  /** An account and a link may answer for the same department. */
  @Test
  void whoAnswersWhatWasAnsweredMeanwhileIsToldAndKeepsTheLink() {
    JsonObject opened = open(officer, partner);
    Map<String, Object> own = Map.of("part", partOf(opened, "演示妇联"));
    String token = link(officer, partOf(opened, "演示妇联"));
    String photo = Uploads.photo(partner);
    JsonObject withPhoto = withPhoto(photo);
    partner.call("answerMyPart", own, withPhoto).expect(200);

    JsonObject late = byLink(token, answer()).expect(409).json().getAsJsonObject("meanwhile");
    assertThat(late.has("by")).as("a link is told no name").isFalse();
    assertThat(late.has("at")).isTrue();
    JsonObject seen = look(token).expect(200).json().getAsJsonObject("part");
    JsonObject again = Given.seen(seen.get("version").getAsInt(), answer());
    JsonObject part = byLink(token, again).expect(200).json().getAsJsonObject("part");
    assertThat(part.getAsJsonArray("photos")).isEqualTo(Given.texts(photo));

    JsonObject told =
        partner.call("answerMyPart", own, Given.seen(2, withPhoto)).expect(409).json();
    assertThat(told.getAsJsonObject("meanwhile").has("by")).as("nobody signed in").isFalse();
    partner.call("answerMyPart", own, Given.seen(3, withPhoto)).expect(200);
  }

  @Test
  void aSheetIsRefusedWithTheFieldAtFault() {
    JsonObject twice = JointSheetRequests.draft(invitation("演示司法局"), invitation("演示司法局"));
    assertThat(faults(twice)).containsExactly("/departments/1/department");
    JsonObject nobody = invitation("演示司法局");
    nobody.addProperty("partner", officer.call("getCurrentPerson").expect(200).text("id"));
    assertThat(faults(JointSheetRequests.draft(nobody))).containsExactly("/departments/0/partner");
    JsonObject nowhere = JointSheetRequests.draft(invitation("演示司法局"));
    nowhere.addProperty("division", "440882");
    assertThat(faults(nowhere)).containsExactly("/division");
    JsonObject opened = open(officer, partner);
    JsonObject tomorrow = filing();
    tomorrow.addProperty("heldOn", "2026-05-21");
    assertThat(
            officer
                .call("fileJointSheet", Map.of("sheet", sheetOf(opened)), tomorrow)
                .expect(422)
                .pointers())
        .containsExactly("/heldOn");
    assertThat(text(sheet(opened).getAsJsonObject("sheet"), "state")).isEqualTo("open");
  }

  private static List<String> faults(JsonObject draft) {
    return officer.call("openJointSheet", Map.of(), draft).expect(422).pointers();
  }

  private static Api.Answer look(String token) {
    return server.api().call("getPartByLink", Map.of("Link-Token", token));
  }

  private static Api.Answer byLink(String token, JsonObject answer) {
    return server.api().call("answerPartByLink", Map.of("Link-Token", token), answer);
  }

  private static JsonObject sheet(JsonObject opened) {
    return officer.call("getJointSheet", Map.of("sheet", sheetOf(opened))).expect(200).json();
  }

  private static List<String> states(JsonObject sheet) {
    return sheet.getAsJsonArray("parts").asList().stream()
        .map(part -> text(part.getAsJsonObject(), "state"))
        .toList();
  }
}
