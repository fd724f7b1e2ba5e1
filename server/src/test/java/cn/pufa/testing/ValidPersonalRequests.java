package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The part of {@link ValidRequests} that is about people, their roles and what is kept of them. */
final class ValidPersonalRequests {

  private static final String PASSWORD = "demo-password-1";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Sql APPOINTMENT =
      Sql.of(
          "select g.appointment from role_grant g join person p on p.id = g.deputy_for where p.account = $1");

  private final TestServer server;
  private final Map<String, String> directors;
  private final String trainer;

  ValidPersonalRequests(TestServer server) {
    this.server = server;
    directors =
        Map.of("township", director("440881001001"), "township-2", director("440881002001"));
    trainer = trainer();
  }

  private static String next(String word) {
    return word + "-" + NUMBER.incrementAndGet();
  }

  private String director(String village) {
    var member = Staff.create(server, next("director"), "child_director", village);
    var draft = IdNumbers.draft(IdNumbers.number(NUMBER.incrementAndGet()));
    member.api().call("saveMyIdNumber", Map.of(), draft).expect(200);
    return member.id();
  }

  private String trainer() {
    return Staff.create(server, next("trainer"), "trainer", "440881").id();
  }

  private String clerk() {
    return Staff.create(server, next("clerk"), "township", "440881003").id();
  }

  Map<String, Object> parameters(String operationId, String account) {
    return operationId.equals("endDeputy")
        ? Map.of("appointment", appointmentOf(account))
        : Map.of("person", directors.get("township-2".equals(account) ? "township-2" : "township"));
  }

  private String appointmentOf(String account) {
    return server
        .store()
        .read(tx -> tx.first(APPOINTMENT, row -> row.getUUID("appointment").toString(), account))
        .orElseGet(() -> UUID.randomUUID().toString());
  }

  /** JSON body, or null. */
  JsonObject body(String operationId) {
    return switch (operationId) {
      case "createPerson" -> newPerson();
      case "resetPassword", "endDeputy" -> with("reason", "演示·测试用");
      case "changePassword" -> passwordChange(PASSWORD);
      case "grantRole", "revokeRole" -> roleChange();
      case "appointDeputy" -> deputy("case_officer", trainer);
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

  private static JsonObject newPerson() {
    JsonObject body = with("account", next("newcomer"));
    body.addProperty("displayName", "演示新人");
    var place = with("role", "trainer");
    place.addProperty("division", "440881");
    var roles = new JsonArray();
    roles.add(place);
    body.add("roles", roles);
    body.addProperty("reason", "演示·测试用");
    return body;
  }

  private static JsonObject passwordChange(String current) {
    JsonObject body = with("current", current);
    body.addProperty("next", "longer-and-never-seen-1");
    return body;
  }

  private static JsonObject roleChange() {
    JsonObject body = with("role", "volunteer");
    body.addProperty("division", "440881");
    body.addProperty("reason", "演示·测试用");
    return body;
  }

  /** By somebody who deputises for nobody else, so that no two roles come together. */
  private JsonObject deputy(String account) {
    return deputy(account, account.equals("trainer") ? clerk() : trainer());
  }

  private JsonObject deputy(String account, String deputy) {
    String role = account.replace("-2", "");
    String today = LocalDate.now(cn.pufa.platform.time.BusinessClock.ZONE).toString();
    JsonObject body = with("absent", Staff.idOf(server, account));
    body.addProperty("deputy", deputy);
    body.addProperty("role", role);
    body.addProperty("from", today);
    body.addProperty("until", today);
    body.addProperty("reason", "演示·测试用");
    return body;
  }

  private static JsonObject reveal() {
    JsonObject body = with("purpose", "record_check");
    body.addProperty("reason", "演示·上岗前查询");
    return body;
  }

  static boolean dependOnSender(String operationId) {
    return Set.of("appointDeputy", "endDeputy", "saveMyIdNumber", "changePassword", "eraseMe")
        .contains(operationId);
  }

  Api.Answer send(String operationId, Api caller, String account) {
    return switch (operationId) {
      case "appointDeputy" -> caller.call(operationId, Map.of(), deputy(account));
      case "endDeputy" -> {
        caller.call("appointDeputy", Map.of(), deputy(account));
        yield caller.call(operationId, parameters(operationId, account), body(operationId));
      }
      case "saveMyIdNumber" ->
          caller.call(
              operationId, Map.of(), IdNumbers.draft(IdNumbers.number(NUMBER.incrementAndGet())));
      default -> byNewcomer(operationId);
    };
  }

  /** Who sends these is not the same afterwards, so it is somebody nobody else counts on. */
  private Api.Answer byNewcomer(String operationId) {
    var member = Staff.create(server, next("leaving"), "resident", "440881");
    JsonObject body =
        operationId.equals("changePassword")
            ? passwordChange(member.password())
            : body(operationId);
    return member.api().call(operationId, Map.of(), body);
  }
}
