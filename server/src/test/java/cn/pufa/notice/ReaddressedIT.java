package cn.pufa.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.delivery.Failure;
import cn.pufa.delivery.Message;
import cn.pufa.delivery.Messages;
import cn.pufa.delivery.Outcomes;
import cn.pufa.delivery.Wanted;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Reaching;
import cn.pufa.testing.Sending;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits, or failed, goes where its organisation is reached by then. */
@Sending
class ReaddressedIT {

  private static TwoNodes nodes;
  private static Jdbc database;

  @BeforeAll
  static void start() {
    nodes = new TwoNodes("where township = '440881001' order by credit_code");
    database = nodes.database();
    assertThat(nodes.organizations()).hasSizeGreaterThan(3);
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @BeforeEach
  void onlyTheseHaveContacts() {
    database.execute("update organization set contact_email = null, contact_phone = null");
    nodes.mail().answerAll(null);
  }

  /** It was offered to the first address before, and not taken. */
  @Test
  void whatWaitsGoesToTheAddressThatHoldsWhenItIsClaimed() {
    nodes.contact(0, "old0@demo.invalid", null);
    UUID circular = waiting(List.of("phone"));
    nodes.contact(0, "new0@demo.invalid", null);
    goesOn(circular);

    nodes.awaitWays(circular, 0, "email sent");
    assertThat(arrived("old0@demo.invalid")).isZero();
    assertThat(arrived("new0@demo.invalid")).isOne();
    assertThat(nodes.calls(circular, 0)).isZero();
    assertThat(attempts(circular))
        .as("each attempt with its address")
        .containsExactly("old0@demo.invalid stopped 1", "new0@demo.invalid sent 1");
    assertThat(record(circular, 0))
        .as("the record shows both")
        .containsExactly(List.of("已停止", "o****@demo.invalid"), List.of("已发", "n****@demo.invalid"));
  }

  /** One mailbox of two organisations, one of which has its own now. */
  @Test
  void whoSharesTheOldAddressStillGetsWhatIsTheirs() {
    nodes.contact(0, "both@demo.invalid", null);
    nodes.contact(1, "both@demo.invalid", null);
    UUID circular = waiting(List.of());
    nodes.contact(1, "own@demo.invalid", null);
    goesOn(circular);

    nodes.awaitWays(circular, 0, "email sent");
    nodes.awaitWays(circular, 1, "email sent");
    assertThat(arrived("both@demo.invalid")).isOne();
    assertThat(arrived("own@demo.invalid")).isOne();
    assertThat(bodyTo("both@demo.invalid")).contains(name(0)).doesNotContain(name(1));
    assertThat(bodyTo("own@demo.invalid")).contains(name(1)).doesNotContain(name(0));
    assertThat(record(circular, 1))
        .as("nothing went to the others' mailbox for it")
        .containsExactly(List.of("已发", "o****@demo.invalid"));
  }

  @Test
  void whoHasNoAddressAnyMoreIsReachedByTheNextWay() {
    nodes.contact(0, "gone0@demo.invalid", null);
    nodes.contact(1, "gone0@demo.invalid", null);
    UUID circular = waiting(List.of("phone"));
    nodes.contact(1, null, null);
    goesOn(circular);

    nodes.awaitWays(circular, 1, "email failed");
    assertThat(nodes.calls(circular, 1)).isOne();
    nodes.awaitWays(circular, 0, "email sent");
    assertThat(bodyTo("gone0@demo.invalid")).contains(name(0)).doesNotContain(name(1));
    assertThat(tasks(1)).as("nobody looks for an address that was taken away").isZero();
  }

  /** It may have left: a person asks, before it arrives twice. */
  @Test
  void whatIsInDoubtGoesToNoOtherAddress() {
    nodes.contact(0, "doubt@demo.invalid", null);
    UUID circular = waiting(List.of());
    database.execute("update message set sending_at = now() where lane = '%s'".formatted(circular));
    nodes.contact(0, "certain@demo.invalid", null);
    goesOn(circular);

    nodes.awaitWays(circular, 0, "email uncertain");
    assertThat(arrived("doubt@demo.invalid") + arrived("certain@demo.invalid")).isZero();
    assertThat(askedAfter(circular)).containsExactly("doubt@demo.invalid");
  }

  /** Nobody knows whether it left, and nobody sends it again. */
  @Test
  void whatIsInDoubtAsItIsCalledOffIsAskedFor() {
    nodes.contact(0, "asked@demo.invalid", null);
    nodes.contact(1, "spared@demo.invalid", null);
    UUID circular = waiting(List.of());
    database.execute(
        "update message set next_attempt_at = now() + interval '1 hour', sending_at = case address when 'asked@demo.invalid' then now() end where lane = '%s'"
            .formatted(circular));
    int cancelled =
        nodes
            .server()
            .as("case_officer")
            .call("cancelCircular", Map.of("circular", circular), CircularRequests.reason())
            .expect(200)
            .number("cancelled");

    assertThat(nodes.ways(circular, 0)).containsExactly("email uncertain");
    assertThat(nodes.ways(circular, 1)).containsExactly("email cancelled");
    assertThat(cancelled).as("the one that surely does not leave").isOne();
    assertThat(askedAfter(circular)).containsExactly("asked@demo.invalid");
  }

  /** Addresses after whose messages somebody is to ask. */
  private static List<String> askedAfter(UUID circular) {
    return database.column(
        """
        select t.address from contact_task t join message m on m.id = t.message
         where m.lane = '%s' and t.kind = 'check_fate' and t.finished_at is null"""
            .formatted(circular));
  }

  /** Two nodes look at the same moment. */
  @Test
  void whatFailedGoesToTheAddressThatWasFoundOnce() {
    nodes.mail().refuse("typo@demo.invalid");
    nodes.contact(0, "typo@demo.invalid", null);
    UUID circular = release(List.of("phone"));
    nodes.awaitWays(circular, 0, "email failed");
    assertThat(tasks(0)).isOne();
    nodes.tick();
    assertThat(attempts(circular)).as("not again where it failed").hasSize(1);

    nodes.contact(0, "right@demo.invalid", null);
    nodes.tick();
    nodes.awaitWays(circular, 0, "email sent");
    nodes.tick();
    assertThat(arrived("right@demo.invalid")).isOne();
    assertThat(attempts(circular))
        .containsExactly("typo@demo.invalid failed 1", "right@demo.invalid sent 1");
    database.execute("delete from contact_task");
  }

  @Test
  void whatNobodyNeedsIsNotSentAgain() {
    nodes.mail().refuse("wrong@demo.invalid");
    nodes.contact(0, "wrong@demo.invalid", null);
    UUID circular = release(List.of("phone"));
    nodes.awaitWays(circular, 0, "email failed");
    database.execute("update notice set read_at = now() where circular = '%s'".formatted(circular));
    nodes.contact(0, "found@demo.invalid", null);
    nodes.tick();
    assertThat(nodes.ways(circular, 0)).containsExactly("email failed");
    assertThat(arrived("found@demo.invalid")).isZero();
    database.execute("delete from contact_task");
  }

  /** The mail server reports an hour later, and the address was corrected meanwhile. */
  @Test
  void whatComesBackAfterTheCorrectionTakesNoOtherWay() {
    nodes.contact(0, "late@demo.invalid", null);
    UUID circular = release(List.of("phone"));
    nodes.awaitWays(circular, 0, "email sent");
    nodes.contact(0, "later@demo.invalid", null);
    try (var reaching = new Reaching(nodes.server())) {
      var told = Outcomes.inOrder(reaching.notices().outcomes(), reaching.contacts().outcomes());
      nodes
          .server()
          .store()
          .run(
              tx ->
                  told.settled(
                      tx,
                      List.of(
                          new Messages(new BusinessClock(Clock.systemUTC()))
                              .returned(tx, message(circular), "邮箱地址不存在")
                              .orElseThrow())));
    }
    nodes.awaitWays(circular, 0, "email sent");
    assertThat(arrived("later@demo.invalid")).isOne();
    assertThat(nodes.calls(circular, 0)).isZero();
    assertThat(tasks(0)).as("the new address is there already").isZero();
  }

  /** A message to somebody who acts for the organisation, by the channels of WeChat. */
  @Test
  void whoActsForItNoMoreGetsNothing() {
    UUID person = UUID.fromString(database.column("select id from person limit 1").getFirst());
    try (var reaching = new Reaching(nodes.server())) {
      var told = reaching.told(UUID.fromString(nodes.organization(0)));
      Message message =
          new Message(
              UUID.randomUUID(),
              told.circular(),
              "service_account",
              person,
              null,
              null,
              null,
              null,
              null,
              false);
      database.execute(
          """
          insert into message (id, lane, channel, person, state, next_attempt_at, created_at)
          values ('%s', '%s', 'service_account', '%s', 'queued', now() + interval '1 day', now())"""
              .formatted(message.id(), told.circular(), person));
      database.execute(
          """
          insert into message_notice (notice, organization, circular, channel, message)
          values ('%s', '%s', '%s', 'service_account', '%s')"""
              .formatted(told.notice(), told.organization(), told.circular(), message.id()));
      assertThat(asked(reaching, message))
          .isInstanceOfSatisfying(
              Wanted.Stop.class, stop -> assertThat(stop.failure()).isEqualTo(Failure.NOT_TAKEN));

      database.execute(
          "insert into role_grant (person, role, division, organization) values ('%s', 'org_agent', '440881', '%s')"
              .formatted(person, told.organization()));
      assertThat(asked(reaching, message))
          .as("without words for this channel, and not because of who it goes to")
          .isInstanceOfSatisfying(Wanted.Stop.class, stop -> assertThat(stop.failure()).isNull());
      database.execute(
          "delete from role_grant where organization = '%s'".formatted(told.organization()));
    }
  }

  private static Wanted.Verdict asked(Reaching reaching, Message message) {
    return nodes
        .server()
        .store()
        .transaction(
            tx ->
                reaching
                    .notices()
                    .wanted()
                    .of(tx, List.of(new Wanted.Claimed(message, false)))
                    .get(message.id()));
  }

  /** Released, offered once to a server that asks for patience. */
  private static UUID waiting(List<String> then) {
    nodes.mail().answerAll("450 come back later");
    UUID circular = release(then);
    TwoNodes.eventually(
        () ->
            assertThat(
                    database.number(
                        "select count(*) from message where lane = '%s' and not (state = 'queued' and attempts = 1)"
                            .formatted(circular)))
                .isZero());
    nodes.mail().answerAll(null);
    return circular;
  }

  private static void goesOn(UUID circular) {
    database.execute(
        "update message set next_attempt_at = now() where lane = '%s' and state = 'queued'"
            .formatted(circular));
  }

  private static UUID release(List<String> then) {
    JsonObject draft = CircularRequests.draft();
    JsonObject plan = CircularRequests.plan("email");
    plan.add("then", Given.texts(then.toArray(String[]::new)));
    draft.add("plan", plan);
    return nodes.released(draft);
  }

  private static String name(int organization) {
    return database
        .column(
            "select name from organization where id = '" + nodes.organization(organization) + "'")
        .getFirst();
  }

  private static UUID message(UUID circular) {
    return UUID.fromString(
        database.column("select id from message where lane = '%s'".formatted(circular)).getFirst());
  }

  /** Of all its messages, the earliest first. */
  private static List<String> attempts(UUID circular) {
    return database.column(
        "select address || ' ' || state || ' ' || attempts from message where lane = '%s' order by created_at"
            .formatted(circular));
  }

  private static String bodyTo(String address) {
    return database
        .column("select body from message where state = 'sent' and address = '" + address + "'")
        .getFirst();
  }

  private static long arrived(String address) {
    return nodes.mail().arrivals().stream().filter(one -> one.recipient().equals(address)).count();
  }

  private static long tasks(int organization) {
    return database.number(
        "select count(*) from contact_task where kind = 'find_contact' and organization = '%s'"
            .formatted(nodes.organization(organization)));
  }

  /** State and address of each e-mail to the organisation, as the workbook shows them. */
  private static List<List<String>> record(UUID circular, int organization) {
    byte[] record =
        nodes
            .server()
            .as("case_officer")
            .call("exportCircularRecord", Map.of("circular", circular))
            .expect(200)
            .bytes();
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(record))) {
      return workbook.getFirstSheet().read().stream()
          .filter(row -> row.getCellText(0).equals(name(organization)))
          .filter(row -> row.getCellText(2).equals("电子邮件"))
          .map(row -> List.of(row.getCellText(4), row.getCellText(5)))
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
