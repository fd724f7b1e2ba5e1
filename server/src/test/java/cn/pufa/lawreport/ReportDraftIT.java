package cn.pufa.lawreport;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.LawReportWorld;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A report is written section by section, seen by others, approved, frozen and corrected. */
@ServerAt("2026-05-04T01:00:00Z")
class ReportDraftIT {

  private static TestServer server;
  private static LawReportWorld world;
  private static Jdbc database;

  @BeforeAll
  static void start() {
    world = new LawReportWorld(server::as);
  }

  @Test
  void theFirstDraftIsTheOutlineAndTheNextYearsCarriesItsWords() {
    JsonObject first = world.draft(2015);
    assertThat(origins(first)).containsOnly("outline");
    assertThat(LawReportWorld.checks(first))
        .contains("carried study 这一段是提纲的文字，还没有人确认或者修改。")
        .contains("unapproved opening 开头部分还没有另一人审定。");
    world.officer.call("createLawReport", Map.of(), LawReportWorld.beginning(2015)).expect(409);

    JsonObject confirmed = world.confirm(first);
    world.add(confirmed, "study", "演示·{{year}}年局党组专题研究法治工作。");
    JsonObject systems = LawReportWorld.section(confirmed, "three_systems");
    List<String> before = new ArrayList<>(texts(confirmed, "three_systems"));
    String sentence = before.get(1);
    before.set(1, sentence.replace("{{figure:notices_for_returns}}", "{{figure:notices}}"));
    before.add("演示·各类通知{{figure:notices}}份。");
    world.save(confirmed, systems, before).expect(200);
    JsonObject next = world.draft(2016);
    assertThat(origins(next)).containsOnly("carried");
    assertThat(texts(next, "study")).last().isEqualTo("演示·{{year}}年局党组专题研究法治工作。");
    assertThat(LawReportWorld.checks(next)).contains("carried study 这一段沿用上年的文字，还没有人确认或者修改。");

    assertThat(texts(next, "three_systems"))
        .as("the outline's words name the figure that the outline names now")
        .contains(sentence)
        .endsWith("演示·各类通知{{figure:notices}}份。");

    JsonObject study = LawReportWorld.section(next, "study");
    JsonObject save =
        LawReportWorld.json(
            "{paragraphs:[{confirmed:false},{text:'演示·本年新写的一段。',confirmed:false}]}");
    save.add("revision", study.get("revision"));
    save.getAsJsonArray("paragraphs")
        .get(0)
        .getAsJsonObject()
        .addProperty("text", texts(next, "study").getFirst());
    JsonObject saved = save(next, "study", save).expect(200).json();
    assertThat(origins(LawReportWorld.section(saved, "study"))).containsExactly("carried", "own");
    save(next, "study", save).expect(409);
  }

  @Test
  void whoWroteASectionLastDoesNotApproveIt() {
    JsonObject report = world.confirm(world.draft(2022));
    JsonObject study = LawReportWorld.section(report, "study");
    assertThat(study.get("mine").getAsBoolean()).isTrue();
    assertThat(world.approveSection(world.officer, report, study).expect(409).text("detail"))
        .isEqualTo("这一节最后是您改的，要由另一个人审定。");
    JsonObject approved = world.approveSection(world.reviewer, report, study).expect(200).json();
    assertThat(LawReportWorld.section(approved, "study").has("approvedBy")).isTrue();
    world
        .approveSection(
            another("second-officer"), report, LawReportWorld.section(report, "opening"))
        .expect(200);

    JsonObject changed = world.add(approved, "study", "演示·又加一段。");
    JsonObject now = LawReportWorld.section(changed, "study");
    assertThat(now.has("approvedBy")).as("nobody has seen the new words").isFalse();
    world.approveSection(world.reviewer, report, study).expect(409);
    world.approveSection(world.reviewer, report, now).expect(200);
    assertThat(
            world.approveSection(world.reviewer, report, bare(report)).expect(409).text("detail"))
        .contains("大标题");
  }

  private static Api another(String name) {
    Staff.add(server, name, "case_officer");
    return server.as(name);
  }

  private static JsonObject bare(JsonObject report) {
    for (JsonElement one : report.getAsJsonArray("sections")) {
      if (one.getAsJsonObject().getAsJsonArray("paragraphs").isEmpty()) {
        return one.getAsJsonObject();
      }
    }
    throw new AssertionError("no bare section");
  }

  @Test
  void whatIsBlankOrBrokenIsRefusedAndNamed() {
    JsonObject report = world.draft(2019);
    for (String text : List.of("  ", "一\\n二")) {
      JsonObject save =
          LawReportWorld.json(
              "{revision:1,paragraphs:[{text:'演示',confirmed:true},{text:'%s',confirmed:true}]}"
                  .formatted(text));
      assertThat(save(report, "study", save).expect(422).pointers())
          .containsExactly("/paragraphs/1/text");
    }
    Map<String, Object> of = LawReportWorld.of(report);
    JsonObject date = LawReportWorld.json("{revision:1,dated:'2017-01-01'}");
    assertThat(world.officer.call("dateLawReport", of, date).expect(422).pointers())
        .containsExactly("/dated");
    JsonObject remark = LawReportWorld.json("{section:'nowhere',text:'演示·意见'}");
    assertThat(world.reviewer.call("commentLawReport", of, remark).expect(422).pointers())
        .containsExactly("/section");
    JsonObject future = LawReportWorld.json("{outline:'government',year:2027}");
    assertThat(world.officer.call("createLawReport", Map.of(), future).expect(422).pointers())
        .containsExactly("/year");
    assertThat(world.again(report)).isEqualTo(report);
  }

  @Test
  void aCommentIsAWarningUntilSomebodyHasSeenToIt() {
    JsonObject report = world.draft(2018);
    JsonObject remark = LawReportWorld.json("{section:'study',text:'演示·请写明次数'}");
    JsonObject commented =
        world
            .reviewer
            .call("commentLawReport", LawReportWorld.of(report), remark)
            .expect(200)
            .json();
    assertThat(LawReportWorld.checks(commented)).contains("comment study 有一条意见还没有处理。");
    String comment =
        commented.getAsJsonArray("comments").get(0).getAsJsonObject().get("id").getAsString();
    Map<String, Object> of = Map.of("report", LawReportWorld.id(report), "comment", comment);
    JsonObject settled = world.officer.call("settleLawReportComment", of).expect(200).json();
    assertThat(LawReportWorld.checks(settled)).noneMatch(one -> one.startsWith("comment"));
    world.officer.call("settleLawReportComment", of).expect(409);
  }

  @Test
  void frozenAsItWasApprovedAndCorrectedInANewEdition() throws Exception {
    server.as("editor").call("createPufaEvent", Map.of(), event("2023-03-05")).expect(201);
    JsonObject written = world.written(2023);
    assertThat(world.freeze(written).expect(409).text("detail")).isEqualTo("领导还没有批准，不能冻结。");
    JsonObject approved = world.approve(written).expect(200).json();
    save(
            approved,
            "study",
            LawReportWorld.json("{revision:2,paragraphs:[{text:'演示',confirmed:true}]}"))
        .expect(409);

    server.as("editor").call("createPufaEvent", Map.of(), event("2023-12-04")).expect(201);
    Api.Answer refused = world.freeze(world.again(approved)).expect(422);
    assertThat(LawReportWorld.reasons(refused)).containsExactly("普法宣传活动：批准时1场，现在2场。请领导重新批准。");
    JsonObject anew = world.approve(world.again(approved)).expect(200).json();
    assertThat(LawReportWorld.figure(anew, "events")).isEqualTo(2);

    JsonObject frozen = world.freeze(anew).expect(200).json();
    String sha256 = frozen.getAsJsonObject("report").get("sha256").getAsString();
    byte[] text =
        world
            .officer
            .call("exportLawReport", Map.of("report", LawReportWorld.id(frozen), "format", "text"))
            .expect(200)
            .bytes();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
    assertThat(HexFormat.of().formatHex(hash)).isEqualTo(sha256);
    assertThat(new String(text, StandardCharsets.UTF_8))
        .contains("全年开展普法宣传活动2场。")
        .contains("events=2 ")
        .contains("2024年，我局将");

    server.as("editor").call("createPufaEvent", Map.of(), event("2023-06-01")).expect(201);
    JsonObject later = world.again(frozen);
    JsonObject events = LawReportWorld.figureLine(later, "events");
    assertThat(events.get("value").getAsInt()).isEqualTo(2);
    assertThat(events.get("now").getAsInt()).isEqualTo(3);
    assertThat(world.freeze(later).expect(409).text("detail")).contains("已经冻结");
    world.leader.call("returnLawReport", LawReportWorld.of(frozen), reason()).expect(409);

    world.publish(frozen).expect(200);
    JsonObject open = published(2023);
    assertThat(open.toString()).contains("全年开展普法宣传活动2场。").contains(sha256);

    JsonObject edition = correct(frozen).expect(201).json();
    assertThat(edition.getAsJsonObject("report").get("edition").getAsInt()).isEqualTo(2);
    assertThat(origins(edition)).containsOnly("own");
    assertThat(LawReportWorld.checks(edition)).anyMatch(one -> one.startsWith("unapproved"));
    JsonObject second = world.approve(world.approveSections(edition)).expect(200).json();
    world.publish(world.freeze(second).expect(200).json()).expect(200);
    assertThat(published(2023).toString()).contains("全年开展普法宣传活动3场。").contains("演示·更正");
    assertThat(world.again(frozen).getAsJsonObject("report").get("sha256").getAsString())
        .isEqualTo(sha256);
  }

  private static JsonObject published(int year) {
    return server.api().call("getPublishedLawReport", Map.of("year", year)).expect(200).json();
  }

  @Test
  void theSameNumberOfOtherRecordsIsAnotherFigure() {
    JsonObject event =
        server
            .as("editor")
            .call("createPufaEvent", Map.of(), event("2020-03-05"))
            .expect(201)
            .json();
    JsonObject approved = world.approved(2020);
    int events = LawReportWorld.figure(approved, "events");
    database.execute(
        "update pufa_event set held_on = '2014-03-05' where id = '%s'"
            .formatted(event.get("id").getAsString()));
    server.as("editor").call("createPufaEvent", Map.of(), event("2020-04-05")).expect(201);
    assertThat(LawReportWorld.reasons(world.freeze(approved).expect(422)))
        .contains("普法宣传活动：还是%d场，但是数的不是批准时的那些记录。请领导重新批准。".formatted(events));
  }

  @Test
  void theSameRecordsInAnotherOrderAreTheSameFigure() {
    String first = held("2017-03-05");
    held("2017-06-01");
    JsonObject approved = world.approved(2017);
    List<String> before = rows(2017);
    database.execute(
        "update pufa_event set held_on = '2017-09-10' where id = '%s'".formatted(first));
    assertThat(rows(2017)).isEqualTo(before.reversed());
    assertThat(LawReportWorld.checks(world.again(approved)))
        .noneMatch(one -> one.startsWith("figure"));
    world.freeze(approved).expect(200);
  }

  @Test
  void theLeaderApprovesTheFiguresThatWereSeen() {
    held("2024-03-05");
    JsonObject written = world.written(2024);
    held("2024-06-01");
    assertThat(world.approve(written).expect(409).text("detail"))
        .isEqualTo("您打开之后，报告里的数字或者数的那些记录变了。请刷新页面，看过现在的数字再批准。");
    JsonObject approved = world.approve(world.again(written)).expect(200).json();

    String other = held("2024-09-01");
    JsonObject seen = world.again(approved);
    database.execute(
        "update pufa_event set held_on = '2014-03-05' where id = '%s'".formatted(other));
    held("2024-10-01");
    assertThat(world.approve(seen).expect(409).text("detail")).startsWith("您打开之后");
    JsonObject anew = world.approve(world.again(seen)).expect(200).json();
    assertThat(LawReportWorld.figure(anew, "events"))
        .isEqualTo(LawReportWorld.figure(approved, "events") + 1);
    assertThat(world.freeze(anew).expect(200).json().has("figuresSha256")).isFalse();
  }

  private static String held(String day) {
    return server.as("editor").call("createPufaEvent", Map.of(), event(day)).expect(201).text("id");
  }

  /** Ids of the events of a year, in the order of its list. */
  private static List<String> rows(int year) {
    return world
        .officer
        .call("listFigureRows", Map.of("year", year, "figure", "events"))
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .asList()
        .stream()
        .map(one -> one.getAsJsonObject().get("id").getAsString())
        .toList();
  }

  /** Begun from the one before, it would lack what the last one put right. */
  @Test
  void onlyTheLastEditionIsCorrected() {
    JsonObject first = world.frozen(2021);
    assertThat(first.has("newest")).isFalse();
    JsonObject second = correct(first).expect(201).json();
    assertThat(correct(first).expect(409).text("detail")).isEqualTo("这份报告已经有第2版，请在第2版上改。");
    second = world.add(second, "study", "演示·第二版补写。");
    second = world.approve(world.approveSections(second)).expect(200).json();
    second = world.freeze(second).expect(200).json();
    assertThat(correct(first).expect(409).text("detail")).isEqualTo("这份报告已经有第2版，请在第2版上改。");
    JsonObject newest = world.again(first).getAsJsonObject("newest");
    assertThat(newest.get("id").getAsString()).isEqualTo(LawReportWorld.id(second));
    assertThat(newest.get("edition").getAsInt()).isEqualTo(2);
    assertThat(world.again(second).has("newest")).isFalse();
    JsonObject third = correct(second).expect(201).json();
    assertThat(texts(third, "study")).endsWith("演示·第二版补写。");
  }

  private static Api.Answer correct(JsonObject report) {
    return world.officer.call("correctLawReport", LawReportWorld.of(report), reason());
  }

  /** Each with the exact reason. */
  @Test
  void whatIsWrongBlocksTheApproval() {
    JsonObject report = world.confirm(world.draft(2025));
    JsonObject wrong = world.add(report, "key_points", "开展《收养法》普法宣传。");
    JsonObject plans = LawReportWorld.section(wrong, "plans");
    wrong = world.save(wrong, plans, List.of("2025年，我局将做好以下工作：")).expect(200).json();
    for (JsonObject section : LawReportWorld.written(wrong)) {
      if (!section.get("code").getAsString().equals("study")) {
        wrong = world.approveSection(world.reviewer, wrong, section).expect(200).json();
      }
    }
    assertThat(LawReportWorld.reasons(world.approve(wrong).expect(422)))
        .containsExactly(
            "“一、学习贯彻党中央关于法治建设重大部署的情况”还没有另一人审定。",
            "《收养法》已经废止（2021年1月1日起），不能写进2025年12月20日的报告。",
            "这一节写的是2026年的安排，这里写的是“2025年”。写错了请改；说的确实是别的年份，请写明“上年”“自…年以来”。");
  }

  private static Api.Answer save(JsonObject report, String section, JsonObject save) {
    return world.officer.call(
        "saveLawReportSection",
        Map.of("report", LawReportWorld.id(report), "section", section),
        save);
  }

  private static JsonObject event(String day) {
    JsonObject draft = Given.eventDraft();
    draft.addProperty("heldOn", day);
    return draft;
  }

  private static JsonObject reason() {
    return LawReportWorld.json("{reason:'演示·更正'}");
  }

  private static List<String> origins(JsonObject of) {
    List<JsonObject> sections = of.has("sections") ? LawReportWorld.written(of) : List.of(of);
    return sections.stream()
        .flatMap(section -> section.getAsJsonArray("paragraphs").asList().stream())
        .map(one -> one.getAsJsonObject().get("origin").getAsString())
        .toList();
  }

  private static List<String> texts(JsonObject report, String section) {
    return LawReportWorld.section(report, section).getAsJsonArray("paragraphs").asList().stream()
        .map(one -> one.getAsJsonObject().get("text").getAsString())
        .toList();
  }
}
