package cn.pufa.filing;

import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.filing.FilingWorld.Filer;
import cn.pufa.platform.http.Caller;
import cn.pufa.testing.Api;
import cn.pufa.testing.Filing;
import cn.pufa.testing.Own;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A return from the first cell to the receipt, and what comes after. */
class FilingIT {

  /** Who asks nobody back. */
  private static final Caller READER =
      new Caller(UUID.randomUUID(), "auditor", "演示", List.of(), "", false, false);

  private static FilingWorld world;

  @BeforeAll
  static void start() {
    world = new FilingWorld();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void aReturnIsReceivedWithItsHashAndSeen() {
    Filer filer = world.filer();
    String id = filer.fill();
    byte[] file = Uploads.pdf("");
    Filing.attach(filer.api(), id, Filing.upload(filer.api(), id, file, 64)).expect(200);
    JsonObject filed = Filing.submit(filer.api(), id).expect(200).json();
    JsonObject receipt = Filing.receipt(filed);
    assertThat(text(filed, "state")).isEqualTo("submitted");
    assertThat(text(receipt, "number")).matches("R2026-\\d{6}");
    assertThat(receipt.get("late").getAsBoolean()).isFalse();
    assertThat(text(filed.getAsJsonObject("confirmation"), "state")).isEqualTo("missing");
    assertThat(text(filed.getAsJsonObject("consent"), "state")).isEqualTo("missing");
    for (Api reader : List.of(filer.api(), world.server.as("case_officer"))) {
      JsonObject content = reader.call("getReturnContent", Map.of("return", id)).expect(200).json();
      assertThat(RepeatedSeal.of(content, Filing.sha256(file))).isEqualTo(text(receipt, "sha256"));
    }
    String fileId = filed.getAsJsonArray("files").get(0).getAsJsonObject().get("id").getAsString();
    assertThat(
            world
                .server
                .as("case_officer")
                .call("getReturnFile", Map.of("return", id, "file", fileId))
                .expect(200)
                .bytes())
        .isEqualTo(file);
    assertThat(item(filer).get("number")).isEqualTo(receipt.get("number"));
  }

  private static JsonObject item(Filer filer) {
    return Own.items(filer.api().call("listFilings").expect(200).json()).stream()
        .filter(item -> text(item, "campaign").equals(world.campaign.toString()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLateRetryReplacesNothingNewerAndTwoDevicesMerge() {
    Filer filer = world.filer();
    String id = text(Filing.open(filer.api(), world.campaign, filer.organization()), "id");
    assertThat(saved(filer, id, "staffTotal", 5, 0)).isEqualTo(1);
    JsonObject retried = save(filer, id, "staffTotal", 5, 0);
    assertThat(retried.getAsJsonArray("standing")).isEmpty();
    assertThat(saved(filer, id, "staffTotal", 6, 1)).isEqualTo(2);
    JsonObject late = save(filer, id, "staffTotal", 5, 0);
    JsonObject stands = late.getAsJsonArray("standing").get(0).getAsJsonObject();
    assertThat(stands.get("value").getAsInt()).isEqualTo(6);
    assertThat(stands.get("version").getAsInt()).isEqualTo(2);
    assertThat(text(stands, "by")).isEqualTo(filer.account());
    assertThat(saved(filer, id, "staffFullTime", 2, 0)).as("another cell").isEqualTo(1);
    JsonObject now = cell(filer.get(id), "staffTotal");
    assertThat(now.get("value").getAsInt()).isEqualTo(6);
  }

  private static int saved(Filer filer, String id, String cell, int value, int seen) {
    return save(filer, id, cell, value, seen)
        .getAsJsonArray("saved")
        .get(0)
        .getAsJsonObject()
        .get("version")
        .getAsInt();
  }

  private static JsonObject save(Filer filer, String id, String cell, int value, int seen) {
    return filer
        .api()
        .call(
            "saveCells",
            Filing.of(id),
            Filing.cells(Filing.cell(cell, new JsonPrimitive(value), seen)))
        .expect(200)
        .json();
  }

  private static JsonObject cell(JsonObject filing, String code) {
    return Own.items(items(filing)).stream()
        .filter(cell -> text(cell, "cell").equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject items(JsonObject filing) {
    var page = new JsonObject();
    page.add("items", filing.get("cells"));
    return page;
  }

  @Test
  void aValueOfTheWrongKindIsRefusedByItsPlace() {
    Filer filer = world.filer();
    String id = text(Filing.open(filer.api(), world.campaign, filer.organization()), "id");
    JsonObject draft =
        Filing.cells(
            Filing.cell("staffTotal", new JsonPrimitive("五个"), 0),
            Filing.cell("preparedOn", new JsonPrimitive("2026-02-30"), 0),
            Filing.cell("partyOrganization", new JsonPrimitive("maybe"), 0),
            Filing.cell("noSuchCell", new JsonPrimitive(1), 0),
            Filing.cell("auditReport", new JsonPrimitive("x"), 0));
    assertThat(filer.api().call("saveCells", Filing.of(id), draft).expect(422).pointers())
        .containsExactly(
            "/cells/0/value",
            "/cells/1/value",
            "/cells/2/value",
            "/cells/3/cell",
            "/cells/4/value");
    assertThat(filer.get(id).get("revision").getAsInt()).as("nothing is stored").isZero();
  }

  @Test
  void allFindingsComeAtOnceAndHardOnesBlock() {
    Filer filer = world.filer();
    String id = filer.fill();
    JsonObject filing = filer.get(id);
    JsonObject spoilt =
        Filing.cells(
            Filing.cell("councilSize", new JsonPrimitive(4), version(filing, "councilSize")),
            Filing.cell("netChange", new JsonPrimitive(1), version(filing, "netChange")),
            Filing.cell("staffTotal", null, version(filing, "staffTotal")));
    filer.api().call("saveCells", Filing.of(id), spoilt).expect(200);
    Api.Answer refused = Filing.submit(filer.api(), id).expect(422);
    assertThat(refused.pointers())
        .contains("/cells/staffTotal", "/cells/netChange", "/cells/councilSize");
    assertThat(rules(filer, id))
        .contains("required-basics", "net-change", "net-assets-moved", "council-odd");
    assertThat(item(filer).get("state").getAsString()).isEqualTo("draft");

    filer
        .api()
        .call(
            "saveCells",
            Filing.of(id),
            Filing.cells(
                Filing.cell(
                    "netChange", new JsonPrimitive(20000000), version(filing, "netChange") + 1),
                Filing.cell("staffTotal", new JsonPrimitive(5), version(filing, "staffTotal") + 1)))
        .expect(200);
    assertThat(Filing.submit(filer.api(), id).expect(422).pointers())
        .as("unexplained")
        .containsOnly("/cells/councilSize");
    for (String rule : rules(filer, id)) {
      filer.api().call("explainFinding", Filing.of(id), Filing.explanation(rule)).expect(200);
    }
    Filing.submit(filer.api(), id).expect(200);
    JsonObject content =
        world
            .server
            .as("case_officer")
            .call("getReturnContent", Map.of("return", id))
            .expect(200)
            .json();
    assertThat(content.getAsJsonArray("findings").toString()).contains("演示·情况说明");
  }

  private static List<String> rules(Filer filer, String id) {
    return Own.items(filer.api().call("listFindings", Filing.of(id)).expect(200).json()).stream()
        .map(finding -> text(finding, "rule"))
        .toList();
  }

  private static int version(JsonObject filing, String code) {
    return cell(filing, code).get("version").getAsInt();
  }

  @Test
  void aColleaguesChangeIsSeenBeforeSubmitting() {
    Filer filer = world.filer();
    String id = filer.fill();
    JsonObject order = Filing.declared();
    order.addProperty("seen", filer.get(id).get("revision").getAsInt() - 1);
    assertThat(filer.api().call("submitFiling", Filing.of(id), order).expect(409).text("detail"))
        .contains("同事");
  }

  @Test
  void itIsWithdrawnUntilItIsClaimed() {
    Filer filer = world.filer();
    JsonObject first = filer.file();
    String id = text(first, "id");
    assertThat(text(filer.withdraw(id).expect(200).json(), "state")).isEqualTo("draft");
    assertThat(text(item(filer), "state")).isEqualTo("draft");
    assertThat(item(filer).has("number")).as("the duty lives again").isFalse();
    world.server.as("case_officer").call("getReturnContent", Map.of("return", id)).expect(404);
    JsonObject second = Filing.submit(filer.api(), id).expect(200).json();
    assertThat(text(Filing.receipt(second), "number"))
        .isNotEqualTo(text(Filing.receipt(first), "number"));
    world.claim(id);
    assertThat(filer.withdraw(id).expect(409).text("detail")).contains("开始审核");
    assertThat(text(item(filer), "state")).isEqualTo("in_review");
  }

  @Test
  void inCorrectionOnlyTheNamedCellsOpenAndTheDifferenceShows() {
    Filer filer = world.filer();
    JsonObject first = filer.file();
    String id = text(first, "id");
    world.claim(id);
    world
        .server
        .store()
        .run(
            tx ->
                world
                    .filings()
                    .openForCorrection(
                        tx,
                        UUID.fromString(id),
                        List.of("activitySummary"),
                        "演示·请写清效果",
                        LocalDate.of(2026, 5, 27)));
    JsonObject open = filer.get(id);
    assertThat(text(open.getAsJsonObject("correction"), "until")).isEqualTo("2026-05-27");
    int seen = version(open, "activitySummary");
    JsonObject answer =
        filer
            .api()
            .call(
                "saveCells",
                Filing.of(id),
                Filing.cells(
                    Filing.cell("staffTotal", new JsonPrimitive(6), version(open, "staffTotal")),
                    Filing.cell("preparedOn", new JsonPrimitive("2026-02-30"), 0),
                    Filing.cell("activitySummary", new JsonPrimitive("演示：七十人学会了。"), seen)))
            .expect(200)
            .json();
    assertThat(codes(answer, "standing"))
        .as("left over on a telephone since before")
        .containsExactly("staffTotal", "preparedOn");
    assertThat(codes(answer, "saved")).containsExactly("activitySummary");
    assertThat(cell(filer.get(id), "staffTotal")).isEqualTo(cell(open, "staffTotal"));
    JsonObject second = Filing.submit(filer.api(), id).expect(200).json();
    assertThat(text(second, "state")).isEqualTo("in_review");
    assertThat(text(Filing.receipt(second), "number"))
        .isEqualTo(text(Filing.receipt(first), "number"));
    assertThat(Filing.receipt(second).get("version").getAsInt()).isEqualTo(2);
    assertThat(text(Filing.receipt(second), "sha256"))
        .isNotEqualTo(text(Filing.receipt(first), "sha256"));
    List<CellChange> changes =
        world
            .server
            .store()
            .read(tx -> world.filings().changes(tx, UUID.fromString(id), 1, 2, READER));
    assertThat(changes)
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.cell()).isEqualTo("activitySummary");
              assertThat(change.after()).isEqualTo(new JsonPrimitive("演示：七十人学会了。"));
            });
  }

  private static List<String> codes(JsonObject answer, String of) {
    return answer.getAsJsonArray(of).asList().stream()
        .map(cell -> text(cell.getAsJsonObject(), "cell"))
        .toList();
  }

  @Test
  void theNextYearStartsFromThisOne() {
    Filer filer = world.filer();
    UUID before = world.campaign(2024);
    JsonObject last = Filing.file(filer.api(), before, filer.organization());
    JsonObject draft = Filing.open(filer.api(), world.campaign, filer.organization());
    JsonObject cash = cell(draft, "cashOpen");
    assertThat(cash.get("value").getAsLong()).isEqualTo(115000000);
    assertThat(text(cash, "origin")).isEqualTo("last_year");
    assertThat(text(cell(draft, "name"), "origin")).isEqualTo("register");
    String id = text(draft, "id");
    JsonObject changed =
        filer
            .api()
            .call(
                "saveCells",
                Filing.of(id),
                Filing.cells(Filing.cell("cashOpen", new JsonPrimitive(1), 0)))
            .expect(200)
            .json();
    assertThat(
            changed.getAsJsonArray("saved").get(0).getAsJsonObject().get("changed").getAsBoolean())
        .isTrue();
    assertThat(rules(filer, id)).contains("opening-cash");
    assertThat(text(last, "state")).isEqualTo("submitted");
  }

  /** As if a version came out while somebody was filling in the one before it. */
  @Test
  void aDraftSurvivesAChangeOfItsForm() {
    Filer filer = world.filer();
    String id = filer.fill();
    world.database.execute(
        "update filing set form = 'social_group-0' where id = '%s'".formatted(id));
    world.database.execute(
        "update filing_cell set cell = 'activityTotal' where filing = '%s' and cell = 'activityCount'"
            .formatted(id));
    world.database.execute(
        "insert into filing_cell (filing, cell, value, version, at) values ('%s', 'oldCell', '\"演示旧值\"', 3, now())"
            .formatted(id));
    JsonObject now = Filing.open(filer.api(), world.campaign, filer.organization());
    JsonObject change = now.getAsJsonObject("formChange");
    assertThat(text(now, "form")).isEqualTo("social_group-1");
    assertThat(change.getAsJsonArray("renamed").toString()).contains("开展业务活动次数");
    assertThat(change.getAsJsonArray("kept").toString()).contains("演示旧值");
    assertThat(cell(now, "activityCount").get("value").getAsInt()).isEqualTo(2);
    Filing.submit(filer.api(), id).expect(200);
  }

  @Test
  void theDueDayEndsAtMidnight() {
    Filer early = world.filer();
    Filer late = world.filer();
    String first = early.fill();
    String second = late.fill();
    try {
      world.clock.moveTo("2026-06-01T15:59:00Z");
      assertThat(lateness(early, first)).isFalse();
      world.clock.moveTo("2026-06-01T16:00:00Z");
      assertThat(lateness(late, second)).isTrue();
    } finally {
      world.clock.moveTo(FilingWorld.AN_OPEN_DAY);
    }
  }

  private static boolean lateness(Filer filer, String id) {
    Api signedInAgain = world.server.as(filer.account());
    return Filing.receipt(Filing.submit(signedInAgain, id).expect(200).json())
        .get("late")
        .getAsBoolean();
  }

  @Test
  void beforeTheFirstDayADraftIsKeptAndNothingReceived() {
    Filer filer = world.filer();
    JsonObject draft = cn.pufa.testing.Given.campaignDraft();
    draft.addProperty("opensOn", "2026-05-21");
    String campaign =
        world
            .server
            .as("case_officer")
            .call("createCampaign", Map.of(), draft)
            .expect(201)
            .text("id");
    world.release(campaign);
    String id = Filing.fill(filer.api(), campaign, filer.organization());
    assertThat(Filing.submit(filer.api(), id).expect(409).text("detail")).contains("2026年5月21日");
    assertThat(text(filer.get(id), "state")).isEqualTo("draft");
  }
}
