package cn.pufa.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.RegisterRequests;
import cn.pufa.testing.ReminderRequests;
import cn.pufa.testing.Sending;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The ways of the notice itself, when more time is given, a duty is withdrawn and stands again, or
 * its organisation leaves the register and is on it again.
 */
@Sending
class DutyChangedIT {

  private static final LocalDate DUE = LocalDate.now(BusinessClock.ZONE).plusDays(30);

  private static TwoNodes nodes;
  private static Jdbc database;

  @BeforeAll
  static void start() {
    nodes = new TwoNodes("where township = '440881001' order by credit_code limit 2");
    database = nodes.database();
    database.execute("update organization set contact_email = null, contact_phone = null");
    nodes.mail().refuse("gone@demo.invalid");
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @BeforeEach
  void all() {
    nodes.contact(0, "gone@demo.invalid", "13900000001");
    nodes.contact(1, "good@demo.invalid", "13900000002");
    letGo("email");
    letGo("sms");
  }

  @Test
  void moreTimeLeavesTheNextWayOfTheNoticeAlone() {
    hold("sms");
    UUID circular = release();
    nodes.awaitWays(circular, 0, "email failed", "sms queued");
    extend(circular, 0);
    assertThat(nodes.ways(circular, 0)).containsExactly("email failed", "sms queued");
    letGo("sms");
    nodes.awaitWays(circular, 0, "email failed", "sms sent");
  }

  /** On its way as more time was given, and wanted as much as before. */
  @Test
  void moreTimeCrossesNoNotice() {
    hold("sms");
    UUID circular = release();
    nodes.awaitWays(circular, 0, "email failed", "sms queued");
    database.execute(
        """
        update message set state = 'sending', next_attempt_at = null, sending_at = now(),
               node = (select id from delivery_node order by until desc limit 1)
         where lane = '%s' and channel = 'sms'"""
            .formatted(circular));
    extend(circular, 0);
    assertThat(nodes.fates("coalesce(f.crossed_at::text, 'no')", circular, 0))
        .containsExactly("no", "no");
  }

  @Test
  void whatWasWithdrawnBeforeItLeftLeavesOnceTheDutyStandsAgain() {
    hold("email");
    UUID circular = release();
    withdraw(circular, 1);
    letGo("email");
    nodes.awaitWays(circular, 1, "email stopped");
    extend(circular, 1);
    nodes.awaitWays(circular, 1, "email sent");
  }

  @Test
  void aFurtherWayThatWasWithdrawnLeavesOnceTheDutyStandsAgain() {
    hold("sms");
    UUID circular = release();
    nodes.awaitWays(circular, 0, "email failed", "sms queued");
    withdraw(circular, 0);
    assertThat(nodes.ways(circular, 0)).containsExactly("email failed", "sms stopped");
    letGo("sms");
    extend(circular, 0);
    nodes.awaitWays(circular, 0, "email failed", "sms sent");
    nodes.tick();
    assertThat(nodes.calls(circular, 0)).isZero();
  }

  /** One mailbox of both; the digest leaves for the other. */
  @Test
  void whoIsLeftOutOfADigestIsNotCalledToldByIt() {
    shareMailbox();
    hold("email");
    UUID circular = release();
    withdraw(circular, 0);
    letGo("email");
    nodes.awaitWays(circular, 0, "email stopped");
    nodes.awaitWays(circular, 1, "email sent");
    extend(circular, 0);
    nodes.awaitWays(circular, 0, "email sent");
    assertThat(bodies(circular)).hasSize(2);
    assertThat(bodies(circular).getFirst()).contains(name(1)).doesNotContain(name(0));
    assertThat(bodies(circular).getLast()).contains(name(0)).doesNotContain(name(1));
  }

  @Test
  void ofTwoThatWereWithdrawnTheOneThatStandsAgainIsTold() {
    shareMailbox();
    hold("email");
    UUID circular = release();
    withdraw(circular, 0);
    withdraw(circular, 1);
    letGo("email");
    nodes.awaitWays(circular, 0, "email stopped");
    nodes.awaitWays(circular, 1, "email stopped");
    extend(circular, 0);
    nodes.awaitWays(circular, 0, "email sent");
    nodes.awaitWays(circular, 1, "email stopped");
    assertThat(bodies(circular)).hasSize(1);
  }

  @Test
  void whoNeedsNoReminderIsNotCalledRemindedByADigest() {
    shareMailbox();
    UUID circular = release();
    nodes.awaitWays(circular, 0, "email sent");
    hold("email");
    remind(circular);
    withdraw(circular, 0);
    letGo("email");
    TwoNodes.eventually(
        () ->
            assertThat(nodes.fates("n.occasion || ' ' || f.state", circular, 0))
                .containsExactlyInAnyOrder("notice sent", "reminder-1 stopped"));
    TwoNodes.eventually(
        () ->
            assertThat(nodes.fates("n.occasion || ' ' || f.state", circular, 1))
                .containsExactlyInAnyOrder("notice sent", "reminder-1 sent"));
  }

  /** The wrong one was entered as cancelled, and put right the next day. */
  @Test
  void whatACancellationStoppedLeavesOnceItIsTakenBack() {
    shareMailbox();
    hold("email");
    UUID circular = release();
    setCancelled(0, LocalDate.now(BusinessClock.ZONE).toString());
    try {
      letGo("email");
      nodes.awaitWays(circular, 0, "email stopped");
      nodes.tick();
      assertThat(nodes.ways(circular, 0)).containsExactly("email stopped");
    } finally {
      setCancelled(0, null);
    }
    nodes.tick();
    nodes.awaitWays(circular, 0, "email sent");
    nodes.awaitWays(circular, 1, "email sent");
    assertThat(bodies(circular)).hasSize(2);
  }

  /** As an older release left it, or a text that has no room there. */
  @Test
  void aWayThatWasStoppedBarsNoOther() {
    hold("sms");
    UUID circular = release();
    nodes.awaitWays(circular, 0, "email failed", "sms queued");
    nodes.tick();
    assertThat(nodes.calls(circular, 0)).as("it may still leave").isZero();
    database.execute(
        "update message set state = 'stopped', next_attempt_at = null where lane = '%s' and channel = 'sms'"
            .formatted(circular));
    nodes.tick();
    assertThat(nodes.calls(circular, 0)).isOne();
  }

  private static void shareMailbox() {
    nodes.contact(0, "both@demo.invalid", null);
    nodes.contact(1, "both@demo.invalid", null);
  }

  /** Of what was sent, in its order. */
  private static List<String> bodies(UUID circular) {
    return database.column(
        "select body from message where lane = '%s' and state = 'sent' order by sent_at"
            .formatted(circular));
  }

  private static String name(int organization) {
    return database
        .column(
            "select name from organization where id = '%s'"
                .formatted(nodes.organization(organization)))
        .getFirst();
  }

  private static void remind(UUID circular) {
    nodes
        .server()
        .as("case_officer")
        .call(
            "remindOrganizations",
            Map.of("circular", circular),
            ReminderRequests.chosen(nodes.organization(0), nodes.organization(1)))
        .expect(200);
  }

  private static void hold(String channel) {
    database.execute(
        """
        insert into circuit (channel, failures, open_until) values ('%s', 9, '2100-01-01')
        on conflict (channel) do update set failures = 9, open_until = '2100-01-01'"""
            .formatted(channel));
  }

  private static void letGo(String channel) {
    database.execute(
        "update circuit set failures = 0, open_until = null where channel = '%s'"
            .formatted(channel));
  }

  private static UUID release() {
    JsonObject draft = CircularRequests.draft();
    draft.addProperty("dueOn", DUE.toString());
    draft.getAsJsonObject("words").addProperty("sms", "{organization}：请核对{matter}。");
    JsonObject plan = CircularRequests.plan("email");
    plan.add("then", Given.texts("sms", "phone"));
    draft.add("plan", plan);
    return nodes.released(draft);
  }

  private static void setCancelled(int organization, String day) {
    var of = Map.<String, Object>of("organization", nodes.organization(organization));
    Api officer = nodes.server().as("case_officer");
    officer
        .call("setRegistrationStatus", of, RegisterRequests.cancelled(officer, of, day))
        .expect(200);
  }

  private static void extend(UUID circular, int organization) {
    JsonObject extension = CircularRequests.reason();
    extension.addProperty("until", DUE.plusDays(30).toString());
    change("extendDuty", circular, organization, extension);
  }

  private static void withdraw(UUID circular, int organization) {
    change("withdrawDuty", circular, organization, CircularRequests.reason());
  }

  private static void change(String operation, UUID circular, int organization, JsonObject body) {
    var duty =
        Map.<String, Object>of(
            "circular", circular, "organization", nodes.organization(organization));
    nodes.server().as("case_officer").call(operation, duty, body).expect(200);
  }
}
