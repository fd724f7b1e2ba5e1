package cn.pufa.testing;

import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** Requests about penalties with which nothing is wrong. */
public final class PenaltyRequests implements RequestFamily {

  private static final Set<String> LISTS =
      Set.of("getPenaltyRules", "listPenalties", "openPenalty", "listOwnPenalties");
  private static final Set<String> OF_CASE =
      Set.of(
          "getPenalty",
          "investigatePenalty",
          "proposePenalty",
          "callPenaltyHearing",
          "recordPenaltyHearing",
          "servePenaltyPaper",
          "discussPenalty",
          "decidePenalty",
          "dismissPenalty",
          "recordPenaltyPayment",
          "publishPenalty",
          "revokePenalty",
          "getPenaltyPaper",
          "getPenaltyFile",
          "getOwnPenalty",
          "getOwnPenaltyPaper");
  private static final Set<String> PAPERS = Set.of("getPenaltyPaper", "getOwnPenaltyPaper");

  private static final String HEAVY =
      "[{kind:warning},{kind:correction},{kind:suspension,days:30},{kind:confiscation,amountFen:1000000},{kind:fine,amountFen:3000000}]";

  private final TestServer server;
  private final Map<String, PenaltyWorld> worlds = new ConcurrentHashMap<>();
  private final Map<String, String> cases = new ConcurrentHashMap<>();
  private final Map<String, String> dismissed = new ConcurrentHashMap<>();
  private final String file;

  PenaltyRequests(TestServer server) {
    this.server = server;
    file = world("org_agent").proof();
    JsonObject investigation = NeedsRequests.json(PenaltyWorld.investigation(today()));
    investigation.addProperty("file", file);
    server
        .as("case_officer")
        .call("investigatePenalty", Map.of("penalty", open("org_agent")), investigation)
        .expect(201);
    for (String account : List.of("org_agent", "org_agent-2")) {
      open(account);
      dismissed(account);
    }
  }

  @Override
  public boolean know(String operationId) {
    return LISTS.contains(operationId) || OF_CASE.contains(operationId);
  }

  /** What a case is not ready for is a conflict: who asked decided all the same. */
  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "openPenalty" -> List.of(201);
      case "getPenaltyRules",
          "listPenalties",
          "listOwnPenalties",
          "getPenalty",
          "getPenaltyPaper",
          "getPenaltyFile",
          "getOwnPenalty",
          "getOwnPenaltyPaper" ->
          List.of(200);
      default -> List.of(201, 409);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    if (LISTS.contains(operationId)) {
      return Map.of();
    }
    String own = "org_agent-2".equals(account) ? "org_agent-2" : "org_agent";
    if (PAPERS.contains(operationId)) {
      return Map.of("penalty", dismissed(own), "paper", "dismissal");
    }
    return operationId.equals("getPenaltyFile")
        ? Map.of("penalty", open(own), "file", file)
        : Map.of("penalty", open(own));
  }

  @Override
  public JsonObject body(String operationId, String account) {
    String text =
        switch (operationId) {
          case "openPenalty" -> PenaltyWorld.filing(world("org_agent").organization).toString();
          case "investigatePenalty" -> PenaltyWorld.investigation(today());
          case "proposePenalty" -> world("org_agent").proposal(PenaltyWorld.WARNING);
          case "callPenaltyHearing" -> call();
          case "recordPenaltyHearing" -> hearing();
          case "servePenaltyPaper" -> service();
          case "discussPenalty" -> PenaltyWorld.discussion(today());
          case "decidePenalty" -> PenaltyWorld.decision(PenaltyWorld.WARNING, "");
          case "dismissPenalty" -> PenaltyWorld.dismissal();
          case "recordPenaltyPayment" -> payment();
          case "publishPenalty" -> "{note:'演示·没有涉密内容'}";
          case "revokePenalty" -> revocation();
          default -> null;
        };
    return text == null ? null : NeedsRequests.json(text);
  }

  private PenaltyWorld world(String account) {
    return worlds.computeIfAbsent(account, any -> new PenaltyWorld(server, account));
  }

  private String open(String account) {
    return cases.computeIfAbsent(
        account, any -> world(account).proposed(today(), PenaltyWorld.WARNING));
  }

  private String dismissed(String account) {
    return dismissed.computeIfAbsent(
        account,
        any -> {
          PenaltyWorld world = world(account);
          String penalty = world.investigated(today());
          world
              .call(world.leader(), "dismissPenalty", penalty, PenaltyWorld.dismissal())
              .expect(201);
          return penalty;
        });
  }

  /** A good command for each, in an order in which each finds what it needs. */
  public static Map<String, Runnable> commands(TestServer server) {
    var world = new PenaltyWorld(server);
    Api officer = world.officer();
    Api leader = world.leader();
    Api secrecy = world.secrecy();
    String penalty = world.filed();
    String other = world.investigated(today());
    var past = new PenaltyPast(server, penalty);
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put(
        "openPenalty",
        () ->
            officer
                .call("openPenalty", Map.of(), PenaltyWorld.filing(world.organization))
                .expect(201));
    BiConsumer<String, Map.Entry<Api, String>> add =
        (operation, call) ->
            commands.put(
                operation,
                () -> world.call(call.getKey(), operation, penalty, call.getValue()).expect(201));
    add.accept("investigatePenalty", Map.entry(officer, PenaltyWorld.investigation(today())));
    add.accept("proposePenalty", Map.entry(officer, world.proposal(HEAVY, ",gainsFen:1000000")));
    commands.put(
        "callPenaltyHearing",
        () -> {
          past.toldAndAskedForAHearing();
          world.call(officer, "callPenaltyHearing", penalty, call()).expect(201);
        });
    commands.put(
        "recordPenaltyHearing",
        () -> {
          past.calledLongAgo();
          world.call(officer, "recordPenaltyHearing", penalty, hearing()).expect(201);
        });
    commands.put(
        "discussPenalty",
        () -> {
          past.reviewed();
          world
              .call(leader, "discussPenalty", penalty, PenaltyWorld.discussion(today()))
              .expect(201);
        });
    add.accept("decidePenalty", Map.entry(leader, PenaltyWorld.decision(HEAVY, "")));
    add.accept("servePenaltyPaper", Map.entry(officer, service()));
    add.accept("recordPenaltyPayment", Map.entry(officer, payment()));
    add.accept("publishPenalty", Map.entry(secrecy, "{note:'演示·没有涉密内容'}"));
    add.accept("revokePenalty", Map.entry(leader, revocation()));
    commands.put(
        "dismissPenalty",
        () -> world.call(leader, "dismissPenalty", other, PenaltyWorld.dismissal()).expect(201));
    return commands;
  }

  private static String call() {
    return "{heldOn:'%s',time:'09:30',place:'演示会议室',chair:'演示主持人'}".formatted(today().plusDays(20));
  }

  private static String hearing() {
    return "{on:'%s',minutes:'演示·双方质证',attended:true}".formatted(today());
  }

  private static String service() {
    return "{paper:decision,method:direct,on:'%s',proof:'演示·当面签收'}".formatted(today());
  }

  private static String payment() {
    return "{on:'%s',amountFen:100,proof:'演示·银行回单'}".formatted(today());
  }

  private static String revocation() {
    return PenaltyWorld.revocation(today());
  }

  /** Asked each time: the suite may run past midnight. */
  private static LocalDate today() {
    return LocalDate.now(BusinessClock.ZONE);
  }
}
