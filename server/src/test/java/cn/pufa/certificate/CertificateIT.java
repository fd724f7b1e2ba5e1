package cn.pufa.certificate;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.CertificateRequests;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A certificate from the passed exam to its end, its renewal, or its revocation. */
@ServerAt(CertificateIT.START)
class CertificateIT {

  static final String START = "2026-06-01T04:00:00Z";
  private static final String TOWNSHIP = "440881001";
  private static final LocalDate END = LocalDate.of(2029, 6, 1);

  private static MovableClock clock;
  private static TestServer server;
  private static Jdbc database;

  @BeforeEach
  void backToTheStart() {
    clock.moveTo(START);
  }

  @Race
  @Test
  void theSameAttemptGivesOneCertificateHoweverManyIssueIt() {
    var random = Rounds.random("issue");
    for (int round = 0; round < Rounds.COUNT; round++) {
      Award award = passed(director());
      int callers = 20 + random.nextInt(3);
      List<UUID> issued =
          AtOnce.call(Collections.nCopies(callers, () -> CertificateRequests.issue(server, award)));
      assertThat(Set.copyOf(issued)).as("round " + round).hasSize(1);
      assertThat(count("certificate where attempt = '" + award.attempt() + "'")).isEqualTo(1);
      assertThat(count("personal_notice where person = '" + award.person() + "'")).isEqualTo(1);
    }
  }

  @Race
  @Test
  void differentAttemptsOfOnePersonAtOnceGiveOneCertificate() {
    UUID person = director();
    List<Callable<UUID>> calls =
        Collections.nCopies(10, () -> CertificateRequests.issue(server, passed(person)));
    assertThat(Set.copyOf(AtOnce.call(calls))).hasSize(1);
    assertThat(count("certificate where person = '" + person + "'")).isEqualTo(1);
  }

  @Test
  void anyoneLearnsWhatThePaperShowsAndNothingBeyond() {
    UUID person = director();
    String number = numberOf(CertificateRequests.issue(server, passed(person)));
    JsonObject seen = verify(number);
    assertThat(seen.keySet())
        .containsExactlyInAnyOrder(
            "state",
            "message",
            "number",
            "name",
            "qualification",
            "title",
            "issuer",
            "passedOn",
            "validUntil");
    assertThat(text(seen, "state")).isEqualTo("valid");
    assertThat(text(seen, "name")).isEqualTo("演示·王小明");
    assertThat(text(seen, "issuer")).isEqualTo("廉江市民政局");
    assertThat(text(seen, "validUntil")).isEqualTo(END.toString());
    String typed = number.replace("-", " ").toLowerCase().replace('0', 'o').replace('1', 'l');
    assertThat(verify(typed)).isEqualTo(seen);
    assertThat(verify("0000-0000-0000-0000").keySet())
        .containsExactlyInAnyOrder("state", "message");
  }

  @Test
  void itHoldsToItsLastDayAndNoLonger() {
    UUID person = director();
    UUID id = CertificateRequests.issue(server, passed(person));
    assertThat(valid(person, LocalDate.of(2026, 6, 1)).id()).isEqualTo(id);
    assertThat(valid(person, LocalDate.of(2026, 5, 31))).isNull();
    assertThat(valid(person, END)).isNotNull();
    assertThat(valid(person, END.plusDays(1))).isNull();
    clock.moveTo("2029-06-01T15:59:00Z");
    assertThat(text(verify(numberOf(id)), "state")).isEqualTo("valid");
    clock.moveTo("2029-06-01T16:01:00Z");
    assertThat(text(verify(numberOf(id)), "state")).isEqualTo("expired");
  }

  @Test
  void passingAgainRenewsFromSixtyDaysBeforeTheEnd() {
    UUID person = director();
    UUID first = CertificateRequests.issue(server, passed(person));
    clock.moveTo("2029-04-01T04:00:00Z");
    assertThat(CertificateRequests.issue(server, passed(person))).isEqualTo(first);
    clock.moveTo("2029-04-02T04:00:00Z");
    UUID second = CertificateRequests.issue(server, passed(person));
    assertThat(second).isNotEqualTo(first);
    assertThat(text(verify(numberOf(first)), "state")).isEqualTo("renewed");
    assertThat(text(verify(numberOf(first)), "endedOn")).isEqualTo("2029-04-02");
    assertThat(text(verify(numberOf(second)), "validUntil")).isEqualTo("2032-06-01");
    assertThat(valid(person, LocalDate.of(2029, 4, 2)).id()).isEqualTo(second);
  }

  @Test
  void whoPassesAfterTheEndBeginsAnew() {
    UUID person = director();
    UUID first = CertificateRequests.issue(server, passed(person));
    clock.moveTo("2029-07-01T04:00:00Z");
    UUID second = CertificateRequests.issue(server, passed(person));
    assertThat(text(verify(numberOf(first)), "state")).isEqualTo("expired");
    assertThat(text(verify(numberOf(second)), "validUntil")).isEqualTo("2032-07-01");
  }

  @Test
  void theHolderIsRemindedOnceAndNotAfterRenewal() {
    UUID reminded = director();
    UUID renewing = director();
    UUID gone = director();
    for (UUID person : List.of(reminded, renewing, gone)) {
      database.execute(
          "update person set phone = '100%s' where id = '%s'".formatted(digits(), person));
      CertificateRequests.issue(server, passed(person));
    }
    database.execute("delete from role_grant where person = '%s'".formatted(gone));
    clock.moveTo("2029-04-01T04:00:00Z");
    server.node().tick();
    assertThat(reminders(reminded)).isZero();
    // The provider is left in peace, so nothing leaves meanwhile.
    database.execute("insert into circuit (channel, open_until) values ('sms', '2099-01-01')");
    clock.moveTo("2029-04-02T04:00:00Z");
    server.node().tick();
    server.node().tick();
    assertThat(reminders(reminded)).isEqualTo(1);
    assertThat(reminders(renewing)).isEqualTo(1);
    assertThat(reminders(gone)).as("she can renew no more").isZero();
    CertificateRequests.issue(server, passed(renewing));
    assertThat(
            database.column(
                "select m.state from personal_notice n join message m on m.id = n.message where n.occasion = 'ends-soon' and n.person = '%s'"
                    .formatted(renewing)))
        .as("the message has not left, and is stopped")
        .containsExactly("stopped");
    database.execute("delete from circuit");
    clock.moveTo("2029-05-20T04:00:00Z");
    server.node().tick();
    assertThat(reminders(reminded)).isEqualTo(1);
    assertThat(reminders(renewing)).isEqualTo(1);
  }

  @Test
  void revokedItIsToldToItsHolderAndCountsNoMore() {
    var holder = Staff.create(server, "holder-of-one", "child_director", TOWNSHIP + "002");
    UUID person = UUID.fromString(holder.id());
    UUID id = CertificateRequests.issue(server, passed(person));
    Api officer = server.as("case_officer");
    JsonObject whole = revoke(officer, id).expect(200).json();
    assertThat(text(whole, "revokeReason")).isEqualTo("演示·替考，经核实");
    assertThat(text(verify(numberOf(id)), "state")).isEqualTo("revoked");
    assertThat(verify(numberOf(id)).toString()).doesNotContain("替考");
    assertThat(valid(person, LocalDate.of(2026, 6, 1))).isNull();
    JsonObject told = items(holder.api().call("listMyNotices").expect(200).json()).getFirst();
    assertThat(text(told, "subject")).isEqualTo("儿童主任培训合格证书已撤销");
    assertThat(text(told, "body")).contains("替考").contains("复核");
    assertThat(revoke(officer, id).expect(409).text("detail")).contains("已经撤销");
    UUID again = CertificateRequests.issue(server, passed(person));
    assertThat(valid(person, LocalDate.of(2026, 6, 1)).id()).isEqualTo(again);
  }

  @Race
  @Test
  void twoRevocationsAtOnceHaveOneEffect() {
    Api officer = server.as("case_officer");
    var random = Rounds.random("revoke");
    for (int round = 0; round < Rounds.COUNT; round++) {
      UUID person = director();
      UUID id = CertificateRequests.issue(server, passed(person));
      List<Integer> statuses =
          AtOnce.call(
              Collections.nCopies(2 + random.nextInt(4), () -> revoke(officer, id).status()));
      assertThat(statuses).as("round " + round).containsOnlyOnce(200).containsOnly(200, 409);
      assertThat(count("personal_notice where occasion = 'revoked' and person = '" + person + "'"))
          .isEqualTo(1);
      assertThat(count("audit_event where subject = 'certificate/" + id + "'")).isEqualTo(1);
    }
  }

  /** The term that was left goes over to the new one, or ends with the old one. */
  @Race
  @Test
  void revokedAsItIsRenewedItIsOneOfBoth() {
    Map<String, Integer> found = new TreeMap<>();
    for (int round = 0; round < Rounds.COUNT; round++) {
      clock.moveTo(START);
      UUID person = director();
      UUID first = CertificateRequests.issue(server, passed(person));
      clock.moveTo("2029-04-15T04:00:00Z");
      Api officer = server.as("case_officer");
      Award award = passed(person);
      List<Object> both =
          AtOnce.call(
              List.of(
                  () -> revoke(officer, first).status(),
                  () -> CertificateRequests.issue(server, award)));
      String states =
          text(verify(numberOf(first)), "state")
              + " "
              + both.getFirst()
              + " "
              + text(verify(numberOf((UUID) both.getLast())), "validUntil");
      assertThat(states).isIn("revoked 200 2032-04-15", "renewed 409 2032-06-01");
      found.merge(states, 1, Integer::sum);
    }
    System.out.println("CertificateIT: revoked against renewed " + found);
  }

  @Test
  void staffFindByQualificationTownshipStateAndText() {
    UUID person =
        UUID.fromString(
            Staff.create(server, "found-" + digits(), "child_supervisor", "440881003").id());
    UUID id =
        CertificateRequests.issue(
            server,
            new Award(
                person,
                "=演示·找得到",
                Qualification.CHILD_SUPERVISOR,
                "演示·督导员考试",
                UUID.randomUUID(),
                clock.instant()));
    Api officer = server.as("case_officer");
    for (Map<String, Object> query :
        List.<Map<String, Object>>of(
            Map.of("text", "找得到"),
            Map.of("text", numberOf(id)),
            Map.of("township", "440881003", "qualification", "child_supervisor"),
            Map.of("state", "valid", "text", "找得到"))) {
      assertThat(items(officer.call("listCertificates", query).expect(200).json()))
          .as(query.toString())
          .extracting(item -> text(item, "id"))
          .contains(id.toString());
    }
    for (Map<String, Object> query :
        List.<Map<String, Object>>of(
            Map.of("text", "找不到"),
            Map.of("township", "440881101"),
            Map.of("state", "revoked"),
            Map.of("state", "ending"),
            Map.of("qualification", "volunteer"))) {
      assertThat(items(officer.call("listCertificates", query).expect(200).json()))
          .as(query.toString())
          .extracting(item -> text(item, "id"))
          .doesNotContain(id.toString());
    }
    clock.moveTo("2029-05-01T04:00:00Z");
    var later = server.as("case_officer");
    assertThat(items(later.call("listCertificates", Map.of("state", "ending")).expect(200).json()))
        .extracting(item -> text(item, "id"))
        .contains(id.toString());
  }

  private static UUID director() {
    return CertificateRequests.director(server, TOWNSHIP);
  }

  private static Award passed(UUID person) {
    return CertificateRequests.award(person, Qualification.CHILD_DIRECTOR, clock.instant());
  }

  private static String numberOf(UUID id) {
    String number =
        database.column("select number from certificate where id = '" + id + "'").getFirst();
    return CertificateNumber.printed(number);
  }

  private static JsonObject verify(String number) {
    return server.api().call("verifyCertificate", Map.of("number", number)).expect(200).json();
  }

  private static Standing valid(UUID person, LocalDate on) {
    return server
        .store()
        .read(
            tx ->
                server
                    .node()
                    .certificates()
                    .valid(tx, Qualification.CHILD_DIRECTOR, List.of(person), on))
        .get(person);
  }

  private static Api.Answer revoke(Api officer, UUID id) {
    return officer.call(
        "revokeCertificate", Map.of("certificate", id), CertificateRequests.reason());
  }

  private static int reminders(UUID person) {
    return count("personal_notice where occasion = 'ends-soon' and person = '" + person + "'");
  }

  private static int count(String from) {
    return Integer.parseInt(database.column("select count(*) from " + from).getFirst());
  }

  private static String digits() {
    return "%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
  }
}
