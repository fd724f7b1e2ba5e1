package cn.pufa.testing;

import cn.pufa.platform.files.TextWorkbook;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Requests about ledgers with which nothing is wrong. */
public final class LedgerRequests implements RequestFamily {

  private static final Set<String> WITHOUT_PARAMETERS =
      Set.of(
          "getLedgerKinds",
          "getLedgerClocks",
          "listLedgerEntries",
          "openLedgerEntry",
          "drawInspection");
  private static final Set<String> OF_KIND =
      Set.of("importLedger", "markLedgerImport", "getLedgerTemplate", "exportLedger");
  private static final Set<String> FILES = Set.of("importLedger", "markLedgerImport");
  private static final Set<String> STEPS =
      Set.of("takeLedgerStep", "approveLedgerStep", "reviewLedgerStep", "clearLedgerStep");
  private static final Set<String> OF_ENTRY =
      Set.of("getLedgerEntry", "reviseLedgerEntry", "claimLedgerEntry", "voidLedgerEntry");

  private final String order;
  private final Map<String, String> ofStep;
  private final String told;
  private final String mistaken;

  LedgerRequests(TestServer server) {
    Api officer = server.as("case_officer");
    order = open(officer, order());
    told = accepted(officer);
    mistaken = open(officer, order());
    ofStep =
        Map.of(
            "takeLedgerStep", open(officer, order()),
            "approveLedgerStep", accepted(officer),
            "reviewLedgerStep", open(officer, document()),
            "clearLedgerStep", open(officer, item("news")));
  }

  @Override
  public boolean know(String operationId) {
    return WITHOUT_PARAMETERS.contains(operationId)
        || OF_KIND.contains(operationId)
        || STEPS.contains(operationId)
        || OF_ENTRY.contains(operationId)
        || operationId.equals("correctLedgerStep")
        || operationId.equals("getLedgerFigures");
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "openLedgerEntry", "drawInspection", "reviewLedgerStep", "clearLedgerStep" ->
          List.of(201);
      case "takeLedgerStep", "approveLedgerStep" -> List.of(201, 409);
      case "reviseLedgerEntry", "correctLedgerStep", "voidLedgerEntry" -> List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    if (OF_KIND.contains(operationId)) {
      return Map.of("kind", "hotline");
    }
    if (operationId.equals("correctLedgerStep")) {
      return Map.of("entry", told, "step", 1);
    }
    if (operationId.equals("voidLedgerEntry")) {
      return Map.of("entry", mistaken);
    }
    if (operationId.equals("getLedgerFigures")) {
      return Map.of("kind", "hotline", "year", today().getYear());
    }
    if (STEPS.contains(operationId)) {
      return Map.of("entry", ofStep.get(operationId));
    }
    return OF_ENTRY.contains(operationId) ? Map.of("entry", order) : Map.of();
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "openLedgerEntry" -> order();
      case "drawInspection" -> draw();
      case "reviseLedgerEntry" -> revision(1);
      case "takeLedgerStep" -> step("accept", "{}");
      case "correctLedgerStep" -> correction();
      case "voidLedgerEntry" -> voiding(0);
      case "approveLedgerStep" ->
          review("extend", "{reason:'演示·情况复杂',toldOn:'%s'}".formatted(today()));
      case "reviewLedgerStep" -> review("legality", "{result:passed}");
      case "clearLedgerStep" -> review("clear", "{result:passed}");
      default -> null;
    };
  }

  @Override
  public Api.Answer send(String operationId, Api caller, String account) {
    return FILES.contains(operationId)
        ? caller.send(operationId, parameters(operationId, account), Api.XLSX, file(operationId))
        : RequestFamily.super.send(operationId, caller, account);
  }

  /** To be taken in; to be marked, with something wrong. */
  private byte[] file(String operationId) {
    String type = operationId.equals("importLedger") ? "咨询" : "闲聊";
    return sheet(List.of("演示" + UUID.randomUUID(), "演示·导入", today().toString(), type));
  }

  @SafeVarargs
  public static byte[] sheet(List<String>... rows) {
    var workbook = new TextWorkbook();
    TextWorkbook.Sheet sheet = workbook.sheet("12345工单", List.of("工单编号", "标题", "收到日期", "类型"));
    for (List<String> row : rows) {
      sheet.add(row);
    }
    return workbook.finish();
  }

  static LocalDate today() {
    return new BusinessClock(java.time.Clock.systemUTC()).today();
  }

  public static String open(Api officer, JsonObject draft) {
    return officer
        .call("openLedgerEntry", Map.of(), draft)
        .expect(201)
        .json()
        .getAsJsonObject("entry")
        .get("id")
        .getAsString();
  }

  private static String accepted(Api officer) {
    String petition = open(officer, draft("petition", today(), "{source:direct,category:appeal}"));
    officer
        .call("takeLedgerStep", Map.of("entry", petition), step("tell", "{how:'演示·书面'}"))
        .expect(201);
    return petition;
  }

  private static JsonObject order() {
    return draft("hotline", today(), "{type:consult}");
  }

  private static JsonObject document() {
    return draft("normative_document", today(), "{office:'演示股'}");
  }

  private static JsonObject item(String category) {
    return draft("disclosure_item", today(), "{category:%s}".formatted(category));
  }

  /** With a number of its own. */
  public static JsonObject draft(String kind, LocalDate receivedOn, String values) {
    return NeedsRequests.json(
        "{kind:%s,number:'演示%s',title:'演示·台账一件',receivedOn:'%s',values:%s}"
            .formatted(kind, ownNumber(), receivedOn, values));
  }

  /** Of an id all but its last twelve letters, which may happen to be those of a mobile phone. */
  private static String ownNumber() {
    return UUID.randomUUID().toString().substring(0, 23);
  }

  public static JsonObject step(String step, String values) {
    return step(step, today(), values);
  }

  public static JsonObject step(String step, LocalDate on, String values) {
    return NeedsRequests.json("{step:%s,on:'%s',values:%s}".formatted(step, on, values));
  }

  /** By somebody else, of an entry as it was registered. */
  private static JsonObject review(String step, String values) {
    JsonObject review = step(step, values);
    review.addProperty("seen", 0);
    return review;
  }

  /** Of the content that was seen. */
  public static Api.Answer take(
      Api caller, String operation, String entry, JsonObject step, int seen) {
    step.addProperty("seen", seen);
    return caller.call(operation, Map.of("entry", entry), step);
  }

  public static int seen(Api reader, String entry) {
    return reader
        .call("getLedgerEntry", Map.of("entry", entry))
        .expect(200)
        .json()
        .get("content")
        .getAsInt();
  }

  private static JsonObject revision(int version) {
    return NeedsRequests.json(
        "{title:'演示·更正后的标题',receivedOn:'%s',values:{type:help},reason:'演示·类型登错了',version:%d}"
            .formatted(today(), version));
  }

  /** Of the first step of one that was told. */
  private static JsonObject correction() {
    return NeedsRequests.json(
        "{on:'%s',values:{how:'演示·当面'},reason:'演示·方式登错了',seen:1}".formatted(today()));
  }

  /**
   * @param seen how many steps it had
   */
  public static JsonObject voiding(int seen) {
    return NeedsRequests.json("{reason:'演示·登记重了',seen:%d}".formatted(seen));
  }

  public static JsonObject draw() {
    return NeedsRequests.json(
        "{number:'演示%s',title:'演示·年度抽查',matter:'演示·年度报告抽查',objects:['演示甲会','演示乙会','演示丙会'],inspectors:['演示检查一','演示检查二','演示检查三'],objectsDrawn:2,inspectorsEach:2}"
            .formatted(ownNumber()));
  }

  /** A good command for each. */
  public static Map<String, Runnable> commands(TestServer server) {
    Api officer = server.as("case_officer");
    String entry = open(officer, order());
    Map<String, Object> ofEntry = Map.of("entry", entry);
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("openLedgerEntry", () -> open(officer, order()));
    commands.put(
        "drawInspection", () -> officer.call("drawInspection", Map.of(), draw()).expect(201));
    commands.put(
        "reviseLedgerEntry",
        () -> officer.call("reviseLedgerEntry", ofEntry, revision(1)).expect(200));
    commands.put("claimLedgerEntry", () -> officer.call("claimLedgerEntry", ofEntry).expect(200));
    commands.put(
        "takeLedgerStep",
        () -> officer.call("takeLedgerStep", ofEntry, step("accept", "{}")).expect(201));
    Map<String, Object> told = Map.of("entry", accepted(officer), "step", 1);
    commands.put(
        "correctLedgerStep",
        () -> officer.call("correctLedgerStep", told, correction()).expect(200));
    Map<String, Object> mistaken = Map.of("entry", open(officer, order()));
    commands.put(
        "voidLedgerEntry", () -> officer.call("voidLedgerEntry", mistaken, voiding(0)).expect(200));
    put(commands, server, "approveLedgerStep", "leader", accepted(officer));
    put(commands, server, "reviewLedgerStep", "legal_reviewer", open(officer, document()));
    put(commands, server, "clearLedgerStep", "secrecy_reviewer", open(officer, item("news")));
    byte[] file = sheet(List.of("演示" + UUID.randomUUID(), "演示·导入", today().toString(), "咨询"));
    commands.put(
        "importLedger",
        () -> officer.send("importLedger", Map.of("kind", "hotline"), Api.XLSX, file).expect(200));
    return commands;
  }

  private static void put(
      Map<String, Runnable> commands, TestServer server, String operation, String role, String id) {
    JsonObject body =
        switch (operation) {
          case "approveLedgerStep" ->
              review("extend", "{reason:'演示·情况复杂',toldOn:'%s'}".formatted(today()));
          case "reviewLedgerStep" -> review("legality", "{result:passed}");
          default -> review("clear", "{result:passed}");
        };
    Api caller = server.as(role);
    commands.put(operation, () -> caller.call(operation, Map.of("entry", id), body).expect(201));
  }
}
