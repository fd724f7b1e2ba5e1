package cn.pufa.personal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.IdNumbers;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.PostRequests;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.Race;
import cn.pufa.testing.Sheets;
import cn.pufa.testing.Staff;
import cn.pufa.testing.Staff.Member;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.VolunteerRequests;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Consent, an ID number kept sealed, everything shown, everything erased. */
class PersonalDataIT {

  private static final AtomicInteger NUMBER = new AtomicInteger(100);
  private static final String BUREAU = "440881";

  /** {@code signInDemo}, {@code child_director}, {@code campaign/…}, a UUID, a division alone. */
  private static final String CODE =
      "[a-z][A-Z]|[a-z]_[a-z]|[a-z]/|[0-9a-f]{8}-[0-9a-f]{4}-|^440881|^[a-z]+$";

  private static final String KEY = "q".repeat(43) + "=";

  private static TestServer server;
  private static Jdbc database;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().ownerUrl());
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void aNumberIsKeptSealedWithTheConsentOfToday() {
    Member volunteer = volunteer();
    String number = number();
    var saved = save(volunteer, IdNumbers.draft(number)).expect(200);
    assertThat(saved.text("masked")).isEqualTo(IdNumber.of(number).masked());
    assertThat(saved.body().toString()).doesNotContain(number);
    assertThat(everything()).noneMatch(row -> row.contains(number));
    assertThat(
            database.column("select sealed from id_number where person = '" + volunteer.id() + "'"))
        .singleElement()
        .asString()
        .startsWith("demo:");
    assertThat(standing(volunteer)).containsExactly("id_number");
  }

  @Race
  @Test
  void aConsentGivenTwiceAtTheSameMomentStandsOnce() {
    Member volunteer = volunteer();
    Callable<Api.Answer> give =
        () -> volunteer.api().call("giveConsent", Map.of(), IdNumbers.consent("privacy"));
    assertThat(AtOnce.call(List.of(give, give, give, give)))
        .extracting(Api.Answer::status)
        .containsOnly(200);
    assertThat(standing(volunteer)).containsExactly("privacy");
    assertThat(rowsOf("consent", "person", volunteer)).hasSize(1);
  }

  @Test
  void withoutTheConsentOfTodayNothingIsKept() {
    Member volunteer = volunteer();
    JsonObject old = IdNumbers.draft(number());
    old.getAsJsonObject("consent").addProperty("version", "2020-01-01");
    assertThat(save(volunteer, old).expect(422).pointers()).containsExactly("/consent/version");
    JsonObject other = IdNumbers.draft(number());
    other.add("consent", IdNumbers.consent("privacy"));
    assertThat(save(volunteer, other).expect(422).pointers()).containsExactly("/consent/code");
    JsonObject none = IdNumbers.draft(number());
    none.remove("consent");
    assertThat(save(volunteer, none).expect(422).pointers()).containsExactly("/consent");
    assertThat(volunteer.api().call("getMyIdNumber").json().get("kept").getAsBoolean()).isFalse();
    assertThat(standing(volunteer)).isEmpty();
  }

  @Test
  void aWrongNumberIsRefusedAndNotRepeated() {
    Member volunteer = volunteer();
    String good = number();
    String slip = good.substring(0, 17) + (good.charAt(17) == '0' ? '1' : '0');
    for (String wrong : List.of(slip, good.substring(0, 17) + "Y", good + "0")) {
      var refused = save(volunteer, IdNumbers.draft(wrong)).expect(422);
      assertThat(refused.pointers()).containsExactly("/idNumber");
      assertThat(refused.body().toString()).doesNotContain(wrong);
    }
  }

  @Race
  @Test
  void oneNumberBelongsToOnePersonEvenAtTheSameMoment() {
    String number = number();
    Member first = volunteer();
    Member second = volunteer();
    Callable<Api.Answer> mine = () -> save(first, IdNumbers.draft(number));
    Callable<Api.Answer> hers = () -> save(second, IdNumbers.draft(number));
    assertThat(AtOnce.call(List.of(mine, hers)))
        .extracting(Api.Answer::status)
        .containsExactlyInAnyOrder(200, 422);
    Member later = volunteer();
    assertThat(save(later, IdNumbers.draft(number)).expect(422).pointers())
        .containsExactly("/idNumber");
  }

  @Test
  void whoseRoleNeedsNoneMaySaveNone() {
    Member resident = Staff.create(server, next("resident"), "resident", BUREAU);
    save(resident, IdNumbers.draft(number())).expect(409);
    assertThat(resident.api().call("getMyIdNumber").json().toString())
        .contains("\"needed\":false", "\"kept\":false");
  }

  @Test
  void aConsentTakenBackTakesTheNumberWithIt() {
    Member volunteer = volunteer();
    save(volunteer, IdNumbers.draft(number())).expect(200);
    var withdraw = json("{code:id_number}");
    var withdrawn = volunteer.api().call("withdrawConsent", Map.of(), withdraw).expect(200);
    assertThat(withdrawn.json().get("current").getAsBoolean()).isFalse();
    assertThat(volunteer.api().call("getMyIdNumber").json().get("kept").getAsBoolean()).isFalse();
    volunteer.api().call("withdrawConsent", Map.of(), withdraw).expect(409);
    assertThat(standing(volunteer)).isEmpty();
  }

  @Test
  void theExportHoldsEverything() {
    Member volunteer = volunteer();
    String number = number();
    save(volunteer, IdNumbers.draft(number)).expect(200);
    volunteer.api().call("giveConsent", Map.of(), IdNumbers.consent("privacy")).expect(200);
    JsonObject data = volunteer.api().call("exportMyData").expect(200).json();
    String text = data.toString();
    assertThat(text)
        .contains(volunteer.account(), "演示" + volunteer.account(), number)
        .contains("志愿者", "廉江市", "保存身份证号", "个人信息怎么用");
    assertThat(kinds(data)).contains("account", "consent", "id_number", "trail");
  }

  /**
   * Names and numbers, of whoever has done much in the demo's year; the account is their own word.
   */
  @Test
  void nobodyReadsACodeInTheirExport() {
    for (String account :
        List.of("case_officer", "admin", "editor", "org_agent", "child_director", "resident")) {
      JsonObject data = server.as(account).call("exportMyData").expect(200).json();
      assertThat(words(data))
          .as(account)
          .isNotEmpty()
          .allSatisfy(word -> assertThat(word).doesNotContainPattern(CODE).doesNotContain("其他"));
    }
  }

  private static List<String> words(JsonObject data) {
    return data.getAsJsonArray("items").asList().stream()
        .flatMap(kind -> kind.getAsJsonObject().getAsJsonArray("records").asList().stream())
        .flatMap(row -> row.getAsJsonArray().asList().stream())
        .map(JsonElement::getAsJsonObject)
        .filter(field -> !field.get("name").getAsString().equals("账号"))
        .map(field -> field.get("value").getAsString())
        .toList();
  }

  @Test
  void afterErasureNothingNamesThePersonAndTheTrailStays() {
    Member volunteer = volunteer();
    String number = number();
    save(volunteer, IdNumbers.draft(number)).expect(200);
    var answer = volunteer.api().call("eraseMe", Map.of(), json("{confirm:'注销'}")).expect(200);
    assertThat(answer.json().getAsJsonArray("kept").toString()).contains("行政处罚法第四十七条");

    Eventually.within(
        Duration.ofSeconds(1), () -> volunteer.api().call("getCurrentPerson").expect(401));
    assertThat(signIn(volunteer)).isEqualTo(401);
    assertThat(rowsOf("person", "id", volunteer))
        .singleElement()
        .asString()
        .doesNotContain(volunteer.account());
    for (String table : List.of("id_number", "role_grant", "session")) {
      assertThat(rowsOf(table, "person", volunteer)).as(table).isEmpty();
    }
    assertThat(standing(volunteer)).isEmpty();
    assertThat(
            database.number(
                "select count(*) from audit_event where subject = 'person/%s'"
                    .formatted(volunteer.id())))
        .isGreaterThan(1);
    Member again = volunteer();
    save(again, IdNumbers.draft(number)).expect(200);
  }

  @Test
  void whoHasAPostHandsItOverFirst() {
    for (String role : List.of("case_officer", "child_director", "township", "partner")) {
      Api staff = server.as(role);
      assertThat(staff.call("eraseMe", Map.of(), json("{confirm:'注销'}")).expect(409).text("detail"))
          .contains("联系管理员");
      staff.call("getCurrentPerson").expect(200);
    }
    assertThat(
            server
                .as("resident")
                .call("eraseMe", Map.of(), json("{confirm:'是'}"))
                .expect(422)
                .pointers())
        .containsExactly("/confirm");
  }

  /** A phone opens no staff role; whoever holds one has a post all the same. */
  @Test
  void aCodeOnThePhoneErasesNobodyOfTheBureau() {
    for (String role : List.of("case_officer", "admin", "editor")) {
      Member staff = Staff.create(server, next(role), role, BUREAU);
      String phone = Proofs.phone();
      database.execute(
          "update person set phone = '%s' where id = '%s'".formatted(phone, staff.id()));
      Api bySms = new Proofs(server).signIn(phone);
      assertThat(bySms.call("getCurrentPerson").expect(200).json().getAsJsonArray("roles"))
          .isEmpty();
      assertThat(bySms.call("eraseMe", Map.of(), json("{confirm:'注销'}")).expect(409).text("detail"))
          .contains("联系管理员");
      assertThat(rowsOf("person", "id", staff)).singleElement().asString().contains(phone);
      assertThat(rowsOf("role_grant", "person", staff)).hasSize(1);
    }
  }

  /** A role that is given while its owner asks to be erased is not taken with the account. */
  @Test
  void aRoleGivenMeanwhileCountsAtOnce() {
    Member volunteer = volunteer();
    volunteer.api().call("getCurrentPerson").expect(200);
    database.execute(
        "insert into role_grant (person, role, division) values ('%s', 'case_officer', '%s')"
            .formatted(volunteer.id(), BUREAU));
    volunteer.api().call("eraseMe", Map.of(), json("{confirm:'注销'}")).expect(409);
  }

  /** Whose account is closed (停用) is gone at once, though the role is still written down. */
  @Test
  void theNumberOfAClosedAccountIsShownToNobodyAndGoesInItsTime() {
    Member director = Staff.create(server, next("director"), "child_director", "440881001001");
    save(director, IdNumbers.draft(number())).expect(200);
    forgetUnneeded();
    Map<String, Object> path = Map.of("person", director.id());
    server.as("admin").call("disablePerson", path, json("{reason:'演示·调走'}")).expect(200);
    JsonObject look = json("{purpose:'record_check',reason:'演示·核对'}");
    server.as("case_officer").call("revealIdNumber", path, look).expect(404);

    forgetUnneeded();
    assertThat(rowsOf("id_number", "person", director)).as("should it be opened again").hasSize(1);
    database.execute(
        "update id_number set unneeded_since = unneeded_since - interval '31 days' where person = '%s'"
            .formatted(director.id()));
    forgetUnneeded();
    assertThat(rowsOf("id_number", "person", director)).isEmpty();
  }

  private static void forgetUnneeded() {
    var clock = new BusinessClock(Clock.systemUTC());
    new cn.pufa.personal.IdNumbers(server.store(), null, null, null, clock)
        .forgetUnneeded(Duration.ofDays(30));
  }

  @Test
  void aVolunteerWhoseAccountIsClosedLeavesInNoFile() {
    Member person = Staff.create(server, next("leaves"), "resident", BUREAU);
    JsonObject entry = VolunteerRequests.adult();
    entry.addProperty("name", "演示·停用的志愿者");
    person.api().call("saveMyVolunteer", Map.of(), entry).expect(200);
    assertThat(register()).contains("演示·停用的志愿者");
    Map<String, Object> path = Map.of("person", person.id());
    server.as("admin").call("disablePerson", path, json("{reason:'演示·停用'}")).expect(200);
    assertThat(register()).doesNotContain("演示·停用的志愿者");
  }

  private static List<String> register() {
    return Sheets.texts(
        server
            .as("case_officer")
            .call("exportVolunteers", Map.of(), PostRequests.purpose())
            .expect(200)
            .bytes());
  }

  /** The newest key seals what is new and, at the next start, what is old; the old one may go. */
  @Fault("F28")
  @Test
  void keysAreChangedWithoutLosingANumber() {
    var store = TestPostgres.create();
    String number = number();
    Member volunteer;
    try (TestServer before = TestServer.start(store, Map.of("PUFA_KEYS", "k1:" + KEY))) {
      volunteer = Staff.create(before, next("volunteer"), "volunteer", BUREAU);
      save(volunteer, IdNumbers.draft(number)).expect(200);
    }
    String second = "k2:" + "r".repeat(42) + "Q=";
    try (TestServer during = TestServer.start(store, Map.of("PUFA_KEYS", second + ",k1:" + KEY));
        Jdbc owner = Jdbc.connect(store.ownerUrl())) {
      Member other = Staff.create(during, next("volunteer"), "volunteer", BUREAU);
      save(other, IdNumbers.draft(number)).expect(422);
      Eventually.within(
          Duration.ofSeconds(10),
          () ->
              assertThat(owner.column("select sealed || ' ' || blind_index from id_number"))
                  .singleElement()
                  .asString()
                  .matches("k2:\\S+ k2:\\S+"));
    }
    try (TestServer after = TestServer.start(store, Map.of("PUFA_KEYS", second))) {
      Api signedIn = after.api().withToken(volunteer.api().token());
      assertThat(signedIn.call("getMyIdNumber").expect(200).text("masked"))
          .isEqualTo(IdNumber.of(number).masked());
    }
  }

  private static String next(String word) {
    return word + "-" + NUMBER.incrementAndGet();
  }

  private static String number() {
    return IdNumbers.number(NUMBER.incrementAndGet());
  }

  private static Member volunteer() {
    return Staff.create(server, next("volunteer"), "volunteer", BUREAU);
  }

  private static Api.Answer save(Member person, JsonObject draft) {
    return person.api().call("saveMyIdNumber", Map.of(), draft);
  }

  private static List<String> standing(Member person) {
    return database.column(
        "select code from consent where person = '%s' and withdrawn_at is null"
            .formatted(person.id()));
  }

  private static List<String> rowsOf(String table, String column, Member person) {
    return database.column(
        "select t::text from %s t where %s = '%s'".formatted(table, column, person.id()));
  }

  private static List<String> everything() {
    return List.of("person", "consent", "id_number", "idempotency", "audit_event", "change_log")
        .stream()
        .flatMap(table -> database.column("select t::text from %s t".formatted(table)).stream())
        .toList();
  }

  private static List<String> kinds(JsonObject data) {
    return data.getAsJsonArray("items").asList().stream()
        .map(item -> item.getAsJsonObject().get("kind").getAsString())
        .toList();
  }

  private static int signIn(Member person) {
    var body = new JsonObject();
    body.addProperty("account", person.account());
    body.addProperty("password", person.password());
    return server.api().call("signInWithPassword", Map.of(), body).status();
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
