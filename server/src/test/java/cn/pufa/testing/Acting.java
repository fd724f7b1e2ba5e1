package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.UUID;

/** People who come to act for an organisation, by the operations that make them. */
public final class Acting {

  private static final Sql LAST_REQUEST =
      Sql.of(
          "select id::text from agent_request where organization = $1 order by requested_at desc limit 1");

  private static final Sql CREDIT_CODE =
      Sql.of("select credit_code from organization where id = $1");

  private final TestServer server;

  public Acting(TestServer server) {
    this.server = server;
  }

  /** Somebody with an account and no part in any organisation; the account. */
  public String newcomer() {
    String account = "passing-" + UUID.randomUUID();
    Staff.add(server, account, "resident");
    return account;
  }

  public static JsonObject order(String delivery, String as) {
    JsonObject order = new JsonObject();
    order.addProperty("delivery", delivery);
    order.addProperty("as", as);
    return order;
  }

  /** The code of a letter that the case officer has just printed. */
  public String code(String organization, String as) {
    return server
        .as("case_officer")
        .call("issueInvitation", Map.of("organization", organization), order("letter", as))
        .expect(201)
        .json()
        .getAsJsonObject("letter")
        .get("code")
        .getAsString();
  }

  public String creditCode(String organization) {
    return server
        .store()
        .read(
            tx ->
                tx.one(
                    CREDIT_CODE,
                    row -> row.getString("credit_code"),
                    UUID.fromString(organization)));
  }

  public JsonObject acceptance(String organization, String code) {
    JsonObject acceptance = new JsonObject();
    acceptance.addProperty("code", code);
    acceptance.addProperty("creditCodeTail", creditCode(organization).substring(12));
    acceptance.addProperty("name", "演示新经办人");
    return acceptance;
  }

  /** Somebody new who is bound as {@code org_agent}; the binding. */
  public String bound(String organization) {
    return bound(organization, newcomer());
  }

  public String bound(String organization, String account) {
    String code = code(organization, "org_agent");
    return server
        .as(account)
        .call("acceptInvitation", Map.of(), acceptance(organization, code))
        .expect(201)
        .text("id");
  }

  /** Somebody new asks to act for the organisation; the request. */
  public String asked(String organization) {
    server
        .as(newcomer())
        .call("requestBinding", Map.of(), wish(creditCode(organization)))
        .expect(202);
    return server
        .store()
        .read(
            tx -> tx.one(LAST_REQUEST, row -> row.getString("id"), UUID.fromString(organization)));
  }

  public static JsonObject wish(String creditCode) {
    JsonObject wish = new JsonObject();
    wish.addProperty("creditCode", creditCode);
    wish.addProperty("name", "演示申请人");
    return wish;
  }

  /** A change at the counter for somebody with a new phone. */
  public static JsonObject change(Api officer) {
    return change(scan(officer));
  }

  public static JsonObject change(String scan) {
    JsonObject change = new JsonObject();
    change.addProperty("phone", Proofs.phone());
    change.addProperty("name", "演示窗口新人");
    change.addProperty("as", "org_agent");
    change.addProperty("reason", "演示·原经办人离职");
    change.addProperty("scan", scan);
    return change;
  }

  /** A file just uploaded. */
  public static String scan(Api officer) {
    return Uploads.send(officer, "counter_scan", Uploads.PNG, Uploads.image("png", 8, 6))
        .expect(201)
        .text("id");
  }

  public static JsonObject reason() {
    JsonObject reason = new JsonObject();
    reason.addProperty("reason", "演示·不再负责");
    return reason;
  }

  public static JsonObject decision(boolean accept) {
    JsonObject decision = new JsonObject();
    decision.addProperty("accept", accept);
    return decision;
  }
}
