package cn.pufa.testing;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests about what is kept of people with which nothing is wrong. */
final class PersonalRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "listConsentTexts",
          "listMyConsents",
          "giveConsent",
          "withdrawConsent",
          "getMyIdNumber",
          "saveMyIdNumber",
          "removeMyIdNumber",
          "revealIdNumber",
          "exportMyData",
          "eraseMe");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final TestServer server;
  private final Map<String, String> directors;

  PersonalRequests(TestServer server) {
    this.server = server;
    directors =
        Map.of("township", director("440881001001"), "township-2", director("440881002001"));
  }

  private String director(String village) {
    int number = NUMBER.incrementAndGet();
    var member = Staff.create(server, "director-" + number, "child_director", village);
    var draft = IdNumbers.draft(IdNumbers.number(number));
    member.api().call("saveMyIdNumber", Map.of(), draft).expect(200);
    return member.id();
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "withdrawConsent", "saveMyIdNumber" -> List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return operationId.equals("revealIdNumber")
        ? Map.of("person", directors.get("township-2".equals(account) ? "township-2" : "township"))
        : Map.of();
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "giveConsent" -> IdNumbers.consent("privacy");
      case "withdrawConsent" -> with("code", "privacy");
      case "saveMyIdNumber" -> IdNumbers.draft(IdNumbers.number(900));
      case "revealIdNumber" -> reveal();
      case "eraseMe" -> with("confirm", "注销");
      default -> null;
    };
  }

  private static JsonObject with(String name, String value) {
    var body = new JsonObject();
    body.addProperty(name, value);
    return body;
  }

  private static JsonObject reveal() {
    JsonObject body = with("purpose", "record_check");
    body.addProperty("reason", "演示·上岗前查询");
    return body;
  }

  @Override
  public Api.Answer send(String operationId, Api caller, String account) {
    if (account == null) {
      return RequestFamily.super.send(operationId, caller, account);
    }
    return switch (operationId) {
      case "saveMyIdNumber" ->
          caller.call(
              operationId, Map.of(), IdNumbers.draft(IdNumbers.number(NUMBER.incrementAndGet())));
      case "eraseMe" -> byNewcomer(operationId);
      default -> RequestFamily.super.send(operationId, caller, account);
    };
  }

  /** Who sends this is nobody afterwards, so it is somebody nobody else counts on. */
  private Api.Answer byNewcomer(String operationId) {
    String account = "erased-" + NUMBER.incrementAndGet();
    var member = Staff.create(server, account, "resident", "440881");
    return member.api().call(operationId, Map.of(), body(operationId, account));
  }
}
