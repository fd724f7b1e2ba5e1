package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Requests about reviews and their decisions with which nothing is wrong. */
public final class ReviewRequests implements RequestFamily {

  private static final Sql DECISION =
      Sql.of(
          """
      with concluded as (
        insert into review (id, division, township, organization, organization_name, organization_type, year, arrived_at,
               late, version, state, risk)
        select gen_random_uuid(), '440881', o.township, o.id, o.name, o.type, 2019, now(), false, 1, 'decided', 0
          from organization o where o.id = $1 returning id, year, organization, organization_name),
      decided as (
        insert into review_decision (id, review, turn, state, grade, suggested, reasons, rules, proposed_by, proposed_at,
               checked_by, checked_at, opinion, decided_on, document_number, verification, year, organization, organization_name)
        select gen_random_uuid(), c.id, 1, 'final', 'basically_qualified', 'basically_qualified', '{演示：理由}', '{}', a.id,
               now(), b.id, now(), '演示：同意', current_date, '演示检〔2020〕' || left(c.id::text, 8) || '号',
               replace(gen_random_uuid()::text, '-', ''), c.year, c.organization, c.organization_name
          from concluded c, person a, person b where a.account = 'case_officer' and b.account = 'legal_reviewer'
        returning id, review)
      insert into review_rectification (id, decision, review, state, served_on, due_on, explanation)
      select gen_random_uuid(), id, review, 'open', current_date - 100, current_date - 1, '演示：期限' from decided
      returning id, decision, review""");

  private static final Sql OVERDUE =
      Sql.of("update review_correction set due_on = '2020-01-01' where review = $1");

  private static final Set<String> LISTS =
      Set.of(
          "listReviews",
          "takeNextReview",
          "listReviewers",
          "verifyReviewDecision",
          "listReviewDecisions",
          "listRectifications");
  private static final Set<String> OF_RETURN =
      Set.of(
          "getReview",
          "claimReview",
          "releaseReview",
          "handOverReview",
          "dismissReviewFlag",
          "requestCorrection",
          "endCorrection",
          "typePaperFigures",
          "proposeConclusion");
  private static final Set<String> OF_DECISION =
      Set.of(
          "agreeReviewDecision",
          "sendBackReviewDecision",
          "adjustReviewDecision",
          "getReviewLetter",
          "getReviewLetterDocument");
  private static final Set<String> OF_RECTIFICATION =
      Set.of("receiveRectificationReport", "checkRectification");

  /** One decision with its review and its rectification. */
  private record Case(UUID review, UUID decision, UUID rectification) {}

  private final Map<String, String> organizations;
  private final Map<String, Case> cases = new HashMap<>();

  /**
   * @param organizations account to an organisation of its own
   */
  ReviewRequests(TestServer server, Map<String, String> organizations) {
    this.organizations = organizations;
    Set.copyOf(organizations.values())
        .forEach(
            organization ->
                cases.put(
                    organization,
                    server
                        .store()
                        .transaction(
                            tx ->
                                tx.one(
                                    DECISION,
                                    row ->
                                        new Case(
                                            row.getUUID("review"),
                                            row.getUUID("decision"),
                                            row.getUUID("id")),
                                    UUID.fromString(organization)))));
  }

  @Override
  public boolean know(String operationId) {
    return LISTS.contains(operationId)
        || OF_RETURN.contains(operationId)
        || OF_DECISION.contains(operationId)
        || OF_RECTIFICATION.contains(operationId);
  }

  /**
   * What has been concluded already is told so; see {@link #commands} for those that go through.
   */
  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "claimReview",
          "releaseReview",
          "handOverReview",
          "dismissReviewFlag",
          "requestCorrection",
          "endCorrection",
          "typePaperFigures",
          "proposeConclusion",
          "agreeReviewDecision",
          "sendBackReviewDecision" ->
          List.of(409);
      case "takeNextReview", "receiveRectificationReport", "checkRectification" ->
          List.of(200, 409);
      case "adjustReviewDecision" -> List.of(201, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    Case own =
        cases.getOrDefault(
            organizations.get(account == null ? "org_agent" : account),
            cases.get(organizations.get("org_agent")));
    if (OF_DECISION.contains(operationId)) {
      return Map.of("decision", own.decision());
    }
    if (OF_RECTIFICATION.contains(operationId)) {
      return Map.of("rectification", own.rectification());
    }
    return switch (operationId) {
      case "dismissReviewFlag" -> Map.of("return", own.review(), "rule", "late-return");
      case "verifyReviewDecision" -> Map.of("number", "0000-0000-0000-0000");
      default -> OF_RETURN.contains(operationId) ? Map.of("return", own.review()) : Map.of();
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "handOverReview" -> CircularRequests.pair("to", UUID.randomUUID().toString());
      case "dismissReviewFlag" -> NeedsRequests.json("{reason:'演示：已经核实'}");
      case "requestCorrection" -> ReviewWorld.correction("activitySummary");
      case "endCorrection" -> NeedsRequests.json("{reason:'演示：电话催过两次，没有补正'}");
      case "typePaperFigures" -> NeedsRequests.json("{cells:{councilMeetings:2}}");
      case "proposeConclusion" ->
          NeedsRequests.json("{grade:'qualified',reasons:['演示：理由'],rules:[]}");
      case "adjustReviewDecision" ->
          NeedsRequests.json(
              "{grade:'qualified',reasons:['演示：理由'],rules:[],adjustReason:'演示：查明另有情况'}");
      case "agreeReviewDecision", "sendBackReviewDecision" -> ReviewWorld.opinion();
      case "receiveRectificationReport" ->
          NeedsRequests.json(
              "{receivedOn:'%s',report:'演示：补开了会议'}".formatted(LocalDate.now(BusinessClock.ZONE)));
      case "checkRectification" -> NeedsRequests.json("{outcome:'missed',opinion:'演示：没有交'}");
      default -> null;
    };
  }

  /** A good command for each, in an order in which each finds what it needs. */
  public static Map<String, Runnable> commands(TestServer server) {
    var world = new ReviewWorld(server);
    Api officer = server.as("case_officer");
    Api legal = server.as("legal_reviewer");
    var one = world.filed();
    var held = world.filed();
    officer.call("claimReview", held.path()).expect(200);
    var paper = world.onPaper();
    officer.call("claimReview", paper.path()).expect(200);
    JsonObject second = world.proposed(world.filed(), "basically_qualified");
    var decisions = new HashMap<String, JsonObject>();
    var requests = new ReviewRequests(server, Map.of("org_agent", one.organization()));
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("takeNextReview", () -> officer.call("takeNextReview").expect(200));
    commands.put("claimReview", () -> officer.call("claimReview", one.path()).expect(200));
    commands.put(
        "dismissReviewFlag",
        () ->
            officer
                .call(
                    "dismissReviewFlag",
                    Map.of("return", one.id(), "rule", "no-party"),
                    requests.body("dismissReviewFlag"))
                .expect(200));
    commands.put(
        "typePaperFigures",
        () ->
            officer
                .call("typePaperFigures", paper.path(), requests.body("typePaperFigures"))
                .expect(200));
    commands.put("proposeConclusion", () -> decisions.put("first", propose(officer, one)));
    commands.put(
        "sendBackReviewDecision",
        () -> send(legal, "sendBackReviewDecision", decisions.get("first")));
    commands.put(
        "requestCorrection",
        () ->
            officer
                .call("requestCorrection", one.path(), requests.body("requestCorrection"))
                .expect(201));
    commands.put(
        "endCorrection",
        () -> {
          server.store().run(tx -> tx.execute(OVERDUE, UUID.fromString(one.id())));
          officer.call("endCorrection", one.path(), requests.body("endCorrection")).expect(200);
        });
    commands.put("releaseReview", () -> officer.call("releaseReview", held.path()).expect(200));
    JsonObject colleague = CircularRequests.pair("to", Staff.idOf(server, "case_officer-2"));
    commands.put(
        "handOverReview",
        () -> officer.call("handOverReview", paper.path(), colleague).expect(200));
    commands.put("agreeReviewDecision", () -> send(legal, "agreeReviewDecision", second));
    commands.put(
        "adjustReviewDecision",
        () ->
            officer
                .call(
                    "adjustReviewDecision",
                    ReviewWorld.decision(second),
                    requests.body("adjustReviewDecision"))
                .expect(201));
    for (String operation : List.of("receiveRectificationReport", "checkRectification")) {
      commands.put(
          operation,
          () ->
              officer
                  .call(
                      operation,
                      requests.parameters(operation, "org_agent"),
                      requests.body(operation))
                  .expect(200));
    }
    return commands;
  }

  private static JsonObject propose(Api officer, ReviewWorld.Filed one) {
    return officer
        .call("proposeConclusion", one.path(), ReviewWorld.conclusion("basically_qualified"))
        .expect(201)
        .json();
  }

  private static void send(Api caller, String operation, JsonObject decision) {
    caller.call(operation, ReviewWorld.decision(decision), ReviewWorld.opinion()).expect(200);
  }
}
