package cn.pufa.testing;

import cn.pufa.organization.RegisterRow;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One request for each operation of the contract with which nothing is wrong, so that only who
 * sends it decides the answer.
 */
public final class ValidRequests {

  private static final String PASSWORD = "demo-password-1";
  private static final List<String> AGENTS =
      List.of("org_agent", "org_agent-2", "org_representative");

  private final TestServer server;
  private final List<RegisterRow> rows = Given.rows(1).subList(0, 1);
  private final UUID person;
  private final String campaign;
  private final String emptyCampaign;
  private final Map<String, String> organizations;
  private final Map<String, String> notices;
  private final String card;

  public ValidRequests(TestServer server) {
    this.server = server;
    Eventually.within(
        Duration.ofSeconds(60), () -> server.api().call("search", Map.of("q", "x")).expect(200));
    person = Staff.add(server, "passing-by", "resident");
    Api officer = server.as("case_officer");
    campaign =
        officer.call("createCampaign", Map.of(), Given.campaignDraft()).expect(201).text("id");
    emptyCampaign =
        officer.call("createCampaign", Map.of(), reachingNobody()).expect(201).text("id");
    organizations = firstOf(List.of("township", "township-2"), "listOrganizations");
    organizations.putAll(firstOf(AGENTS, "listOrganizations"));
    notices = firstOf(AGENTS, "listInbox");
    card = first(server.api().call("listCards").expect(200));
  }

  /** Its release is allowed, and ends in a conflict instead of 577 mails. */
  private static JsonObject reachingNobody() {
    JsonObject draft = Given.campaignDraft();
    draft.addProperty("registeredBefore", "1950-01-01");
    return draft;
  }

  /** Account to the first record that is its own. */
  private Map<String, String> firstOf(List<String> accounts, String list) {
    Map<String, String> found = new HashMap<>();
    accounts.forEach(
        account -> found.put(account, first(server.as(account).call(list).expect(200))));
    return found;
  }

  private static String first(Api.Answer list) {
    return list.json().getAsJsonArray("items").get(0).getAsJsonObject().get("id").getAsString();
  }

  /** Statuses that say the request was good and the caller allowed. */
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createCampaign" -> List.of(201);
      case "releaseCampaign" -> List.of(409);
      case "signOut" -> List.of(204);
      case "disablePerson", "enablePerson" -> List.of(200, 409);
      default -> List.of(200);
    };
  }

  /**
   * Path and query; a new operation has no case here, and its test says so.
   *
   * @param account whose own records are meant, where it has some
   */
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "disablePerson", "enablePerson" -> Map.of("person", person);
      case "getStatute" -> Map.of("statute", "hunyin-dengji-tiaoli");
      case "getArticle" -> Map.of("statute", "hunyin-dengji-tiaoli", "article", 7);
      case "getCard" -> Map.of("card", card);
      case "search" -> Map.of("q", "领证要带户口本吗");
      case "getOrganization" -> Map.of("organization", own(organizations, account));
      case "openNotice", "acknowledgeNotice" -> Map.of("notice", own(notices, account));
      case "releaseCampaign" -> Map.of("campaign", emptyCampaign);
      case "getCampaign", "getCampaignProgress", "listCampaignNotices" ->
          Map.of("campaign", campaign);
      case "getYearlyFigures" -> Map.of("year", 2024);
      case "listFigureRows" -> Map.of("year", 2024, "figure", "events");
      case "signInWithPassword",
          "signInDemo",
          "signOut",
          "getCurrentPerson",
          "listPeople",
          "listDivisions",
          "listStatutes",
          "listTopics",
          "listCards",
          "importOrganizations",
          "getImportTemplate",
          "listOrganizations",
          "listInbox",
          "listCampaigns",
          "createCampaign",
          "listAuditEvents",
          "listDemoAccounts",
          "listDemoOutbox",
          "getDemoRegister" ->
          Map.of();
      default -> throw new AssertionError("ValidRequests has no case for " + operationId);
    };
  }

  private static String own(Map<String, String> byAccount, String account) {
    return byAccount.getOrDefault(account, byAccount.get("org_agent"));
  }

  /** JSON body, or null. */
  public JsonObject body(String operationId) {
    var body = new JsonObject();
    switch (operationId) {
      case "signInWithPassword" -> {
        body.addProperty("account", "admin");
        body.addProperty("password", PASSWORD);
      }
      case "signInDemo" -> body.addProperty("account", "resident");
      case "disablePerson", "enablePerson" -> body.addProperty("reason", "演示·测试用");
      case "createCampaign" -> {
        return Given.campaignDraft();
      }
      default -> {
        return null;
      }
    }
    return body;
  }

  /**
   * @param account whose sign-in {@code caller} is, or null
   */
  public Api.Answer send(String operationId, Api caller, String account) {
    if (operationId.equals("importOrganizations")) {
      return caller.upload(operationId, Given.workbook(rows), Api.key());
    }
    // Signing out must not end the session that the next operation uses.
    boolean ends = operationId.equals("signOut") && account != null;
    return (ends ? server.as(account) : caller)
        .call(operationId, parameters(operationId, account), body(operationId));
  }
}
