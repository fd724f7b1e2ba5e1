package cn.pufa.testing;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Requests about those who act for an organisation with which nothing is wrong. */
final class AgentRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "listAgents",
          "issueInvitation",
          "acceptInvitation",
          "endBinding",
          "requestBinding",
          "listBindingRequests",
          "decideBindingRequest",
          "rebindAtCounter",
          "getCounterScan");

  private final Api officer;
  private final Acting acting;
  private final Map<String, String> organizations;
  private final Map<String, String> bindings = new HashMap<>();
  private final Map<String, String> bindingRequests = new HashMap<>();
  private final JsonObject acceptance;
  private final String counterBinding;

  /**
   * @param organizations own ones, by account
   * @param agents the accounts that act for one
   */
  AgentRequests(TestServer server, Map<String, String> organizations, List<String> agents) {
    officer = server.as("case_officer");
    acting = new Acting(server);
    this.organizations = organizations;
    agents.forEach(this::addColleagues);
    acceptance = acting.acceptance(organizations.get("org_agent"), "22222-22222");
    counterBinding = changeAtCounter();
  }

  /** For each of those who act for an organisation somebody to end, and somebody to decide on. */
  private void addColleagues(String agent) {
    String organization = organizations.get(agent);
    bindings.put(agent, acting.bound(organization));
    bindingRequests.put(agent, acting.asked(organization));
  }

  private String changeAtCounter() {
    return officer
        .call(
            "rebindAtCounter",
            Map.of("organization", organizations.get("org_agent")),
            Acting.change(officer))
        .expect(201)
        .text("id");
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "issueInvitation", "rebindAtCounter" -> List.of(201);
      case "requestBinding" -> List.of(202);
      case "endBinding", "decideBindingRequest" -> List.of(200, 409);
      case "acceptInvitation" -> List.of(409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "listAgents", "issueInvitation", "rebindAtCounter" ->
          Map.of("organization", own(organizations, account));
      case "endBinding" -> Map.of("binding", own(bindings, account));
      case "decideBindingRequest" -> Map.of("request", own(bindingRequests, account));
      case "getCounterScan" -> Map.of("binding", counterBinding);
      default -> Map.of();
    };
  }

  private static String own(Map<String, String> byAccount, String account) {
    return byAccount.getOrDefault(account, byAccount.get("org_agent"));
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "issueInvitation" -> Acting.order("letter", "org_representative");
      case "acceptInvitation" -> acceptance.deepCopy();
      case "requestBinding" -> Acting.wish("51440881000000000X");
      case "decideBindingRequest" -> Acting.decision(false);
      case "endBinding" -> Acting.reason();
      case "rebindAtCounter" -> Acting.change(UUID.randomUUID().toString());
      default -> null;
    };
  }

  @Override
  public Api.Answer send(String operationId, Api caller, String account) {
    return operationId.equals("rebindAtCounter")
        ? caller.call(operationId, parameters(operationId, account), Acting.change(officer))
        : RequestFamily.super.send(operationId, caller, account);
  }
}
