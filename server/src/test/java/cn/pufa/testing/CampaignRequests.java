package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Requests about campaigns, their scope, extensions and paper returns with which nothing is wrong.
 */
public final class CampaignRequests implements RequestFamily {

  private static final Set<String> OF_DRAFT =
      Set.of(
          "changeCampaign",
          "submitCampaign",
          "returnCampaign",
          "windUpCampaign",
          "listCampaignSteps",
          "listCampaignScope");
  private static final Set<String> SHOWN =
      Set.of("getCampaign", "getCampaignProgress", "listCampaignNotices");
  private static final Set<String> OF_EMPTY = Set.of("releaseCampaign", "remindCampaign");
  private static final Set<String> OF_SCOPE = Set.of("excludeFromCampaign", "includeInCampaign");
  private static final Set<String> OF_EXTENSION = Set.of("decideExtension", "withdrawExtension");
  private static final Set<String> OF_RETURN =
      Set.of(
          "getReturn",
          "getReturnReceipt",
          "getReturnAttachment",
          "getPaperReturnScan",
          "takeBackPaperReturn",
          "enterReturnConsent");
  private static final Set<String> OTHERS =
      Set.of(
          "listCampaigns",
          "createCampaign",
          "listReturns",
          "getCampaignRules",
          "listExtensions",
          "applyForExtension",
          "listReportTerms",
          "enterPaperReturn");

  /** Its attachment serves as the scan of a return on paper. */
  private static final Sql SCAN = Sql.of("update annual_return set scan = attachment");

  private static final Sql FORGET =
      Sql.of("delete from extension_application where organization = $1");
  private static final Sql WAITING =
      Sql.of("select id from extension_application where organization = $1 and state = 'asked'");
  private static final Sql ASK =
      Sql.of(
          """
      insert into extension_application (id, campaign, organization, organization_name, township, how, until, reason,
             asked_at, state)
      select $1, $2, o.id, o.name, o.township, 'online', current_date + 400, '演示：会计出差', now(), 'asked'
        from organization o where o.id = $3""");

  private final TestServer server;
  private final Api officer;
  private final Map<String, String> organizations;
  private final Map<String, String> returns;
  private final String released;
  private final String draft;
  private final String shown;
  private final String empty;
  private final String scan;

  /**
   * @param organizations own ones, by account
   * @param returns by organisation
   */
  CampaignRequests(
      TestServer server,
      Map<String, String> organizations,
      Map<String, String> returns,
      String released) {
    this.server = server;
    this.organizations = organizations;
    this.returns = returns;
    this.released = released;
    this.officer = server.as("case_officer");
    this.scan = Uploads.scan(officer);
    this.draft = create(Given.campaignDraft());
    this.shown = create(Given.campaignDraft());
    this.empty = create(reachingNobody());
    server.store().run(tx -> tx.execute(SCAN));
  }

  private String create(JsonObject campaign) {
    return officer.call("createCampaign", Map.of(), campaign).expect(201).text("id");
  }

  /** Its release is allowed, and ends in a conflict instead of 577 mails. */
  private static JsonObject reachingNobody() {
    JsonObject draft = Given.campaignDraft();
    draft.addProperty("registeredBefore", "1950-01-01");
    return draft;
  }

  @Override
  public boolean know(String operationId) {
    return OF_DRAFT.contains(operationId)
        || SHOWN.contains(operationId)
        || OF_EMPTY.contains(operationId)
        || OF_SCOPE.contains(operationId)
        || OF_EXTENSION.contains(operationId)
        || OF_RETURN.contains(operationId)
        || OTHERS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createCampaign" -> List.of(201);
      case "releaseCampaign", "remindCampaign" -> List.of(409);
      case "applyForExtension", "enterPaperReturn" -> List.of(201, 409);
      case "changeCampaign",
          "submitCampaign",
          "returnCampaign",
          "windUpCampaign",
          "excludeFromCampaign",
          "includeInCampaign",
          "decideExtension",
          "withdrawExtension",
          "takeBackPaperReturn",
          "enterReturnConsent" ->
          List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    if (OF_DRAFT.contains(operationId)) {
      return Map.of("campaign", draft);
    }
    if (SHOWN.contains(operationId)) {
      return Map.of("campaign", shown);
    }
    if (OF_EMPTY.contains(operationId)) {
      return Map.of("campaign", empty);
    }
    if (OF_SCOPE.contains(operationId)) {
      return Map.of("campaign", draft, "organization", own(account));
    }
    if (OF_EXTENSION.contains(operationId)) {
      return Map.of("extension", application(own(account)));
    }
    if (OF_RETURN.contains(operationId)) {
      return Map.of("return", returns.get(own(account)));
    }
    return switch (operationId) {
      case "getCampaignRules" -> Map.of("year", 2025);
      case "listReportTerms" -> Map.of("organization", own(account));
      default -> Map.of();
    };
  }

  private String own(String account) {
    return organizations.getOrDefault(
        account == null ? "" : account, organizations.get("org_agent"));
  }

  /** One that waits for a decision, made anew when the last was decided. */
  private String application(String of) {
    UUID organization = UUID.fromString(of);
    return server
        .store()
        .read(tx -> tx.first(WAITING, row -> row.getUUID("id"), organization))
        .orElseGet(() -> ask(organization))
        .toString();
  }

  private UUID ask(UUID organization) {
    UUID id = UUID.randomUUID();
    server
        .store()
        .run(
            tx -> {
              tx.execute(FORGET, organization);
              tx.execute(ASK, id, UUID.fromString(released), organization);
            });
    return id;
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "createCampaign" -> Given.campaignDraft();
      case "remindCampaign" -> new JsonObject();
      case "changeCampaign" ->
          Given.seen(officer.call("getCampaign", Map.of("campaign", draft)), Given.campaignDraft());
      case "returnCampaign", "windUpCampaign", "excludeFromCampaign", "takeBackPaperReturn" ->
          reason();
      case "applyForExtension" -> extension(own(account));
      case "decideExtension" -> decision();
      case "enterPaperReturn" -> paper(own(account));
      case "enterReturnConsent" -> consent();
      default -> null;
    };
  }

  private JsonObject extension(String of) {
    var asked = new JsonObject();
    asked.addProperty("campaign", released);
    asked.addProperty("organization", of);
    asked.addProperty("until", "2026-06-15");
    asked.addProperty("reason", "演示：会计出差");
    return asked;
  }

  private static JsonObject decision() {
    var decision = new JsonObject();
    decision.addProperty("granted", false);
    decision.addProperty("answer", "演示：理由不充分");
    return decision;
  }

  private JsonObject paper(String of) {
    var entry = new JsonObject();
    entry.addProperty("campaign", released);
    entry.addProperty("organization", of);
    entry.addProperty("arrivedOn", "2026-05-20");
    entry.addProperty("scan", scan);
    return entry;
  }

  private JsonObject consent() {
    var consent = new JsonObject();
    consent.addProperty("consentOn", "2026-03-20");
    consent.addProperty("proof", scan);
    return consent;
  }

  private static JsonObject reason() {
    var reason = new JsonObject();
    reason.addProperty("reason", "演示：请核对范围");
    return reason;
  }

  /** What the audit trail is asked about, each in its order; what they need is made at once. */
  public static Map<String, Runnable> commands(TestServer server) {
    return new CampaignCommands(server).commands();
  }

  /** A campaign in each state that some command needs, and one return on paper. */
  private static final class CampaignCommands {

    private final TestServer server;
    private final Api officer;
    private final Api approver;
    private final Api agent;
    private final LocalDate today = LocalDate.now(BusinessClock.ZONE);
    private final Map<String, Runnable> commands = new LinkedHashMap<>();

    CampaignCommands(TestServer server) {
      this.server = server;
      officer = server.as("case_officer");
      approver = server.as("approver");
      agent = server.as("org_agent");
    }

    Map<String, Runnable> commands() {
      addDraft();
      addPast();
      addReceiving();
      return commands;
    }

    private void addDraft() {
      String draft = create(Given.campaignDraft());
      String handedIn = Given.submitted(officer, create(Given.campaignDraft()));
      String other = other(20);
      JsonObject change = Given.seen(1, Given.campaignDraft());
      put("changeCampaign", officer, Map.of("campaign", draft), change, 200);
      Map<String, Object> place = Map.of("campaign", draft, "organization", other);
      put("excludeFromCampaign", officer, place, reason(), 200);
      put("includeInCampaign", officer, place, null, 200);
      put("returnCampaign", approver, Map.of("campaign", handedIn), reason(), 200);
    }

    private void addPast() {
      JsonObject past = Given.campaignDraft();
      past.addProperty("year", 2019);
      past.addProperty("registeredBefore", "2012-12-31");
      past.addProperty("opensOn", "2020-03-01");
      past.addProperty("closesOn", "2020-05-31");
      put("windUpCampaign", approver, Map.of("campaign", released(past)), reason(), 200);
    }

    private void addReceiving() {
      JsonObject draft = Given.campaignDraft();
      draft.addProperty("closesOn", today.plusDays(10).toString());
      String receiving = released(draft);
      String own = Own.organizationOf(agent);
      put("withdrawExtension", agent, Map.of("extension", asked(receiving, own)), null, 200);
      put("applyForExtension", agent, Map.of(), application(receiving, own), 201);
      put(
          "decideExtension",
          officer,
          Map.of("extension", asked(receiving, other(21))),
          decision(),
          200);
      JsonObject paper = new JsonObject();
      paper.addProperty("campaign", receiving);
      paper.addProperty("organization", other(22));
      paper.addProperty("arrivedOn", today.toString());
      paper.addProperty("scan", Uploads.scan(officer));
      String[] id = new String[1];
      commands.put(
          "enterPaperReturn",
          () -> id[0] = officer.call("enterPaperReturn", Map.of(), paper).expect(201).text("id"));
      JsonObject consent = new JsonObject();
      consent.addProperty("consentOn", today.toString());
      consent.addProperty("proof", Uploads.scan(officer));
      commands.put(
          "enterReturnConsent",
          () -> officer.call("enterReturnConsent", Map.of("return", id[0]), consent).expect(200));
      commands.put(
          "takeBackPaperReturn",
          () -> officer.call("takeBackPaperReturn", Map.of("return", id[0]), reason()).expect(200));
    }

    private void put(
        String operation, Api who, Map<String, Object> place, JsonObject body, int status) {
      commands.put(
          operation,
          () ->
              (body == null ? who.call(operation, place) : who.call(operation, place, body))
                  .expect(status));
    }

    private String create(JsonObject draft) {
      return officer.call("createCampaign", Map.of(), draft).expect(201).text("id");
    }

    private String released(JsonObject draft) {
      String id = Given.submitted(officer, create(draft));
      approver.call("releaseCampaign", Map.of("campaign", id)).expect(202);
      return id;
    }

    private String asked(String campaign, String organization) {
      UUID id = UUID.randomUUID();
      UUID of = UUID.fromString(organization);
      server.store().run(tx -> tx.execute(ASK, id, UUID.fromString(campaign), of));
      return id.toString();
    }

    private JsonObject application(String campaign, String organization) {
      var asked = new JsonObject();
      asked.addProperty("campaign", campaign);
      asked.addProperty("organization", organization);
      asked.addProperty("until", today.plusDays(20).toString());
      asked.addProperty("reason", "演示：会计出差");
      return asked;
    }

    private String other(int place) {
      return Own.text(Own.organizations(officer).get(place), "id");
    }
  }
}
