package cn.pufa;

import static cn.pufa.testing.AgentWorld.items;
import static cn.pufa.testing.AgentWorld.of;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Acting;
import cn.pufa.testing.AgentWorld;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Witness;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody comes to the counter with papers, because the old agent left or lost the phone. */
class AgentCounterIT {

  private static final Sql GIVE_PHONE =
      Sql.of("update person set phone = $2, display_name = '居民' where account = $1");

  private static AgentWorld world;
  private static TestServer server;
  private static Acting acting;
  private static Jdbc database;

  @BeforeAll
  static void start() {
    world = new AgentWorld();
    server = world.server();
    acting = world.acting();
    database = world.database();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  /** Somebody with an account who can be found by the phone, and has told no name. */
  private static String newcomer(String phone) {
    String account = acting.newcomer();
    server.store().run(tx -> tx.execute(GIVE_PHONE, account, phone));
    return account;
  }

  @Test
  void theOldBindingEndsAtOnceAndAllAreTold() {
    String organization = world.organization();
    String oldPhone = Proofs.phone();
    String newPhone = Proofs.phone();
    String leaving = newcomer(oldPhone);
    String coming = newcomer(newPhone);
    String old = acting.bound(organization, leaving);
    Api before = server.as(leaving);
    before.call("listInbox").expect(200);

    Api officer = server.as("case_officer");
    JsonObject change = Acting.change(officer);
    change.addProperty("phone", newPhone);
    change.addProperty("replaces", old);
    Api.Answer fresh = officer.call("rebindAtCounter", of(organization), change).expect(201);
    assertThat(fresh.text("how")).isEqualTo("counter");
    assertThat(fresh.text("maskedPhone"))
        .isEqualTo(newPhone.substring(0, 3) + "****" + newPhone.substring(7));

    Eventually.within(Duration.ofSeconds(1), () -> before.call("listInbox").expect(403));
    Api after = server.as(coming);
    JsonObject newest = items(after.call("listInbox").expect(200)).getFirst();
    assertThat(newest.get("body").getAsString()).contains("绑定了新的经办人", "已经解除");
    assertThat(newest.has("documentNumber")).isFalse();

    assertThat(world.awaitText(oldPhone)).contains("已在民政局窗口解除");
    assertThat(world.awaitText(newPhone)).contains("已在民政局窗口绑定");
    String email = contactEmail(organization);
    // That somebody came by a code, and that somebody was bound in her place.
    Eventually.within(
        Duration.ofSeconds(30),
        () -> assertThat(server.mail().getReceivedMessagesForDomain(email)).hasSize(2));
    assertThat(items(officer.call("listAgents", of(organization)).expect(200)))
        .extracting(agent -> agent.has("endedAt"))
        .containsExactly(false, true);
  }

  @Test
  void whoHasNoAccountIsMadeOneByPhoneAndFoundTheNextTime() {
    String phone = Proofs.phone();
    Api officer = server.as("case_officer");
    for (int i = 0; i < 2; i++) {
      JsonObject change = Acting.change(officer);
      change.addProperty("phone", phone);
      officer.call("rebindAtCounter", of(world.organization()), change).expect(201);
    }
    assertThat(
            database.column(
                "select p.account like 'u-%%' and count(g.organization) = 2 from person p join role_grant g on g.person = p.id where p.phone = '%s' group by p.account"
                    .formatted(phone)))
        .containsExactly("t");
  }

  @Test
  void aScanIsNeededIsOnesOwnAndServesOnce() {
    String organization = world.organization();
    Api officer = server.as("case_officer");
    String colleague = "officer-" + UUID.randomUUID();
    Staff.add(server, colleague, "case_officer");

    JsonObject first = Acting.change(officer);
    String binding =
        officer.call("rebindAtCounter", of(organization), first).expect(201).text("id");
    JsonObject second = Acting.change(officer);
    second.addProperty("scan", first.get("scan").getAsString());
    JsonObject foreign = Acting.change(server.as(colleague));
    JsonObject unknown = Acting.change(officer);
    unknown.addProperty("scan", UUID.randomUUID().toString());
    JsonObject missing = Acting.change(officer);
    missing.remove("scan");
    awaitAllSent();
    try (Witness witness = new Witness(server)) {
      for (JsonObject faulty : List.of(second, foreign, unknown, missing)) {
        assertThat(officer.call("rebindAtCounter", of(organization), faulty).expect(422).pointers())
            .containsExactly("/scan");
      }
      witness.requireNothingStored();
    }

    var scan = Map.<String, Object>of("binding", binding);
    for (String reader : List.of("case_officer", "auditor")) {
      Api.Answer file = server.as(reader).call("getCounterScan", scan).expect(200);
      assertThat(file.raw().headers().firstValue("Content-Type")).contains("image/jpeg");
      assertThat(file.bytes()).startsWith(0xFF, 0xD8);
    }
  }

  /** What is told to be deleted is deleted: the papers name her, and why she left may too. */
  @Test
  void thePapersGoWithWhoErasesThemselves() {
    String organization = world.organization();
    String phone = Proofs.phone();
    String account = newcomer(phone);
    Api officer = server.as("case_officer");
    String left = bindAtCounter(organization, phone);
    officer.call("endBinding", Map.of("binding", left), Acting.reason()).expect(200);
    String holds = bindAtCounter(organization, phone);
    for (String binding : List.of(left, holds)) {
      officer.call("getCounterScan", Map.of("binding", binding)).expect(200);
    }

    var confirmation = new JsonObject();
    confirmation.addProperty("confirm", "注销");
    assertThat(server.as(account).call("eraseMe", Map.of(), confirmation).expect(200).json())
        .asString()
        .contains("窗口交的材料已经删除");
    for (String binding : List.of(left, holds)) {
      officer.call("getCounterScan", Map.of("binding", binding)).expect(404);
      assertThat(
              database.number(
                  "select count(*) from stored_file where attached_to = 'binding/%s'"
                      .formatted(binding)))
          .isZero();
    }
    assertThat(items(officer.call("listAgents", of(organization))))
        .allSatisfy(agent -> assertThat(agent.get("hasScan").getAsBoolean()).isFalse())
        .extracting(agent -> agent.get("endReason").getAsString())
        .containsExactlyInAnyOrder("已删除", "本人注销账号");
  }

  private static String bindAtCounter(String organization, String phone) {
    Api officer = server.as("case_officer");
    JsonObject change = Acting.change(officer);
    change.addProperty("phone", phone);
    return officer.call("rebindAtCounter", of(organization), change).expect(201).text("id");
  }

  @Test
  void onlySomebodyOfTheSameOrganizationCanBeReplaced() {
    String organization = world.organization();
    String foreign = acting.bound(world.organization());
    String ended = acting.bound(organization);
    Api officer = server.as("case_officer");
    officer.call("endBinding", Map.of("binding", ended), Acting.reason()).expect(200);
    try (Witness witness = new Witness(server)) {
      JsonObject change = Acting.change(server.as("case_officer"));
      for (String replaced : List.of(foreign, ended, organization)) {
        change.addProperty("replaces", replaced);
        assertThat(officer.call("rebindAtCounter", of(organization), change).expect(422).pointers())
            .containsExactly("/replaces");
      }
      witness.requireNoErrorLogged();
    }
    assertThat(items(officer.call("listAgents", of(organization)).expect(200))).hasSize(1);
  }

  @Test
  void moreThanIsAskedForIsRefused() {
    Api officer = server.as("case_officer");
    String organization = world.organization();
    for (String field : List.of("role", "status", "organization", "person")) {
      JsonObject change = Acting.change(officer);
      change.addProperty(field, "x");
      assertThat(officer.call("rebindAtCounter", of(organization), change).expect(422).pointers())
          .containsExactly("/" + field);
    }
  }

  private static String contactEmail(String organization) {
    return database
        .column("select contact_email from organization where id = '%s'".formatted(organization))
        .getFirst();
  }

  /** Nothing is stored any more by what went before. */
  private static void awaitAllSent() {
    Eventually.within(
        Duration.ofSeconds(30),
        () ->
            assertThat(
                    database.number(
                        "select count(*) from message where state in ('queued', 'claimed', 'sending')"))
                .isZero());
  }
}
