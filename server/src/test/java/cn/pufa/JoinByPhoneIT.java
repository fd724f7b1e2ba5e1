package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.IdNumbers;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.VolunteerRequests;
import cn.pufa.testing.WeChatUsers;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A user of WeChat who binds a phone that we know: WeChat opens that account from then on, and what
 * was made for WeChat goes, unless something would be lost with it.
 */
class JoinByPhoneIT {

  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Sql IS_KNOWN =
      Sql.of("select exists (select from person where id = $1::text::uuid) as known");

  private static final String REFERS =
      "from pg_constraint k where k.contype = 'f' and k.confrelid = 'person'::regclass";
  private static final Sql REFERRING = Sql.of("select k.conname as name " + REFERS);
  private static final Sql LETTING_GO =
      Sql.of(
          REFERRING.text()
              + " and (k.confdeltype <> 'a' or k.condeferrable or not k.convalidated)");

  /** A person's id in a table that the database does not know for one. */
  private static final Sql UNKNOWN =
      Sql.of(
          """
      select c.table_name || '.' || c.column_name as name from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
         and c.column_name = 'person' and c.data_type = 'uuid'
         and to_regclass(c.table_name) not in (select k.conrelid %s
                   and k.conkey = array(select a.attnum from pg_attribute a
                                         where a.attrelid = k.conrelid and a.attname = 'person'))"""
              .formatted(REFERS));

  private static TestServer server;
  private static Proofs proofs;
  private static WeChatUsers weChat;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    proofs = new Proofs(server);
    weChat = new WeChatUsers(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aPhoneWeKnowBringsTheWeChatUserToItsPerson() {
    String phone = Proofs.phone();
    String owner = idOf(proofs.signIn(phone));
    String user = WeChatUsers.user();
    Api me = weChat.signIn(user);
    String empty = idOf(me);
    JsonObject proof = proofs.proof(phone, "bind_phone");
    proof.remove("phone");
    Api.Answer bound = me.call("bindPhone", Map.of(), proof).expect(200);
    assertThat(idOf(server.api().withToken(bound.text("token")))).isEqualTo(owner);
    Eventually.within(SOON, () -> me.call("getCurrentPerson").expect(401));
    assertThat(isKnown(empty)).isFalse();
    assertThat(idOf(weChat.signIn(user))).isEqualTo(owner);
  }

  /** A question, a name waiting for a post, a place in the register, a consent. */
  @Test
  void whatWasLeftByWeChatIsNotLostWithItsAccount() {
    String phone = Proofs.phone();
    proofs.signIn(phone);
    Map<String, JsonObject> left =
        Map.of(
            "askQuestion", NeedsRequests.question(),
            "requestPost", Given.postRequest("child_director", "440881001005"),
            "saveMyVolunteer", VolunteerRequests.adult(),
            "giveConsent", IdNumbers.consent("privacy"));
    left.forEach(
        (operation, body) -> {
          String user = WeChatUsers.user();
          Api me = weChat.signIn(user);
          String id = idOf(me);
          assertThat(me.call(operation, Map.of(), body).status()).isBetween(200, 201);
          assertThat(weChat.bind(me, phone).expect(409).text("detail"))
              .as(operation)
              .contains("注销");
          assertThat(idOf(me)).isEqualTo(id);
          assertThat(idOf(weChat.signIn(user))).as("WeChat still opens it").isEqualTo(id);
        });
  }

  /** So that a table to come keeps what it holds without being told. */
  @Test
  void noTableLetsGoOfAPerson() {
    assertThat(names(REFERRING)).hasSizeGreaterThan(100);
    assertThat(names(LETTING_GO)).isEmpty();
    assertThat(names(UNKNOWN))
        .as("who acts on a batch is of the bureau")
        .containsExactly("publication_event.person");
  }

  @Test
  void whoErasesWhatWasLeftMayBindThen() {
    String phone = Proofs.phone();
    String owner = idOf(proofs.signIn(phone));
    String user = WeChatUsers.user();
    Api me = weChat.signIn(user);
    me.call("askQuestion", Map.of(), NeedsRequests.question()).expect(201);
    weChat.bind(me, phone).expect(409);
    var confirm = new JsonObject();
    confirm.addProperty("confirm", "注销");
    me.call("eraseMe", Map.of(), confirm).expect(200);
    weChat.bind(weChat.signIn(user), phone).expect(200);
    assertThat(idOf(weChat.signIn(user))).isEqualTo(owner);
  }

  /** Two pages of one telephone: whichever is first, nobody is turned away. */
  @Race
  @Test
  void whoSignsInWhileTheAccountGoesSignsInAllTheSame() {
    Random random = Rounds.random("JoinByPhoneIT race");
    String phone = Proofs.phone();
    String owner = idOf(proofs.signIn(phone));
    Map<String, Integer> opened = new TreeMap<>();
    for (int round = 0; round < Rounds.COUNT; round++) {
      String user = WeChatUsers.user();
      Api me = weChat.signIn(user);
      JsonObject proof = weChat.phone(phone);
      JsonObject code = weChat.code(user);
      long pause = random.nextInt(30_000_000);
      List<Api.Answer> answers =
          AtOnce.call(
              List.of(
                  () -> me.call("bindPhone", Map.of(), proof),
                  () -> {
                    LockSupport.parkNanos(pause);
                    return server.api().call("signInWithWeChat", Map.of(), code);
                  }));
      assertThat(answers).extracting(Api.Answer::status).containsExactly(200, 200);
      String person = answers.get(1).json().getAsJsonObject("person").get("id").getAsString();
      opened.merge(person.equals(owner) ? "the owner" : "what went then", 1, Integer::sum);
      assertThat(idOf(weChat.signIn(user))).isEqualTo(owner);
    }
    System.out.println("JoinByPhoneIT race: signing in opened " + opened);
  }

  @Race
  @Test
  void whoTapsTwiceJoinsOnce() {
    String phone = Proofs.phone();
    String owner = idOf(proofs.signIn(phone));
    for (int round = 0; round < Rounds.COUNT; round++) {
      String user = WeChatUsers.user();
      Api me = weChat.signIn(user);
      JsonObject first = weChat.phone(phone);
      JsonObject second = weChat.phone(phone);
      assertThat(
              AtOnce.call(
                  List.of(
                      () -> me.call("bindPhone", Map.of(), first).status(),
                      () -> me.call("bindPhone", Map.of(), second).status())))
          .containsExactlyInAnyOrder(200, 401);
      assertThat(idOf(weChat.signIn(user))).isEqualTo(owner);
    }
  }

  private static List<String> names(Sql sql) {
    return server.store().read(tx -> tx.list(sql, row -> row.getString("name")));
  }

  private static String idOf(Api person) {
    return person.call("getCurrentPerson").expect(200).text("id");
  }

  private static boolean isKnown(String id) {
    return server.store().read(tx -> tx.one(IS_KNOWN, row -> row.getBoolean("known"), id));
  }
}
