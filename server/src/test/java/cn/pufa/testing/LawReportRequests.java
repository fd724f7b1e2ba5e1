package cn.pufa.testing;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests about the bureau's yearly report with which nothing is wrong. */
public final class LawReportRequests implements RequestFamily {

  private static final Set<String> WITHOUT_PARAMETERS =
      Set.of("listLawReports", "createLawReport", "listPublishedLawReports", "getLeaderPage");
  private static final Set<String> OF_REPORT =
      Set.of(
          "getLawReport",
          "exportLawReport",
          "dateLawReport",
          "commentLawReport",
          "approveLawReport",
          "returnLawReport",
          "freezeLawReport",
          "publishLawReport",
          "correctLawReport");
  private static final Set<String> OTHERS =
      Set.of(
          "saveLawReportSection",
          "approveLawReportSection",
          "settleLawReportComment",
          "getPublishedLawReport",
          "getYearlyFigures",
          "listFigureRows");
  private static final int PUBLISHED = 2016;

  private final String draft;
  private final String published;
  private final String comment;

  public LawReportRequests(TestServer server) {
    var world = new LawReportWorld(server::as);
    published = LawReportWorld.id(world.published(PUBLISHED));
    JsonObject report = world.draft(PUBLISHED + 1);
    draft = LawReportWorld.id(report);
    comment = comment(world, report);
  }

  private static String comment(LawReportWorld world, JsonObject report) {
    return world
        .reviewer
        .call("commentLawReport", LawReportWorld.of(report), remark())
        .expect(200)
        .json()
        .getAsJsonArray("comments")
        .get(0)
        .getAsJsonObject()
        .get("id")
        .getAsString();
  }

  @Override
  public boolean know(String operationId) {
    return WITHOUT_PARAMETERS.contains(operationId)
        || OF_REPORT.contains(operationId)
        || OTHERS.contains(operationId);
  }

  /** What a report is not ready for is a conflict: who asked decided all the same. */
  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createLawReport", "correctLawReport" -> List.of(201, 409);
      case "dateLawReport",
          "saveLawReportSection",
          "approveLawReportSection",
          "settleLawReportComment",
          "approveLawReport",
          "returnLawReport",
          "freezeLawReport",
          "publishLawReport" ->
          List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "getYearlyFigures" -> Map.of("year", 2024);
      case "listFigureRows" -> Map.of("year", 2024, "figure", "events");
      case "getPublishedLawReport" -> Map.of("year", PUBLISHED);
      case "saveLawReportSection", "approveLawReportSection" ->
          Map.of("report", draft, "section", "study");
      case "settleLawReportComment" -> Map.of("report", draft, "comment", comment);
      case "exportLawReport",
          "approveLawReport",
          "returnLawReport",
          "freezeLawReport",
          "publishLawReport",
          "correctLawReport" ->
          Map.of("report", published);
      default -> OF_REPORT.contains(operationId) ? Map.of("report", draft) : Map.of();
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "createLawReport" -> LawReportWorld.json("{outline:'leader',year:2018}");
      case "dateLawReport" ->
          LawReportWorld.json("{revision:1,dated:'%d-12-21'}".formatted(PUBLISHED + 1));
      case "saveLawReportSection" ->
          LawReportWorld.json("{revision:1,paragraphs:[{text:'演示·本年认真学习。',confirmed:true}]}");
      case "approveLawReportSection", "freezeLawReport" -> LawReportWorld.json("{revision:1}");
      case "approveLawReport" ->
          LawReportWorld.json("{revision:1,figuresSha256:'%s'}".formatted("0".repeat(64)));
      case "commentLawReport" -> remark();
      case "returnLawReport", "correctLawReport" -> LawReportWorld.json("{reason:'演示·测试用'}");
      case "publishLawReport" -> LawReportWorld.json("{note:'演示·没有涉密内容'}");
      default -> null;
    };
  }

  private static JsonObject remark() {
    return LawReportWorld.json("{section:'study',text:'演示·请写明学习的次数'}");
  }

  /** A good command for each, in an order in which each finds what it needs. */
  public static Map<String, Runnable> commands(TestServer server) {
    var world = new LawReportWorld(server::as);
    JsonObject ready = world.written(2019);
    JsonObject[] report = {ready};
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("createLawReport", () -> world.draft(2020));
    commands.put(
        "dateLawReport",
        () ->
            report[0] =
                world
                    .officer
                    .call(
                        "dateLawReport",
                        LawReportWorld.of(ready),
                        LawReportWorld.json(
                            "{revision:%d,dated:'2019-12-21'}"
                                .formatted(
                                    ready.getAsJsonObject("report").get("revision").getAsInt())))
                    .expect(200)
                    .json());
    commands.put(
        "saveLawReportSection", () -> report[0] = world.add(report[0], "study", "演示·本年还学习了相关规定。"));
    commands.put(
        "approveLawReportSection",
        () ->
            report[0] =
                world
                    .approveSection(
                        world.reviewer, ready, LawReportWorld.section(report[0], "study"))
                    .expect(200)
                    .json());
    String[] comment = new String[1];
    commands.put("commentLawReport", () -> comment[0] = comment(world, ready));
    commands.put(
        "settleLawReportComment",
        () ->
            world
                .officer
                .call(
                    "settleLawReportComment",
                    Map.of("report", LawReportWorld.id(ready), "comment", comment[0]))
                .expect(200));
    commands.put(
        "approveLawReport", () -> report[0] = world.approve(world.again(ready)).expect(200).json());
    commands.put("freezeLawReport", () -> world.freeze(report[0]).expect(200));
    commands.put("publishLawReport", () -> world.publish(ready).expect(200));
    JsonObject reason = LawReportWorld.json("{reason:'演示·测试用'}");
    commands.put(
        "correctLawReport",
        () -> world.officer.call("correctLawReport", LawReportWorld.of(ready), reason).expect(201));
    JsonObject other = world.approved(2021);
    commands.put(
        "returnLawReport",
        () -> world.leader.call("returnLawReport", LawReportWorld.of(other), reason).expect(200));
    return commands;
  }
}
