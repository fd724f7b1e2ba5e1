package cn.pufa.lawreport;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.organization.OrganizationType;
import cn.pufa.organization.RegisterRow;
import cn.pufa.testing.Api;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.LawReportWorld;
import cn.pufa.testing.LawRequests;
import cn.pufa.testing.LedgerRequests;
import cn.pufa.testing.YearStory;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The bureau's report of 2024 from events alone: its figures are those of the year, taking one
 * event out changes them, and what is wrong blocks it with the exact reason.
 */
class LawReportYearIT {

  private static YearStory story;
  private static LawReportWorld world;
  private static JsonObject report;
  private static List<RegisterRow> register;

  @BeforeAll
  static void theYear() {
    story = new YearStory();
    story.takeAway("pufa_event, ledger_entry");
    register = story.importRegister();
    fourAreListed();
    story.on("2024-12-20");
    for (String day : List.of("2024-03-05", "2024-09-10", "2024-12-04")) {
      story.as("editor").call("createPufaEvent", Map.of(), event(day)).expect(201);
    }
    enter(
        "petition",
        14,
        "2024-06-03",
        "{source:direct,category:appeal}",
        "tell",
        "{how:'演示·书面'}",
        "conclude",
        "{results:[solved]}");
    String answer = "{answer:'演示·已答复'}";
    enter("hotline", 165, "2024-07-01", "{type:consult}", "conclude", answer);
    enter("hotline", 1, "2024-12-18", "{type:consult}");
    String court = "{form:litigation,body:'演示市人民法院',role:defendant}";
    enter("lawsuit", 1, "2024-08-05", court);
    String above = "{form:reconsideration,body:'演示市人民政府',role:defendant}";
    enter("lawsuit", 2, "2024-09-02", above);
    String circular = CircularRequests.create(story.as("case_officer"));
    Map<String, Object> of = Map.of("circular", circular);
    story.as("approver").call("releaseCircular", of, new JsonObject()).expect(202);
    world = new LawReportWorld(story::as);
    report = world.approveSections(world.confirm(world.draft(2024)));
  }

  /** Four that file nothing for two full years. */
  private static void fourAreListed() {
    Set<String> four =
        YearStory.oldestServices(register, 4).stream()
            .map(RegisterRow::name)
            .collect(Collectors.toSet());
    story.everybodyFiles(story.campaign(2021, "2021-12-30"), "2022-05-18", four);
    story.on("2022-06-01");
    List<JsonObject> listing = story.propose(story.dryRun());
    story.serve(listing, "2022-06-02");
    story.decide(listing, "2022-06-20");
    story.on("2024-06-21");
    List<JsonObject> moves = story.propose(story.dryRun());
    story.serve(moves, "2024-06-21");
    story.decide(moves, "2024-07-08");
  }

  @AfterAll
  static void stop() {
    story.close();
  }

  private static JsonObject event(String day) {
    JsonObject draft = Given.eventDraft();
    draft.addProperty("heldOn", day);
    return draft;
  }

  /** Registered on that day, and concluded on the same where the last step is given. */
  private static void enter(String kind, int count, String day, String values, String... steps) {
    Api officer = story.as("case_officer");
    LocalDate on = LocalDate.parse(day);
    IntStream.range(0, count)
        .forEach(
            any -> {
              String entry = LedgerRequests.open(officer, LedgerRequests.draft(kind, on, values));
              for (int place = 0; place < steps.length; place += 2) {
                JsonObject step = LedgerRequests.step(steps[place], on, steps[place + 1]);
                officer.call("takeLedgerStep", Map.of("entry", entry), step).expect(201);
              }
            });
  }

  @Test
  void theDraftStatesTheFiguresOfTheYear() {
    JsonObject now = world.again(report);
    Map<String, Integer> figures =
        now.getAsJsonArray("figures").asList().stream()
            .map(one -> one.getAsJsonObject())
            .collect(
                Collectors.toMap(
                    one -> one.get("code").getAsString(), one -> one.get("value").getAsInt()));
    assertThat(figures)
        .containsEntry("organizations", 577)
        .containsEntry("social_groups", 173)
        .containsEntry("private_non_enterprises", 404)
        .containsEntry("serious_listed", 4)
        .containsEntry("notices_for_returns", 0)
        .containsEntry("petitions", 14)
        .containsEntry("petitions_concluded", 14)
        .containsEntry("hotline_orders", 166)
        .containsEntry("hotline_concluded", 165)
        .containsEntry("hotline_pending", 1)
        .containsEntry("events", 3)
        .containsEntry("disclosure_requests", 0)
        .containsEntry("lawsuits", 1);
    assertThat(story.figures(2024).get("notices"))
        .as("four were told of a decision, and a circular went out")
        .isGreaterThan(4);
    Map<String, Object> lawsuits = Map.of("year", 2024, "figure", "lawsuits");
    JsonObject rows = world.officer.call("listFigureRows", lawsuits).expect(200).json();
    assertThat(rows.getAsJsonArray("items")).as("no reconsideration among them").hasSize(1);
    Map<String, Object> asText = Map.of("report", LawReportWorld.id(report), "format", "text");
    byte[] text = world.leader.call("exportLawReport", asText).expect(200).bytes();
    assertThat(new String(text, StandardCharsets.UTF_8))
        .startsWith("廉江市民政局2024年度法治政府建设情况报告\n2024-12-20 第1版\n")
        .contains("全市登记的社会组织共577家，其中社会团体173家、民办非企业单位404家。")
        .contains("列入严重违法失信名单4家。")
        .contains("年度检查前向应当报送的社会组织发出通知0份，")
        .contains("全年收到信访件14件，已答复14件。")
        .contains("收到12345热线工单166件，已答复165件，1件正在办理。")
        .contains("全年收到政府信息公开申请0件。")
        .contains("全年收到行政诉讼案件1件")
        .contains("全年开展普法宣传活动3场。")
        .contains("\n2025年，我局将");
  }

  /** Each is taken out, seen, and put back; then the report is frozen as it was approved. */
  @Test
  void takingOneOutBlocksTheFreeze() {
    JsonObject approved = world.approve(world.again(report)).expect(200).json();
    assertThat(LawReportWorld.checks(approved)).noneMatch(one -> one.startsWith("figure"));

    without(
        "update pufa_event set held_on = '2015-03-05' where held_on = '2024-03-05'",
        "update pufa_event set held_on = '2024-03-05' where held_on = '2015-03-05'",
        () -> assertThat(refused()).containsExactly("普法宣传活动：批准时3场，现在2场。请领导重新批准。"));
    without(
        "update ledger_entry set received_on = '2025-12-18' where received_on = '2024-12-18'",
        "update ledger_entry set received_on = '2024-12-18' where received_on = '2025-12-18'",
        () ->
            assertThat(refused())
                .containsExactly(
                    "12345热线工单：批准时166件，现在165件。请领导重新批准。", "其中：在办的工单：批准时1件，现在0件。请领导重新批准。"));
    String group = ofType(OrganizationType.SOCIAL_GROUP);
    without(
        "update organization set registered_on = registered_on + 10000 where credit_code = '%s'"
            .formatted(group),
        "update organization set registered_on = registered_on - 10000 where credit_code = '%s'"
            .formatted(group),
        () ->
            assertThat(refused())
                .contains("社会组织：批准时577家，现在576家。请领导重新批准。", "其中：社会团体：批准时173家，现在172家。请领导重新批准。"));
    String service = ofType(OrganizationType.PRIVATE_NON_ENTERPRISE);
    without(
        "update organization set type = 'foundation' where credit_code = '%s'".formatted(service),
        "update organization set type = 'private_non_enterprise' where credit_code = '%s'"
            .formatted(service),
        () ->
            assertThat(refused())
                .contains(
                    "社会组织577家，文中列出的社会团体173家＋民办非企业单位403家合计576家，相差1家。请点开数字核对，或者写上没有列出的部分（基金会1家）。",
                    "其中：民办非企业单位：批准时404家，现在403家。请领导重新批准。"));

    JsonObject frozen = world.freeze(world.again(report)).expect(200).json();
    assertThat(frozen.getAsJsonObject("report").get("sha256").getAsString()).hasSize(64);
    assertThat(frozen.getAsJsonArray("figures")).noneMatch(one -> one.getAsJsonObject().has("now"));
  }

  /** The leader's own report, which nothing but the law has changed since it was approved. */
  @Test
  void aLawRepealedAfterTheApprovalBlocksTheFreeze() {
    var law = new LawRequests.Law("demo-fengzheng-anquan", "演示风筝安全条例");
    Api clerk = story.as("legal_reviewer");
    LawRequests.importLaw(clerk, law, "2019-01-02", true, "风筝要有线。");
    JsonObject beginning = LawReportWorld.beginning(2024);
    beginning.addProperty("outline", "leader");
    JsonObject draft =
        world.officer.call("createLawReport", Map.of(), beginning).expect(201).json();
    JsonObject written = world.add(world.confirm(draft), "opening", "带头学习《演示风筝安全条例》。");
    JsonObject approved = world.approve(world.approveSections(written)).expect(200).json();
    assertThat(LawReportWorld.checks(approved)).noneMatch(one -> one.contains("演示风筝安全条例"));
    JsonObject repeal = LawRequests.repeal("2024-12-01");
    clerk.call("repealStatute", Map.of("statute", law.code()), repeal).expect(200);
    assertThat(LawReportWorld.reasons(world.freeze(world.again(approved)).expect(422)))
        .containsExactly("《演示风筝安全条例》已经废止（2024年12月1日起），不能写进2024年12月20日的报告。");
  }

  private static void without(String out, String back, Runnable look) {
    story.database().execute(out);
    look.run();
    story.database().execute(back);
  }

  private static List<String> refused() {
    return LawReportWorld.reasons(world.freeze(world.again(report)).expect(422));
  }

  private static String ofType(OrganizationType type) {
    return register.stream()
        .filter(row -> row.type() == type)
        .map(RegisterRow::creditCode)
        .findFirst()
        .orElseThrow();
  }
}
