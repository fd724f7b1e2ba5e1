package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** People beyond the demo's own. */
public final class Staff {

  private static final Sql INSERT =
      Sql.of(
          """
      with added as (
        insert into person (account, display_name, demo, created_at) values ($1, $1, true, now()) returning id)
      insert into role_grant (person, role, division) select id, $2, '440881' from added returning person""");

  private static final Sql INSERT_AGENT =
      Sql.of(
          """
      with added as (
        insert into person (account, display_name, demo, created_at) values ($1, $1, true, now()) returning id)
      insert into role_grant (person, role, division, organization, organization_name)
      select added.id, 'org_agent', '440881', o.id, o.name from added, organization o where o.id = $2""");
  private static final Sql MOVE =
      Sql.of("update role_grant set role = $2, division = $3 where person = $1");
  private static final Set<String> OF_POSTS = Set.of("child_director", "child_supervisor");
  private static final Sql ID = Sql.of("select id from person where account = $1");

  private static final Sql PHONE = Sql.of("select phone from person where account = $1");

  private Staff() {}

  /**
   * An account as an administrator makes it, signed in with its first password. A role that comes
   * with a post is there as if it was given before posts were kept: many may have it at one place.
   */
  public static Member create(TestServer server, String account, String role, String division) {
    boolean ofPost = OF_POSTS.contains(role);
    var place = new JsonObject();
    place.addProperty("role", ofPost ? "resident" : role);
    place.addProperty("division", ofPost ? "440881" : division);
    var roles = new JsonArray();
    roles.add(place);
    Member made = create(server, server.as("admin"), account, roles);
    if (!ofPost) {
      return made;
    }
    server.store().transaction(tx -> tx.execute(MOVE, UUID.fromString(made.id()), role, division));
    return new Member(
        made.id(), account, made.password(), signIn(server, account, made.password()));
  }

  /** By the administrator of a server without demo accounts. */
  public static Member create(TestServer server, Api admin, String account, List<String> roles) {
    var places = new JsonArray();
    for (String role : roles) {
      var place = new JsonObject();
      place.addProperty("role", role);
      place.addProperty("division", "440881");
      places.add(place);
    }
    return create(server, admin, account, places);
  }

  private static Member create(TestServer server, Api admin, String account, JsonArray roles) {
    var draft = new JsonObject();
    draft.addProperty("account", account);
    draft.addProperty("displayName", "演示" + account);
    draft.add("roles", roles);
    draft.addProperty("reason", "演示·测试用");
    Api.Answer made = admin.call("createPerson", Map.of(), draft).expect(201);
    String id = made.json().getAsJsonObject("person").get("id").getAsString();
    String password = made.text("initialPassword");
    return new Member(id, account, password, signIn(server, account, password));
  }

  public static Api signIn(TestServer server, String account, String password) {
    var body = new JsonObject();
    body.addProperty("account", account);
    body.addProperty("password", password);
    Api.Answer session = server.api().call("signInWithPassword", Map.of(), body).expect(200);
    Api person = server.api().withToken(session.text("token"));
    if (session.json().getAsJsonObject("person").has("totpMissing")) {
      setUpAuthenticator(person, password);
    }
    return person;
  }

  /** As production asks of everybody who works for the bureau. */
  private static void setUpAuthenticator(Api person, String password) {
    String secret = Authenticator.start(person, password).expect(200).text("secret");
    var code = new JsonObject();
    code.addProperty("totp", Authenticator.code(secret));
    person.call("confirmTotp", Map.of(), code).expect(200);
  }

  public record Member(String id, String account, String password, Api api) {}

  /** The id of somebody's account. */
  public static String idOf(TestServer server, String account) {
    return server.store().read(tx -> tx.one(ID, row -> row.getUUID("id").toString(), account));
  }

  /** The phone of somebody's account. */
  public static String phoneOf(TestServer server, String account) {
    return server.store().read(tx -> tx.one(PHONE, row -> row.getString("phone"), account));
  }

  /** Somebody of the bureau with one role, who may sign in as demo accounts do. */
  public static UUID add(TestServer server, String account, String role) {
    return server
        .store()
        .transaction(tx -> tx.one(INSERT, row -> row.getUUID("person"), account, role));
  }

  /** Somebody who files for the organisation, signed in. */
  public static Api agent(TestServer server, String account, String organization) {
    server
        .store()
        .transaction(tx -> tx.execute(INSERT_AGENT, account, UUID.fromString(organization)));
    return server.as(account);
  }
}
