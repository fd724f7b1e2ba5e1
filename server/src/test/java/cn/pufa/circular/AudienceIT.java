package cn.pufa.circular;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Filing;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Own;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each condition of an audience, held against what the register says. */
class AudienceIT {

  private static TestServer server;
  private static Jdbc database;
  private static Api officer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().appUrl());
    officer = server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void withoutConditionsItIsTheWholeRegister() {
    assertThat(told(new JsonObject())).isEqualTo(registered("true"));
  }

  @Test
  void byTypeTownshipAndDay() {
    var audience = new JsonObject();
    audience.add("types", Given.texts("social_group", "foundation"));
    assertThat(told(audience)).isEqualTo(registered("type in ('social_group', 'foundation')"));
    audience.add("townships", Given.texts("440881001", "440881002"));
    assertThat(told(audience))
        .isEqualTo(
            registered(
                "type in ('social_group', 'foundation') and township in ('440881001', '440881002')"));
    var early = new JsonObject();
    early.addProperty("registeredBefore", "2015-06-30");
    assertThat(told(early)).isEqualTo(registered("registered_on <= '2015-06-30'"));
  }

  @Test
  void byWhatIsKnownOfTheirContacts() {
    String bound = "exists (select from role_grant g where g.organization = organization.id)";
    assertThat(told(contact("email"))).isEqualTo(registered("contact_email is not null"));
    assertThat(told(contact("no_email"))).isEqualTo(registered("contact_email is null"));
    assertThat(told(contact("agent"))).isEqualTo(registered(bound)).isPositive();
    assertThat(told(contact("no_agent"))).isEqualTo(registered("not " + bound));
    assertThat(told(contact("none")))
        .isEqualTo(registered("contact_email is null and not " + bound));
  }

  @Test
  void whoLeftTheRegisterIsNotTold() {
    var audience = new JsonObject();
    audience.add("townships", Given.texts("440881003"));
    long before = told(audience);
    database.execute(
        "update organization set cancelled_on = current_date where id = (select id from organization where township = '440881003' limit 1)");
    assertThat(told(audience)).isEqualTo(before - 1);
    database.execute("update organization set cancelled_on = null");
    assertThat(told(audience)).isEqualTo(before);
  }

  /** Whoever has filed is listed, and not told. */
  @Test
  void thoseWhoHaveNotFiled() {
    UUID campaign = Given.releasedCampaign(officer, server.as("approver"));
    String filer =
        database
            .column(
                "select organization from notice where circular = '%s' limit 1".formatted(campaign))
            .getFirst();
    Api agent = Staff.agent(server, "filer", filer);
    Filing.file(agent, campaign, filer);
    var audience = CircularRequests.pair("notActedOn", campaign.toString());
    JsonObject dryRun = dryRun(audience);
    assertThat(dryRun.get("organizations").getAsInt()).isEqualTo(576);
    assertThat(dryRun.getAsJsonArray("leftOut").get(0).getAsJsonObject().get("why").getAsString())
        .isEqualTo("done_before");
    String id = CircularRequests.create(officer, draft(audience));
    List<JsonObject> leftOut =
        Own.items(
            officer
                .call("listCircularAudience", Map.of("circular", id, "included", false))
                .expect(200)
                .json());
    assertThat(leftOut).hasSize(1);
    assertThat(leftOut.getFirst().get("organization").getAsString()).isEqualTo(filer);
    requireWatched(campaign);
  }

  /** Whoever watches the campaign sees the same: one has acted, within the days of its notice. */
  private static void requireWatched(UUID campaign) {
    Map<String, Object> circular = Map.of("circular", campaign);
    assertThat(
            officer
                .call("listCircularRecipients", Map.of("circular", campaign, "missing", "action"))
                .expect(200)
                .number("total"))
        .isEqualTo(576);
    assertThat(officer.call("getCircularProgress", circular).expect(200).number("acted"))
        .isEqualTo(1);
    JsonObject effect = officer.call("getCircularEffect", circular).expect(200).json();
    JsonObject first = effect.getAsJsonArray("occasions").get(0).getAsJsonObject();
    assertThat(first.get("acted").getAsInt()).isEqualTo(1);
    assertThat(first.get("organizations").getAsInt()).isEqualTo(577);
  }

  /**
   * Frozen is frozen: an organisation that moves afterwards stays on the list, and none is added.
   */
  @Test
  void theListIsFrozenAtTheRelease() {
    var audience = new JsonObject();
    audience.add("townships", Given.texts("440881003"));
    String id = CircularRequests.create(officer, draft(audience));
    server
        .as("approver")
        .call("releaseCircular", Map.of("circular", id), new JsonObject())
        .expect(202);
    long before = registered("township = '440881003'");
    database.execute(
        "update organization set township = '440881003' where id = (select id from organization where township = '440881004' limit 1)");
    assertThat(
            officer
                .call("listCircularAudience", Map.of("circular", id))
                .expect(200)
                .number("total"))
        .isEqualTo((int) before);
  }

  private static JsonObject contact(String state) {
    return CircularRequests.pair("contact", state);
  }

  private static long told(JsonObject audience) {
    return dryRun(audience).get("organizations").getAsLong();
  }

  private static JsonObject dryRun(JsonObject audience) {
    String id = CircularRequests.create(officer, draft(audience));
    return officer.call("dryRunCircular", Map.of("circular", id)).expect(200).json();
  }

  private static JsonObject draft(JsonObject audience) {
    JsonObject draft = CircularRequests.draft();
    draft.add("audience", audience);
    return draft;
  }

  private static long registered(String condition) {
    return database.number("select count(*) from organization where " + condition);
  }
}
