package cn.pufa.testing;

import static cn.pufa.testing.NeedsRequests.json;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Requests about procedures and the credit lists with which nothing is wrong. */
public final class CreditRequests implements RequestFamily {

  /** A dry run of yesterday, so that nobody proposes five hundred organisations with it. */
  private static final Sql RUN =
      Sql.of(
          """
      insert into credit_run (id, "on", state, organizations, counts, differing, reading_version, created_at, created_by)
      values ($1, current_date - 2, 'dry', 1, '{0,0,0,0,0,1}', 0, 1, now(), '演示')""");

  private static final Sql LINE =
      Sql.of(
          """
      insert into credit_run_line (id, run, place, organization, name, credit_code, township, verdict, explanation,
             missing)
      select $1, $2, 0, o.id, o.name, o.credit_code, o.township, 'fine', '演示', '' from organization o where o.id = $3""");

  private static final Set<String> OF_PROCEDURE =
      Set.of(
          "getProcedure",
          "getProcedurePaper",
          "serveProcedure",
          "makeStatement",
          "reviewProcedure");
  private static final Set<String> OF_MOVE =
      Set.of("getCreditMove", "verifyCreditRemoval", "decideCreditMove", "serveCreditDecision");
  private static final Set<String> OF_RUN =
      Set.of("getCreditRun", "listCreditRunLines", "makeCreditRun");
  private static final Set<String> OF_ORGANIZATION = Set.of("getCreditStanding", "simulateCredit");

  /** Commands whose body names no record. */
  private static final Set<String> PLAIN =
      Set.of(
          "makeStatement",
          "answerStatement",
          "reviewProcedure",
          "setCreditReading",
          "verifyCreditRemoval",
          "decideCreditMove",
          "classifyCreditEntry",
          "proposeCreditRevocation",
          "excludeCreditRunLine",
          "makeCreditRun",
          "endCreditHold",
          "answerCreditObjection");

  private static final Set<String> OTHERS =
      Set.of(
          "answerStatement",
          "getCreditDecisionPaper",
          "getCreditRules",
          "setCreditReading",
          "listCreditStandings",
          "listCreditMoves",
          "proposeCreditMove",
          "classifyCreditEntry",
          "proposeCreditRevocation",
          "listCreditTasks",
          "listCreditRuns",
          "createCreditRun",
          "excludeCreditRunLine",
          "listCreditHolds",
          "holdCredit",
          "endCreditHold",
          "applyCreditRemoval",
          "listCreditObjections",
          "objectToCredit",
          "answerCreditObjection");

  private final CreditWorld world;
  private final Map<String, String> organizations;
  private final Map<String, JsonObject> moves = new HashMap<>();
  private final Map<String, String> removed = new HashMap<>();
  private final String statement;
  private final String hold;
  private final String objection;
  private final UUID entry;
  private final UUID run = UUID.randomUUID();
  private final UUID line = UUID.randomUUID();

  /**
   * @param organizations own ones, by account
   */
  CreditRequests(TestServer server, Map<String, String> organizations) {
    this.world = new CreditWorld(server);
    this.organizations = organizations;
    Set.copyOf(organizations.values()).forEach(this::told);
    statement = statementOn(moves.get(own("org_agent")));
    String free = free();
    entry = world.listed(free);
    hold = world.officer().call("holdCredit", Map.of(), exclusion(free)).expect(201).text("id");
    objection =
        world.officer().call("objectToCredit", Map.of(), objectionOf(free)).expect(201).text("id");
    UUID of = UUID.fromString(free);
    server
        .store()
        .run(
            tx -> {
              tx.execute(RUN, run);
              tx.execute(LINE, line, run, of);
            });
  }

  private void told(String organization) {
    JsonObject move = world.proposed(organization);
    world.served(move, CreditWorld.today()).expect(200);
    moves.put(organization, move);
  }

  private String statementOn(JsonObject move) {
    return world
        .officer()
        .call("makeStatement", CreditWorld.procedure(move), json("{text:'演示·请看情况说明'}"))
        .expect(201)
        .json()
        .getAsJsonArray("statements")
        .get(0)
        .getAsJsonObject()
        .get("id")
        .getAsString();
  }

  /** One that nobody of these accounts acts for. */
  private String free() {
    return world.free().stream().filter(id -> !organizations.containsValue(id)).toList().getLast();
  }

  @Override
  public boolean know(String operationId) {
    return OF_PROCEDURE.contains(operationId)
        || OF_MOVE.contains(operationId)
        || OF_RUN.contains(operationId)
        || OF_ORGANIZATION.contains(operationId)
        || OTHERS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createCreditRun", "objectToCredit" -> List.of(201);
      case "makeStatement",
          "proposeCreditMove",
          "proposeCreditRevocation",
          "holdCredit",
          "applyCreditRemoval" ->
          List.of(201, 409);
      case "serveProcedure",
          "answerStatement",
          "reviewProcedure",
          "verifyCreditRemoval",
          "decideCreditMove",
          "serveCreditDecision",
          "excludeCreditRunLine",
          "makeCreditRun",
          "endCreditHold",
          "answerCreditObjection" ->
          List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    JsonObject move = moves.get(own(account));
    if (OF_PROCEDURE.contains(operationId)) {
      return CreditWorld.procedure(move);
    }
    if (OF_MOVE.contains(operationId)) {
      return Map.of("move", move.get("id").getAsString());
    }
    if (OF_RUN.contains(operationId)) {
      return Map.of("run", run);
    }
    return switch (operationId) {
      case "getCreditStanding" -> Map.of("organization", own(account));
      case "getCreditDecisionPaper" ->
          Map.of("move", removed.computeIfAbsent(own(account), world::removed));
      case "simulateCredit" ->
          Map.of("organization", own(account), "filedOn", CreditWorld.today().plusDays(1));
      case "answerStatement" -> Map.of("statement", statement);
      case "classifyCreditEntry", "proposeCreditRevocation" -> Map.of("entry", entry);
      case "excludeCreditRunLine" -> Map.of("line", line);
      case "endCreditHold" -> Map.of("hold", hold);
      case "answerCreditObjection" -> Map.of("objection", objection);
      default -> Map.of();
    };
  }

  private String own(String account) {
    return organizations.getOrDefault(String.valueOf(account), organizations.get("org_agent"));
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "serveProcedure", "serveCreditDecision" ->
          json(
              "{method:direct,servedOn:'%s',proof:'演示会计签收',file:'%s'}"
                  .formatted(CreditWorld.today(), UUID.randomUUID()));
      case "proposeCreditMove" -> proposal(own(account));
      case "holdCredit" -> exclusion(own(account));
      case "applyCreditRemoval" -> CreditWorld.removal(own(account));
      case "objectToCredit" -> objectionOf(own(account));
      default -> PLAIN.contains(operationId) ? plain(operationId) : null;
    };
  }

  private static JsonObject proposal(String organization) {
    return json(
        "{organization:'%s',kind:list_abnormal,facts:'演示·没有设立党组织',documentNumber:'演示告0号'}"
            .formatted(organization));
  }

  private static JsonObject exclusion(String organization) {
    return json("{organization:'%s',kind:exclude,reason:'演示·主管单位出具证明'}".formatted(organization));
  }

  private static JsonObject objectionOf(String organization) {
    return json("{organization:'%s',text:'演示·年度写错了'}".formatted(organization));
  }

  /** A good command for each, in an order in which each finds what it needs. */
  public static Map<String, Runnable> commands(TestServer server) {
    var world = new CreditWorld(server);
    List<String> ids = world.free();
    String told = ids.getLast();
    String listed = ids.get(ids.size() - 2);
    UUID entry = world.listed(listed);
    UUID wrong = world.listed(ids.get(ids.size() - 3));
    JsonObject service = world.service(CreditWorld.today());
    JsonObject serviceOfLetter = world.service(CreditWorld.today());
    Api officer = world.officer();
    Api reviewer = world.reviewer();
    Api approver = world.approver();
    var made = new JsonObject[6];
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("setCreditReading", () -> send(approver, "setCreditReading", Map.of(), 200));
    commands.put(
        "proposeCreditMove",
        () ->
            made[0] =
                officer
                    .call("proposeCreditMove", Map.of(), CreditWorld.proposal(told))
                    .expect(201)
                    .json());
    commands.put(
        "serveProcedure",
        () -> officer.call("serveProcedure", CreditWorld.procedure(made[0]), service).expect(200));
    commands.put(
        "makeStatement",
        () -> made[1] = send(officer, "makeStatement", CreditWorld.procedure(made[0]), 201));
    commands.put(
        "answerStatement",
        () -> send(officer, "answerStatement", Map.of("statement", firstStatement(made[1])), 200));
    commands.put(
        "classifyCreditEntry",
        () -> send(officer, "classifyCreditEntry", Map.of("entry", entry), 200));
    commands.put(
        "applyCreditRemoval",
        () ->
            made[2] =
                officer
                    .call("applyCreditRemoval", Map.of(), CreditWorld.removal(listed))
                    .expect(201)
                    .json());
    commands.put(
        "verifyCreditRemoval",
        () -> made[3] = send(officer, "verifyCreditRemoval", Map.of("move", id(made[2])), 200));
    commands.put(
        "reviewProcedure",
        () -> send(reviewer, "reviewProcedure", CreditWorld.procedure(made[3]), 200));
    commands.put(
        "decideCreditMove",
        () -> send(approver, "decideCreditMove", Map.of("move", id(made[2])), 200));
    commands.put(
        "serveCreditDecision",
        () ->
            officer
                .call("serveCreditDecision", Map.of("move", id(made[2])), serviceOfLetter)
                .expect(200));
    commands.put(
        "proposeCreditRevocation",
        () -> send(officer, "proposeCreditRevocation", Map.of("entry", wrong), 201));
    commands.put(
        "holdCredit",
        () ->
            made[4] =
                officer.call("holdCredit", Map.of(), exclusion(ids.get(1))).expect(201).json());
    commands.put(
        "endCreditHold", () -> send(officer, "endCreditHold", Map.of("hold", id(made[4])), 200));
    commands.put(
        "objectToCredit",
        () ->
            made[5] =
                officer.call("objectToCredit", Map.of(), objectionOf(listed)).expect(201).json());
    commands.put(
        "answerCreditObjection",
        () -> send(officer, "answerCreditObjection", Map.of("objection", id(made[5])), 200));
    commands.put(
        "createCreditRun", () -> made[0] = officer.call("createCreditRun").expect(201).json());
    commands.put(
        "excludeCreditRunLine",
        () ->
            send(officer, "excludeCreditRunLine", Map.of("line", proposed(officer, made[0])), 200));
    commands.put(
        "makeCreditRun", () -> send(officer, "makeCreditRun", Map.of("run", id(made[0])), 200));
    return commands;
  }

  private static JsonObject send(
      Api caller, String operation, Map<String, Object> parameters, int wanted) {
    return caller.call(operation, parameters, plain(operation)).expect(wanted).json();
  }

  private static JsonObject plain(String operation) {
    return switch (operation) {
      case "makeStatement" -> json("{text:'演示·已经在准备'}");
      case "answerStatement" -> json("{answer:'演示·收到',accepted:false}");
      case "reviewProcedure" -> json("{passed:true,opinion:'演示·程序合法'}");
      case "setCreditReading" ->
          json("{reading:continues,source:'演示·第十三条',verifier:'演示',reason:'演示·照旧'}");
      case "verifyCreditRemoval" -> json("{verified:true,note:'演示·看过材料'}");
      case "decideCreditMove" -> CreditWorld.decision(true);
      case "proposeCreditRevocation" -> CreditWorld.revocation();
      case "classifyCreditEntry" -> json("{class:ordinary,reason:'演示·情节一般'}");
      case "makeCreditRun" -> json("{documentPrefix:'演示批〔2026〕',firstNumber:1}");
      case "answerCreditObjection" -> json("{answer:'演示·核对无误',upheld:false}");
      default -> json("{reason:'演示·材料已核'}");
    };
  }

  private static String id(JsonObject one) {
    return one.get("id").getAsString();
  }

  private static String firstStatement(JsonObject procedure) {
    return id(procedure.getAsJsonArray("statements").get(0).getAsJsonObject());
  }

  private static String proposed(Api officer, JsonObject run) {
    return id(
        Own.items(
                officer
                    .call(
                        "listCreditRunLines",
                        Map.of("run", id(run), "verdict", "list_abnormal", "size", 1))
                    .expect(200)
                    .json())
            .getFirst());
  }
}
