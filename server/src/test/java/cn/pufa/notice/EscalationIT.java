package cn.pufa.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.AtOnce;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Reaching;
import cn.pufa.testing.Sending;
import cn.pufa.wording.Forms;
import com.google.gson.JsonObject;
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

  private static final int ROUNDS = 10;
  private static final int LOOKING = 8;

  private static TwoNodes nodes;
  private static Jdbc database;

  @BeforeAll
  static void start() {
    nodes = new TwoNodes("order by credit_code limit 6");
    database = nodes.database();
    nodes.contact(0, "gone@demo.invalid", "13900000001");
    nodes.contact(1, "good@demo.invalid", "13900000002");
    nodes.contact(2, null, "13900000003");
    nodes.contact(3, null, null);
    nodes.contact(4, "read@demo.invalid", "13900000005");
    nodes.contact(5, "one@demo.invalid", "0759-6600000");
    nodes.mail().refuse("gone@demo.invalid");
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @Test
  void aFailedMailIsFollowedByAnSmsAndATask() {
    UUID circular = release(List.of("email"), List.of("sms", "phone"), 3);

    nodes.awaitWays(circular, 0, "email failed", "sms sent");
    assertThat(causes(circular, 0)).containsExactly("first", "fallback");
    assertThat(
            database.number(
                "select count(*) from contact_task where kind = 'find_contact' and organization = '%s' and address = 'gone@demo.invalid'"
                    .formatted(nodes.organization(0))))
        .isEqualTo(1);
    nodes.awaitWays(circular, 1, "email sent");
  }

  /** Nobody looks for other addresses, and a person looks before the rest fails too. */
  @Test
  void aMailServerThatRefusesTheWordsBrakesAndBlamesNoAddress() {
    long sought = sought();
    nodes.mail().answerContents("550 Mail content denied");
    UUID circular = release(List.of("email"), List.of("letter"), 30);
    TwoNodes.eventually(
        () ->
            assertThat(
                    database.number(
                        "select count(*) from lane where id = '%s' and paused_at is not null"
                            .formatted(circular)))
                .isOne());
    nodes.mail().answerContents(null);
    assertThat(
            database.column(
                "select distinct failure from message where lane = '%s' and state = 'failed' and address <> 'gone@demo.invalid'"
                    .formatted(circular)))
        .containsExactly("refused");
    assertThat(sought()).isEqualTo(sought);
  }

  private static long sought() {
    return database.number(
        "select count(*) from contact_task where kind = 'find_contact' and address <> 'gone@demo.invalid'");
  }

  @Test
  void whoHasNoFirstWayIsReachedByTheNextAtOnce() {
    UUID circular = release(List.of("email"), List.of("sms", "phone"), 3);

    nodes.awaitWays(circular, 2, "sms sent");
    assertThat(nodes.calls(circular, 3)).isEqualTo(1);
    assertThat(passed(circular, 3)).containsExactly("sms");
  }

  /** Two nodes ask at the same moment, more than once. */
  @Test
  void whatNobodyReadTakesTheNextWayOnceADay() {
    UUID circular = release(List.of("email"), List.of("sms", "phone"), 3);
    nodes.awaitWays(circular, 5, "email sent");
    nodes.awaitWays(circular, 4, "email sent");
    read(circular, 4);
    assertThat(unread()).isZero();

    daysPass(circular, 4);
    assertThat(unread()).isPositive();
    nodes.awaitWays(circular, 1, "email sent", "sms sent");
    assertThat(causes(circular, 1)).containsExactly("first", "unread");
    assertThat(nodes.ways(circular, 4)).as("read").containsExactly("email sent");
    assertThat(nodes.ways(circular, 5)).as("no mobile phone").containsExactly("email sent");
    assertThat(passed(circular, 5)).containsExactly("sms");
    assertThat(nodes.calls(circular, 5)).isEqualTo(1);
    assertThat(nodes.calls(circular, 1)).isZero();
    assertThat(unread()).isZero();

    daysPass(circular, 4);
    assertThat(unread()).isPositive();
    assertThat(nodes.calls(circular, 1)).isEqualTo(1);
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
    try (var reaching = new Reaching(nodes.server())) {
      Callable<Long> look =
          () -> {
            reaching.notices().escalate(nodes.server().store());
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
    nodes
        .server()
        .as("case_officer")
        .call("pauseCircular", Map.of("circular", circular), CircularRequests.reason())
        .expect(200);
    daysPass(circular, 9);
    assertThat(unread()).as("paused").isZero();
    nodes
        .server()
        .as("case_officer")
        .call("cancelCircular", Map.of("circular", circular), CircularRequests.reason())
        .expect(200);
    assertThat(unread()).as("cancelled").isZero();
  }

  /** Whoever opts out of a courtesy notice after its release gets nothing more of it. */
  @Test
  void whoOptsOutAfterTheReleaseIsLeftInPeace() {
    UUID circular = release("courtesy", List.of("email"), List.of("sms", "phone"), 3);
    nodes.awaitWays(circular, 1, "email sent");
    optOut(1);
    daysPass(circular, 4);
    unread();
    assertThat(nodes.ways(circular, 1)).containsExactly("email sent");
    assertThat(passed(circular, 1)).containsExactlyInAnyOrder("sms", "phone");
    assertThat(nodes.calls(circular, 1)).isZero();
    database.execute("delete from opt_out");
  }

  @Test
  void whoOptedOutIsNotReminded() {
    try (var reaching = new Reaching(nodes.server())) {
      var told = reaching.told(UUID.fromString(nodes.organization(1)));
      database.execute(
          "update circular set kind = 'courtesy' where id = '%s'".formatted(told.circular()));
      optOut(1);
      assertThat(remind(reaching, told)).isZero();
      database.execute("delete from opt_out");
      assertThat(remind(reaching, told)).isEqualTo(1);
    }
  }

  private static int remind(Reaching reaching, Reaching.Reached told) {
    return nodes
        .server()
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
    nodes.awaitWays(circular, 1, "email sent");
    optOut(1);
    sendAgain(circular, 1);
    nodes.awaitWays(circular, 1, "email stopped");
    database.execute("delete from opt_out");
  }

  /** It was called off after its message was queued, and before that is claimed. */
  @Test
  void whatWasCalledOffStopsInItsClaim() {
    UUID circular = release(List.of("email"), List.of("phone"), 3);
    nodes.awaitWays(circular, 1, "email sent");
    database.execute(
        "update circular set cancelled_at = now() where id = '%s'".formatted(circular));
    sendAgain(circular, 1);
    nodes.awaitWays(circular, 1, "email stopped");
  }

  /** Its words cannot be read as they were kept; those of another circular are claimed with it. */
  @Test
  void whatCannotBeWordedStopsAlone() {
    UUID spoilt = release(List.of("email"), List.of("phone"), 3);
    UUID sound = release(List.of("email"), List.of("phone"), 3);
    List<UUID> both = List.of(spoilt, sound);
    both.forEach(one -> nodes.awaitWays(one, 1, "email sent"));
    database.execute(
        "update occasion set forms = forms #- '{email,body}' where circular = '%s'"
            .formatted(spoilt));
    both.forEach(one -> sendAgain(one, 1));
    nodes.awaitWays(spoilt, 1, "email stopped");
    nodes.awaitWays(sound, 1, "email sent");
  }

  /**
   * Two first ways that failed at the same moment each left the other to follow: somebody looks.
   */
  @Test
  void whatWasLeftFailedIsFollowedByTheNextWay() {
    UUID circular = release(List.of("email"), List.of("sms", "phone"), 30);
    nodes.awaitWays(circular, 1, "email sent");
    database.execute(
        """
        update message set state = 'failed', failure = 'provider' where id in (
          select f.message from message_fate f join notice n on n.id = f.notice
           where n.circular = '%s' and n.organization = '%s')"""
            .formatted(circular, nodes.organization(1)));
    nodes.server().node().tick();
    nodes.awaitWays(circular, 1, "email failed", "sms sent");
    assertThat(causes(circular, 1)).containsExactly("first", "fallback");
  }

  /** All of it has left, and what its plan says next has not. */
  @Test
  void whatIsDoneCanBeCalledOffBeforeItsNextWays() {
    UUID circular = release(List.of("email"), List.of("sms", "phone"), 3);
    daysPass(circular, 4);
    nodes
        .server()
        .as("case_officer")
        .call("cancelCircular", Map.of("circular", circular), CircularRequests.reason())
        .expect(200);
    assertThat(unread()).as("cancelled").isZero();
    assertThat(nodes.calls(circular, 1)).isZero();
  }

  private static void optOut(int organization) {
    database.execute(
        "insert into opt_out (organization, since) values ('%s', now())"
            .formatted(nodes.organization(organization)));
  }

  /** As if its first message had not left yet. */
  private static void sendAgain(UUID circular, int organization) {
    database.execute(
        """
        update message set state = 'queued', next_attempt_at = now(), node = null, sending_at = null, sent_at = null
         where id in (select f.message from message_fate f join notice n on n.id = f.notice
                       where n.circular = '%s' and n.organization = '%s')"""
            .formatted(circular, nodes.organization(organization)));
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
    return nodes.released(draft);
  }

  /** Notices whose next way is taken now, by two nodes at once. */
  private static long unread() {
    long before = tried();
    nodes.tick();
    return tried() - before;
  }

  private static long tried() {
    return database.number(
        "select (select count(*) from message_notice where cause = 'unread') + (select count(*) from notice_way where cause = 'unread')");
  }

  /** Once nothing is under way any more. */
  private static void daysPass(UUID circular, int days) {
    TwoNodes.eventually(
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
            .formatted(circular, nodes.organization(organization)));
  }

  private static List<String> causes(UUID circular, int organization) {
    return nodes.fates("f.cause", circular, organization);
  }

  private static List<String> passed(UUID circular, int organization) {
    return database.column(
        "select w.channel from notice_way w join notice n on n.id = w.notice where not w.taken and n.circular = '%s' and n.organization = '%s'"
            .formatted(circular, nodes.organization(organization)));
  }
}
