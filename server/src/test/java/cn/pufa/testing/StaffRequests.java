package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests about accounts, roles and deputies with which nothing is wrong. */
final class StaffRequests implements RequestFamily {

  private static final Set<String> WITHOUT_PARAMETERS =
      Set.of(
          "listPeople",
          "createPerson",
          "changePassword",
          "listDeputies",
          "appointDeputy",
          "getStaffing");
  private static final Set<String> OF_PERSON =
      Set.of(
          "disablePerson", "enablePerson", "resetTotp", "resetPassword", "grantRole", "revokeRole");

  private static final String PASSWORD = "demo-password-1";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Sql APPOINTMENT =
      Sql.of(
          "select g.appointment from role_grant g join person p on p.id = g.deputy_for where p.account = $1");

  private final TestServer server;
  private final UUID person;
  private final String trainer;

  /**
   * @param person of whom nothing else depends
   */
  StaffRequests(TestServer server, UUID person) {
    this.server = server;
    this.person = person;
    trainer = trainer();
  }

  private static String next(String word) {
    return word + "-" + NUMBER.incrementAndGet();
  }

  private String trainer() {
    return Staff.create(server, next("trainer"), "trainer", "440881").id();
  }

  private String clerk() {
    return Staff.create(server, next("clerk"), "township", "440881003").id();
  }

  @Override
  public boolean know(String operationId) {
    return WITHOUT_PARAMETERS.contains(operationId)
        || OF_PERSON.contains(operationId)
        || operationId.equals("endDeputy");
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createPerson" -> List.of(201);
      case "appointDeputy" -> List.of(201, 409);
      case "resetTotp" -> List.of(409);
      case "disablePerson", "enablePerson", "grantRole", "revokeRole" -> List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    if (operationId.equals("endDeputy")) {
      return Map.of("appointment", appointmentOf(account));
    }
    return OF_PERSON.contains(operationId) ? Map.of("person", person) : Map.of();
  }

  private String appointmentOf(String account) {
    return server
        .store()
        .read(tx -> tx.first(APPOINTMENT, row -> row.getUUID("appointment").toString(), account))
        .orElseGet(() -> UUID.randomUUID().toString());
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "createPerson" -> newPerson();
      case "disablePerson", "enablePerson", "resetTotp", "resetPassword", "endDeputy" ->
          with("reason", "演示·测试用");
      case "changePassword" -> passwordChange(PASSWORD);
      case "grantRole", "revokeRole" -> roleChange();
      case "appointDeputy" -> deputy("case_officer", trainer);
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

  @Override
  public Api.Answer send(String operationId, Api caller, String account) {
    if (account == null) {
      return RequestFamily.super.send(operationId, caller, account);
    }
    return switch (operationId) {
      case "appointDeputy" -> caller.call(operationId, Map.of(), deputy(account));
      case "endDeputy" -> {
        caller.call("appointDeputy", Map.of(), deputy(account));
        yield RequestFamily.super.send(operationId, caller, account);
      }
      case "changePassword" -> byNewcomer(operationId);
      default -> RequestFamily.super.send(operationId, caller, account);
    };
  }

  /** Whoever sends this has another password afterwards, so it is nobody others count on. */
  private Api.Answer byNewcomer(String operationId) {
    var member = Staff.create(server, next("leaving"), "resident", "440881");
    return member.api().call(operationId, Map.of(), passwordChange(member.password()));
  }
}
