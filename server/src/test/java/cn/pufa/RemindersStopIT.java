package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Filing;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.Sending;
import cn.pufa.testing.Staff;
import cn.pufa.testing.StallsOnPurpose;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reminders go to those who have not filed, and stop for whoever files. */
@StallsOnPurpose
class RemindersStopIT {

  /** Who files once, in a test of its own; the others file in one round of the race. */
  private static final int ALONE = 4;

  private static final int FILERS = 24;

  /** In which nobody has filed yet, and of which the days off are known. */
  private static final List<Integer> RACE_YEARS = List.of(2019, 2024, 2025);

  private static final int ROUNDS = Math.min(Rounds.COUNT, RACE_YEARS.size());

  private record Filer(String organization, Api api) {}

  private static TestServer server;
  private static Jdbc database;
  private static Api officer;
  private static final List<Filer> FILING = new ArrayList<>();

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().appUrl());
    officer = server.as("case_officer");
    List<String> organizations =
        database.column(
            "select id from organization where contact_email is not null and registered_on < '2015-01-01' order by credit_code limit "
                + (ALONE + ROUNDS * FILERS));
    for (String organization : organizations) {
      FILING.add(
          new Filer(organization, Staff.agent(server, "filer-" + FILING.size(), organization)));
    }
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void aReminderLeavesOutWhoHasFiled() {
    UUID campaign = campaign(2020);
    Filer filer = FILING.getFirst();
    submit(filer, campaign);
    JsonObject first = remind(campaign).expect(202).json();
    assertThat(first.get("occasion").getAsString()).isEqualTo("reminder-1");
    assertThat(first.get("reminded").getAsInt()).isEqualTo(576);
    assertThat(first.get("submitted").getAsInt()).isEqualTo(1);
    assertThat(reminders(campaign, filer)).isEmpty();
    assertThat(remind(campaign).expect(202).text("occasion")).isEqualTo("reminder-2");
    assertThat(
            database.number(
                "select count(*) from notice where circular = '%s'".formatted(campaign)))
        .isEqualTo(577 + 576 + 576);
  }

  @Test
  void aDraftAndAFutureCampaignRemindNobody() {
    String draft =
        officer.call("createCampaign", Map.of(), Given.campaignDraft()).expect(201).text("id");
    remind(UUID.fromString(draft)).expect(409);
    remind(UUID.randomUUID()).expect(404);
  }

  /**
   * The reminder of somebody who files waits in the queue: the server that would send is not asked.
   */
  @Sending
  @Test
  void aWaitingReminderStops() {
    UUID campaign = campaign(2021);
    Filer filer = FILING.get(1);
    finish(campaign);
    queueReminder(campaign, filer, "queued");
    submit(filer, campaign);
    assertThat(reminders(campaign, filer)).containsExactly("stopped");
    assertThat(
            database.column(
                "select reason from message where lane = '%s' and state = 'stopped'"
                    .formatted(campaign)))
        .containsExactly("已报送，不再催。");
    JsonObject counts =
        officer
            .call("getCampaignProgress", Map.of("campaign", campaign))
            .expect(200)
            .json()
            .getAsJsonObject("reminders");
    assertThat(counts.get("stopped").getAsInt()).isEqualTo(1);
  }

  @Sending
  @Test
  void aReminderThatIsBeingSentCrossesAndSaysSo() {
    UUID campaign = campaign(2022);
    Filer filer = FILING.get(2);
    finish(campaign);
    queueReminder(campaign, filer, "sending");
    submit(filer, campaign);
    assertThat(reminders(campaign, filer)).containsExactly("sending");
    assertThat(
            database.number(
                "select count(crossed_at) from message_fate where lane = '%s'".formatted(campaign)))
        .isEqualTo(1);
  }

  /**
   * A node that marks a reminder as failed holds its message, then takes the reminder for its next
   * way. Whoever files in between waits for the message, and holds nothing that the node wants.
   */
  @Sending
  @Test
  void whoFilesWhileAReminderFailsWaitsForIt() {
    UUID campaign = campaign(2018);
    Filer filer = FILING.get(3);
    finish(campaign);
    queueReminder(campaign, filer, "sending");
    String reminder =
        "notice where circular = '%s' and organization = '%s' and occasion = 'reminder-1'"
            .formatted(campaign, filer.organization());
    try (Jdbc node = Jdbc.connect(server.database().appUrl())) {
      node.begin();
      node.column(
          "select m.id from message m join message_notice l on l.message = m.id where l.notice = (select id from %s) for update of m"
              .formatted(reminder));
      Thread filing = Thread.ofVirtual().start(() -> submit(filer, campaign));
      Eventually.within(
          Duration.ofSeconds(30),
          () -> assertThat(database.waiting()).as("filing waits").isPositive());
      node.execute("set local lock_timeout = '5s'");
      assertThat(node.column("select id from " + reminder + " for update")).hasSize(1);
      node.commit();
      join(filing);
    }
    assertThat(
            database.number(
                "select count(*) from annual_return where campaign = '%s' and organization = '%s'"
                    .formatted(campaign, filer.organization())))
        .isEqualTo(1);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** As the reminder of a node that has not come to it yet, or holds it just now. */
  private static void queueReminder(UUID campaign, Filer filer, String state) {
    database.execute(
        """
        with held as (
          insert into delivery_node values (gen_random_uuid(), now() + interval '1 hour') returning id),
        spoken as (
          insert into occasion select circular, 'reminder-1', forms, now() from occasion
           where circular = '%2$s' and code = 'notice'),
        reminder as (
          insert into notice (circular, occasion, duty, division, organization, organization_name, document_number,
                 due_on, created_at)
          select circular, 'reminder-1', id, division, organization, organization_name, document_number, due_on, now()
            from notice where circular = '%2$s' and organization = '%3$s' returning id, organization),
        carrier as (
          insert into message (id, lane, channel, address, state, next_attempt_at, sending_at, node, created_at)
          select gen_random_uuid(), '%2$s', 'email', 'nobody@demo.invalid', '%1$s',
                 case '%1$s' when 'queued' then now() + interval '1 hour' end,
                 case '%1$s' when 'sending' then now() end,
                 held.id, now() from held returning id)
        insert into message_notice (notice, organization, circular, channel, message)
        select reminder.id, reminder.organization, '%2$s', 'email', carrier.id from reminder, carrier"""
            .formatted(state, campaign, filer.organization()));
  }

  /**
   * While a batch of reminders goes out, many organisations file. Who filed before it has none; who
   * filed after it has one, and each e-mail of these is sent, crossed or stopped.
   */
  @Sending
  @Test
  void filingAndRemindingExcludeEachOther() {
    Random random = Rounds.random("RemindersStopIT", ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
      int year = RACE_YEARS.get(round);
      UUID campaign = campaign(year);
      if (round % 2 == 1) {
        // With an empty queue the senders take the reminders at once.
        finish(campaign);
      }
      List<Filer> filers = filersOf(round);
      JsonObject reminder = fileWhileReminding(campaign, filers, random);
      int reminded = reminder.get("reminded").getAsInt();
      int before = reminder.get("submitted").getAsInt();
      assertThat(reminded + before).isEqualTo(577);
      finish(campaign);

      int withReminder = 0;
      for (Filer filer : filers) {
        List<String> emails = reminders(campaign, filer);
        assertThat(emails).as(filer.organization()).isSubsetOf("sent", "stopped");
        withReminder += emails.size();
      }
      assertThat(withReminder).isEqualTo(FILERS - before);
      assertThat(atOddsWithTheTrail(campaign)).isEmpty();
      assertThat(received("提醒：请报送" + year + "年度工作报告"))
          .as("what stopped never left")
          .isEqualTo(sentReminders(campaign));
      System.out.println(
          "RemindersStopIT: round %d: %d filed before, %d stopped, %d crossed"
              .formatted(round, before, count(campaign, "stopped"), crossed(campaign)));
    }
  }

  /** Nobody files for two years in a row: the second would begin with what the first ended with. */
  private static List<Filer> filersOf(int round) {
    return FILING.subList(ALONE + round * FILERS, ALONE + (round + 1) * FILERS);
  }

  private static JsonObject fileWhileReminding(UUID campaign, List<Filer> filers, Random random) {
    List<Callable<JsonObject>> calls = new ArrayList<>();
    for (Filer filer : filers) {
      String draft = Filing.fill(filer.api(), campaign, filer.organization());
      long wait = random.nextLong(TimeUnit.MILLISECONDS.toNanos(120));
      calls.add(
          () -> {
            LockSupport.parkNanos(wait);
            return Filing.submit(filer.api(), draft).expect(200).json();
          });
    }
    long wait = random.nextLong(TimeUnit.MILLISECONDS.toNanos(120));
    calls.add(
        () -> {
          LockSupport.parkNanos(wait);
          return remind(campaign).expect(202).json();
        });
    return AtOnce.call(calls).getLast();
  }

  /**
   * Organisations for which the trail contradicts their reminder. Both commands write their event
   * while they hold the campaign, so the events' order is the order of the two.
   */
  private static List<String> atOddsWithTheTrail(UUID campaign) {
    return database.column(
        """
        select r.organization
          from annual_return r
          join audit_event filed on filed.subject = 'return/' || r.id
          join audit_event reminded on reminded.action = 'remindCampaign' and reminded.subject = 'campaign/' || r.campaign
         where r.campaign = '%s'
           and (filed.id > reminded.id) <> exists (select from notice n
                where n.circular = r.campaign and n.organization = r.organization and n.occasion <> 'notice')"""
            .formatted(campaign));
  }

  private static long received(String subject) {
    return Arrays.stream(server.mail().getReceivedMessages())
        .filter(message -> subject.equals(subject(message)))
        .count();
  }

  private static String subject(MimeMessage message) {
    try {
      return message.getSubject();
    } catch (MessagingException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static long count(UUID campaign, String state) {
    return database.number(
        "select count(*) from message where lane = '%s' and state = '%s'"
            .formatted(campaign, state));
  }

  private static long sentReminders(UUID campaign) {
    return database.number(
        "select count(*) from message_fate f join notice n on n.id = f.notice where n.circular = '%s' and f.state = 'sent' and n.occasion <> 'notice'"
            .formatted(campaign));
  }

  private static long crossed(UUID campaign) {
    return database.number(
        "select count(crossed_at) from message_fate where lane = '%s'".formatted(campaign));
  }

  private static UUID campaign(int year) {
    JsonObject draft = Given.campaignDraft();
    draft.addProperty("year", year);
    draft.addProperty("youngMonths", 0);
    draft.addProperty("opensOn", (year + 1) + "-03-01");
    draft.addProperty("closesOn", (year + 1) + "-05-31");
    String id = officer.call("createCampaign", Map.of(), draft).expect(201).text("id");
    server
        .as("approver")
        .call("releaseCampaign", Map.of("campaign", Given.submitted(officer, id)))
        .expect(202);
    return UUID.fromString(id);
  }

  private static Api.Answer remind(UUID campaign) {
    return officer.call("remindCampaign", Map.of("campaign", campaign), new JsonObject());
  }

  private static void submit(Filer filer, UUID campaign) {
    Filing.file(filer.api(), campaign, filer.organization());
  }

  private static void finish(UUID campaign) {
    Eventually.within(
        Duration.ofSeconds(60),
        () ->
            assertThat(
                    officer
                        .call("getCampaignProgress", Map.of("campaign", campaign))
                        .expect(200)
                        .json()
                        .get("finished")
                        .getAsBoolean())
                .isTrue());
  }

  /** States of the organisation's reminders by e-mail. */
  private static List<String> reminders(UUID campaign, Filer filer) {
    return database.column(
        "select f.state from message_fate f join notice n on n.id = f.notice where n.circular = '%s' and n.organization = '%s' and n.occasion <> 'notice'"
            .formatted(campaign, filer.organization()));
  }
}
