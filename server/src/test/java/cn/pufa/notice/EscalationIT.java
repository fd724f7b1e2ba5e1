package cn.pufa.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.AtOnce;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Reaching;
import cn.pufa.testing.Sending;
import cn.pufa.testing.SmtpLedger;
import cn.pufa.testing.TestServer;
import cn.pufa.wording.Forms;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The next way of the plan: after a failure, where there was no way, and where nobody read. */
@Sending
class EscalationIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int ROUNDS = 10;
  private static final int LOOKING = 8;

  private static SmtpLedger mail;
  private static TestServer server;
  private static TestServer other;
  private static Jdbc database;
  private static List<String> organizations;

  @BeforeAll
  static void start() {
    mail = SmtpLedger.start(Duration.ZERO);
    Map<String, String> options = Map.of("SMTP_URL", mail.url("sender@demo.invalid"));
    server = TestServer.start(options);
    other = TestServer.start(server.database(), options);
    database = Jdbc.connect(server.database().ownerUrl());
    organizations = database.column("select id from organization order by credit_code limit 6");
    contact(0, "gone@demo.invalid", "13900000001");
    contact(1, "good@demo.invalid", "13900000002");
    contact(2, null, "13900000003");
    contact(3, null, null);
    contact(4, "read@demo.invalid", "13900000005");
    contact(5, "one@demo.invalid", "0759-6600000");
    mail.refuse("gone@demo.invalid");
  }

  @AfterAll
  static void stop() {
    database.close();
    other.close();
    server.close();
    mail.close();
  }

  @Test
  void aFailedMailIsFollowedByAnSmsAndATask() {
    UUID circular = release(List.of("email"), List.of("sms", "phone"), 3);

    eventually(() -> assertThat(ways(circular, 0)).containsExactly("email failed", "sms sent"));
    assertThat(causes(circular, 0)).containsExactly("first", "fallback");
    assertThat(
            database.number(
                "select count(*) from contact_task where kind = 'find_contact' and organization = '%s' and address = 'gone@demo.invalid'"
                    .formatted(organizations.get(0))))
        .isEqualTo(1);
    eventually(() -> assertThat(ways(circular, 1)).containsExactly("email sent"));
  }

  @Test
  void whoHasNoFirstWayIsReachedByTheNextAtOnce() {
    UUID circular = release(List.of("email"), List.of("sms", "phone"), 3);

    eventually(() -> assertThat(ways(circular, 2)).containsExactly("sms sent"));
    assertThat(calls(circular, 3)).isEqualTo(1);
    assertThat(passed(circular, 3)).containsExactly("sms");
  }

  /** Two nodes ask at the same moment, more than once. */
  @Test
  void whatNobodyReadTakesTheNextWayOnceADay() {
    UUID circular = release(List.of("email"), List.of("sms", "phone"), 3);
    eventually(() -> assertThat(ways(circular, 5)).containsExactly("email sent"));
    eventually(() -> assertThat(ways(circular, 4)).containsExactly("email sent"));
    read(circular, 4);
    assertThat(unread()).isZero();

    daysPass(circular, 4);
    assertThat(unread()).isPositive();
    eventually(() -> assertThat(ways(circular, 1)).containsExactly("email sent", "sms sent"));
    assertThat(causes(circular, 1)).containsExactly("first", "unread");
    assertThat(ways(circular, 4)).as("read").containsExactly("email sent");
    assertThat(ways(circular, 5)).as("no mobile phone").containsExactly("email sent");
    assertThat(passed(circular, 5)).containsExactly("sms");
    assertThat(calls(circular, 5)).isEqualTo(1);
    assertThat(calls(circular, 1)).isZero();
    assertThat(unread()).isZero();

    daysPass(circular, 4);
    assertThat(unread()).isPositive();
    assertThat(calls(circular, 1)).isEqualTo(1);
    daysPass(circular, 4);
    assertThat(unread()).as("no way is left").isZero();
  }

  /**
   * Whoever comes a moment later has read it as it stood before, and gets hold of it all the same.
   */
  @Test
  void whoLooksAMomentLaterTakesNoWayAgain() {
    UUID circular = release(List.of("email"), List.of("sms", "phone"), 3);
    daysPass(circular, 4);
    String ways =
        "from notice_way where notice in (select id from notice where circular = '%s')"
            .formatted(circular);
    try (var reaching = new Reaching(server)) {
      Callable<Long> look =
          () -> {
            reaching.notices().escalate(server.store());
            return database.number("select count(*) " + ways);
          };
      for (int round = 0; round < ROUNDS; round++) {
        database.execute("delete " + ways);
        List<Long> seen = AtOnce.call(Collections.nCopies(LOOKING, look));
        assertThat(AtOnce.call(List.of(look)))
            .as("nothing was left to whoever looks after them")
            .containsExactly(Collections.max(seen))
            .allSatisfy(taken -> assertThat(taken).isPositive());
      }
    }
  }

  @Test
  void nothingMoreIsTakenOnceItIsCancelled() {
    UUID circular = release(List.of("email"), List.of("phone"), 3);
    server
        .as("case_officer")
        .call("pauseCircular", Map.of("circular", circular), CircularRequests.reason())
        .expect(200);
    daysPass(circular, 9);
    assertThat(unread()).as("paused").isZero();
    server
        .as("case_officer")
        .call("cancelCircular", Map.of("circular", circular), CircularRequests.reason())
        .expect(200);
    assertThat(unread()).as("cancelled").isZero();
  }

  /** Whoever opts out of a courtesy notice after its release gets nothing more of it. */
  @Test
  void whoOptsOutAfterTheReleaseIsLeftInPeace() {
    UUID circular = release("courtesy", List.of("email"), List.of("sms", "phone"), 3);
    eventually(() -> assertThat(ways(circular, 1)).containsExactly("email sent"));
    optOut(1);
    daysPass(circular, 4);
    unread();
    assertThat(ways(circular, 1)).containsExactly("email sent");
    assertThat(passed(circular, 1)).containsExactlyInAnyOrder("sms", "phone");
    assertThat(calls(circular, 1)).isZero();
    database.execute("delete from opt_out");
  }

  @Test
  void whoOptedOutIsNotReminded() {
    try (var reaching = new Reaching(server)) {
      var told = reaching.told(UUID.fromString(organizations.get(1)));
      database.execute(
          "update circular set kind = 'courtesy' where id = '%s'".formatted(told.circular()));
      optOut(1);
      assertThat(remind(reaching, told)).isZero();
      database.execute("delete from opt_out");
      assertThat(remind(reaching, told)).isEqualTo(1);
    }
  }

  private static int remind(Reaching reaching, Reaching.Reached told) {
    return server
        .store()
        .transaction(
            tx ->
                reaching
                    .notices()
                    .remind(tx, told.circular(), Forms.plain("演示", "请办理。"), List.of())
                    .reminded());
  }

  /** A message that was released before and has not left yet is asked for in its claim. */
  @Test
  void whatHasNotLeftStopsWhenItsAddresseeOptsOut() {
    UUID circular = release("courtesy", List.of("email"), List.of("phone"), 3);
    eventually(() -> assertThat(ways(circular, 1)).containsExactly("email sent"));
    optOut(1);
    sendAgain(circular, 1);
    eventually(() -> assertThat(ways(circular, 1)).containsExactly("email stopped"));
    database.execute("delete from opt_out");
  }

  /** It was called off after its message was queued, and before that is claimed. */
  @Test
  void whatWasCalledOffStopsInItsClaim() {
    UUID circular = release(List.of("email"), List.of("phone"), 3);
    eventually(() -> assertThat(ways(circular, 1)).containsExactly("email sent"));
    database.execute(
        "update circular set cancelled_at = now() where id = '%s'".formatted(circular));
    sendAgain(circular, 1);
    eventually(() -> assertThat(ways(circular, 1)).containsExactly("email stopped"));
  }

  /** Its words cannot be read as they were kept; those of another circular are claimed with it. */
  @Test
  void whatCannotBeWordedStopsAlone() {
    UUID spoilt = release(List.of("email"), List.of("phone"), 3);
    UUID sound = release(List.of("email"), List.of("phone"), 3);
    List<UUID> both = List.of(spoilt, sound);
    both.forEach(one -> eventually(() -> assertThat(ways(one, 1)).containsExactly("email sent")));
    database.execute(
        "update occasion set forms = forms #- '{email,body}' where circular = '%s'"
            .formatted(spoilt));
    both.forEach(one -> sendAgain(one, 1));
    eventually(() -> assertThat(ways(spoilt, 1)).containsExactly("email stopped"));
    eventually(() -> assertThat(ways(sound, 1)).containsExactly("email sent"));
  }

  /**
   * Two first ways that failed at the same moment each left the other to follow: somebody looks.
   */
  @Test
  void whatWasLeftFailedIsFollowedByTheNextWay() {
    UUID circular = release(List.of("email"), List.of("sms", "phone"), 30);
    eventually(() -> assertThat(ways(circular, 1)).containsExactly("email sent"));
    database.execute(
        """
        update message set state = 'failed', failure = 'provider' where id in (
          select f.message from message_fate f join notice n on n.id = f.notice
           where n.circular = '%s' and n.organization = '%s')"""
            .formatted(circular, organizations.get(1)));
    escalate(server);
    eventually(() -> assertThat(ways(circular, 1)).containsExactly("email failed", "sms sent"));
    assertThat(causes(circular, 1)).containsExactly("first", "fallback");
  }

  /** All of it has left, and what its plan says next has not. */
  @Test
  void whatIsDoneCanBeCalledOffBeforeItsNextWays() {
    UUID circular = release(List.of("email"), List.of("sms", "phone"), 3);
    daysPass(circular, 4);
    server
        .as("case_officer")
        .call("cancelCircular", Map.of("circular", circular), CircularRequests.reason())
        .expect(200);
    assertThat(unread()).as("cancelled").isZero();
    assertThat(calls(circular, 1)).isZero();
  }

  private static void optOut(int organization) {
    database.execute(
        "insert into opt_out (organization, since) values ('%s', now())"
            .formatted(organizations.get(organization)));
  }

  /** As if its first message had not left yet. */
  private static void sendAgain(UUID circular, int organization) {
    database.execute(
        """
        update message set state = 'queued', next_attempt_at = now(), node = null, sending_at = null, sent_at = null
         where id in (select f.message from message_fate f join notice n on n.id = f.notice
                       where n.circular = '%s' and n.organization = '%s')"""
            .formatted(circular, organizations.get(organization)));
  }

  private static UUID release(List<String> first, List<String> then, int unreadAfterDays) {
    return release("statutory", first, then, unreadAfterDays);
  }

  private static UUID release(
      String kind, List<String> first, List<String> then, int unreadAfterDays) {
    JsonObject draft = CircularRequests.draft();
    draft.addProperty("kind", kind);
    draft.add("audience", new JsonObject());
    draft.getAsJsonObject("words").addProperty("sms", "{organization}：请核对{matter}。");
    JsonObject plan = CircularRequests.plan(first.toArray(String[]::new));
    plan.add("then", Given.texts(then.toArray(String[]::new)));
    plan.addProperty("unreadAfterDays", unreadAfterDays);
    draft.add("plan", plan);
    String id = CircularRequests.create(server.as("case_officer"), draft);
    server
        .as("approver")
        .call("releaseCircular", Map.of("circular", id), new JsonObject())
        .expect(202);
    return UUID.fromString(id);
  }

  /** Notices whose next way is taken now, by two nodes at once. */
  private static long unread() {
    long before = tried();
    Callable<Boolean> here = () -> escalate(server);
    Callable<Boolean> there = () -> escalate(other);
    AtOnce.call(List.of(here, there));
    return tried() - before;
  }

  private static boolean escalate(TestServer node) {
    node.node().tick();
    return true;
  }

  private static long tried() {
    return database.number(
        "select (select count(*) from message_notice where cause = 'unread') + (select count(*) from notice_way where cause = 'unread')");
  }

  /** Once nothing is under way any more. */
  private static void daysPass(UUID circular, int days) {
    eventually(
        () ->
            assertThat(
                    database.number(
                        "select count(*) from message where lane = '%s' and state in ('queued', 'claimed', 'sending') and not exists (select from lane where id = '%s' and paused_at is not null)"
                            .formatted(circular, circular)))
                .isZero());
    String earlier = " - interval '" + days + " days' ";
    database.execute(
        "update notice set sent_at = sent_at%s where circular = '%s'".formatted(earlier, circular));
    database.execute(
        // What is on its way of a paused circular is still being marked: hold as the server does.
        "update message set created_at = created_at%s where id in (select id from message where lane = '%s' order by id for update)"
            .formatted(earlier, circular));
    database.execute(
        "update notice_way set tried_at = tried_at%s where notice in (select id from notice where circular = '%s')"
            .formatted(earlier, circular));
  }

  private static void read(UUID circular, int organization) {
    database.execute(
        "update notice set read_at = now() where circular = '%s' and organization = '%s'"
            .formatted(circular, organizations.get(organization)));
  }

  private static void contact(int organization, String email, String phone) {
    database.execute(
        "update organization set contact_email = %s, contact_phone = %s where id = '%s'"
            .formatted(quoted(email), quoted(phone), organizations.get(organization)));
  }

  private static String quoted(String value) {
    return value == null ? "null" : "'" + value + "'";
  }

  private static List<String> ways(UUID circular, int organization) {
    return fates("f.channel || ' ' || f.state", circular, organization);
  }

  private static List<String> causes(UUID circular, int organization) {
    return fates("f.cause", circular, organization);
  }

  private static List<String> fates(String column, UUID circular, int organization) {
    return database.column(
        "select %s from message_fate f join notice n on n.id = f.notice where n.circular = '%s' and n.organization = '%s' order by f.channel"
            .formatted(column, circular, organizations.get(organization)));
  }

  private static List<String> passed(UUID circular, int organization) {
    return database.column(
        "select w.channel from notice_way w join notice n on n.id = w.notice where not w.taken and n.circular = '%s' and n.organization = '%s'"
            .formatted(circular, organizations.get(organization)));
  }

  private static long calls(UUID circular, int organization) {
    return database.number(
        "select count(*) from call_task where circular = '%s' and organization = '%s'"
            .formatted(circular, organizations.get(organization)));
  }

  private static void eventually(Runnable check) {
    Eventually.within(SOON, check);
  }
}
