package cn.pufa.circular;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a circular is told by field, before anything is kept or sent. */
class BadCircularIT {

  private static TestServer server;
  private static Jdbc database;
  private static Api officer;
  private static Api approver;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().appUrl());
    officer = server.as("case_officer");
    approver = server.as("approver");
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("/words", draft -> draft.remove("words")),
        fault("/words", draft -> draft.add("template", noTemplate())),
        fault("/words/body", draft -> words(draft, "演示", "请核对{nothing}。")),
        fault("/words/subject", draft -> words(draft, "演示\n第二行", "请核对{matter}。")),
        fault("/words/subject", draft -> words(draft, "演示{nothing}", "请核对{matter}。")),
        fault("/documentNumber", draft -> words(draft, "演示", "见{documentNumber}。")),
        fault("/dueOn", draft -> words(draft, "演示", "请在{dueOn}前办。")),
        fault("/dueOn", draft -> draft.addProperty("dueOn", "2020-01-02")),
        fault("/dueOn", draft -> draft.addProperty("dueOn", "2030-02-30")),
        fault(
            "/values/matter", draft -> draft.add("values", CircularRequests.pair("matter", "{x}"))),
        fault("/title", draft -> draft.addProperty("title", "演示{title}")),
        fault("/plan/first/1", draft -> draft.add("plan", CircularRequests.plan("email", "sms"))),
        fault("/plan/first/0", draft -> draft.add("plan", CircularRequests.plan("subscribe"))),
        fault("/plan/then/0", BadCircularIT::emailTwice),
        fault("/plan/unreadAfterDays", BadCircularIT::unreadWithoutNext),
        fault("/words/sms", draft -> sms(draft, "演".repeat(250))),
        fault("/words/sms", draft -> sms(draft, "【别人】演示")),
        fault("/audience/townships/0", draft -> townships(draft, "4408")),
        fault("/kind", draft -> draft.addProperty("kind", "urgent")));
  }

  private static Arguments fault(String pointer, Consumer<JsonObject> harm) {
    return Arguments.of(pointer, harm);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsNamedAndNothingKept(String pointer, Consumer<JsonObject> harm) {
    long before = drafts();
    JsonObject draft = CircularRequests.draft();
    harm.accept(draft);
    Api.Answer refused = officer.call("createCircular", Map.of(), draft);
    assertThat(refused.status()).as(refused.json().toString()).isIn(400, 422);
    assertThat(refused.pointers()).contains(pointer);
    assertThat(drafts()).isEqualTo(before);
  }

  @Test
  void aTemplateThatIsNotThereIsNoTemplate() {
    JsonObject draft = CircularRequests.draft();
    draft.remove("words");
    draft.add("template", noTemplate());
    assertThat(officer.call("createCircular", Map.of(), draft).expect(422).pointers())
        .containsExactly("/template");
  }

  @Test
  void nobodyToTellIsNoRelease() {
    JsonObject draft = CircularRequests.draft();
    townships(draft, "440881999");
    String id = CircularRequests.create(officer, draft);
    assertThat(officer.call("dryRunCircular", Map.of("circular", id)).expect(200).json().toString())
        .contains("没有符合条件的单位");
    assertThat(release(id, new JsonObject()).expect(422).pointers()).containsExactly("/audience");
    assertThat(sent(id)).isZero();
  }

  @Test
  void aTimePastOrFarAwayIsNone() {
    String id = CircularRequests.create(officer);
    Instant now = Instant.now();
    for (Instant at : new Instant[] {now.minusSeconds(60), now.plus(Duration.ofDays(400))}) {
      JsonObject when = CircularRequests.pair("releaseAt", at.toString());
      assertThat(release(id, when).expect(422).pointers()).containsExactly("/releaseAt");
    }
    release(id, CircularRequests.pair("releaseAt", "2030-02-30T08:00:00Z")).expect(422);
    assertThat(sent(id)).isZero();
  }

  /** One more than a circular may have. */
  @Test
  void aHundredThousandAndOneAreRefused() {
    database.execute(
        """
        insert into organization (division, credit_code, name, type, charity, township, address, registered_on,
               legal_representative, created_at, updated_at)
        select '440881', 'DEMO' || i, '演示单位' || i, 'social_group', false, '440881099', '演示', '2020-01-01', '演示',
               now(), now()
          from generate_series(1, 100001) i""");
    try {
      JsonObject draft = CircularRequests.draft();
      townships(draft, "440881099");
      String id = CircularRequests.create(officer, draft);
      JsonObject dryRun = officer.call("dryRunCircular", Map.of("circular", id)).expect(200).json();
      assertThat(dryRun.get("organizations").getAsInt()).isEqualTo(100_001);
      assertThat(dryRun.get("ready").getAsBoolean()).isFalse();
      Api.Answer refused = release(id, new JsonObject()).expect(422);
      assertThat(refused.json().toString()).contains("100,001", "请按类型或镇街分批");
      assertThat(sent(id)).isZero();
      assertThat(officer.call("getCircular", Map.of("circular", id)).expect(200).text("state"))
          .isEqualTo("draft");
    } finally {
      database.execute("delete from organization where township = '440881099'");
    }
  }

  private static Api.Answer release(String id, JsonObject body) {
    return approver.call("releaseCircular", Map.of("circular", id), body);
  }

  private static JsonObject noTemplate() {
    JsonObject reference = CircularRequests.pair("template", UUID.randomUUID().toString());
    reference.addProperty("version", 1);
    return reference;
  }

  private static void words(JsonObject draft, String subject, String body) {
    draft.add("words", CircularRequests.words(subject, body));
  }

  private static void sms(JsonObject draft, String text) {
    draft.getAsJsonObject("words").addProperty("sms", text);
    draft.add("plan", CircularRequests.plan("sms"));
  }

  private static void emailTwice(JsonObject draft) {
    draft.getAsJsonObject("plan").add("then", Given.texts("email"));
  }

  private static void unreadWithoutNext(JsonObject draft) {
    draft.getAsJsonObject("plan").addProperty("unreadAfterDays", 3);
  }

  private static void townships(JsonObject draft, String... codes) {
    var audience = new JsonObject();
    audience.add("townships", Given.texts(codes));
    draft.add("audience", audience);
  }

  private static long drafts() {
    return database.number("select count(*) from circular_draft");
  }

  private static long sent(String id) {
    return database.number("select count(*) from notice where circular = '%s'".formatted(id));
  }
}
