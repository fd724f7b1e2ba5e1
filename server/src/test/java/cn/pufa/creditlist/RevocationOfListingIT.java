package cn.pufa.creditlist;

import static cn.pufa.testing.NeedsRequests.json;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.PublicationRequests;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A listing that should not have been made is revoked, and what of it is right stands. */
@ServerAt("2026-06-08T02:00:00Z")
class RevocationOfListingIT {

  private static final Sql LISTED_ON =
      Sql.of(
          """
      update credit_entry set listed_on = $2, counts_from = $2, counts_from_other = $2, full_on = $3, full_on_other = $3
       where id = $1""");
  private static final Sql WARNED =
      Sql.of("update credit_ground set code = 'small_penalty' where entry = $1");
  private static final Sql UNREACHABLE =
      Sql.of(
          """
      insert into credit_ground (organization, entry, code, facts, arisen_on)
      values ($2, $1, 'unreachable', '演示·两次信函退回', '2026-05-04')""");

  private static final Sql AS_A_REPORT =
      Sql.of("update credit_ground set code = 'report_missed', year = 2024 where move = $1");

  private static MovableClock clock;
  private static TestServer server;
  private static CreditWorld world;
  private static Deque<String> free;

  @BeforeAll
  static void start() {
    free = new ArrayDeque<>(world.free());
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
  }

  private static UUID listed(String organization, LocalDate on) {
    UUID entry = world.listed(organization);
    server.store().run(tx -> tx.execute(LISTED_ON, entry, on, on.plusYears(2)));
    return entry;
  }

  private static UUID listedForTwo(String organization) {
    UUID entry = listed(organization, today().minusDays(30));
    UUID of = UUID.fromString(organization);
    server.store().run(tx -> tx.execute(UNREACHABLE, entry, of));
    return entry;
  }

  private static String state(String organization) {
    return text(world.standing(organization), "state");
  }

  private static JsonObject entry(String organization, UUID id) {
    return list(world.standing(organization), "entries").stream()
        .filter(one -> text(one, "id").equals(id.toString()))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonObject> list(JsonObject of, String name) {
    return of.getAsJsonArray(name).asList().stream().map(one -> one.getAsJsonObject()).toList();
  }

  /** The revocation of this ground alone. */
  private static JsonObject of(JsonObject entry, String code) {
    JsonObject ground =
        list(entry, "grounds").stream()
            .filter(one -> text(one, "code").equals(code))
            .findFirst()
            .orElseThrow();
    return naming(text(ground, "id"));
  }

  private static JsonObject naming(String ground) {
    return json("{facts:'演示·核对过',reasons:'演示·记错了',grounds:['%s']}".formatted(ground));
  }

  private static void refused(Api.Answer answer, String why) {
    assertThat(answer.expect(409).text("detail")).contains(why);
  }

  @Test
  void endsAtOnceWhatCouldNotBeRemovedForMonths() {
    String organization = free.remove();
    UUID entry = listed(organization, today().minusDays(30));
    server.store().run(tx -> tx.execute(WARNED, entry));
    refused(
        world.officer().call("applyCreditRemoval", Map.of(), CreditWorld.removal(organization)),
        "满6个月");

    JsonObject move = world.revoking(entry, CreditWorld.revocation()).expect(201).json();
    assertThat(text(move, "kind")).isEqualTo("revoke");
    assertThat(text(move, "step")).as("nobody's rights are taken").isEqualTo("review");
    assertThat(list(move, "grounds")).hasSize(1);
    refused(world.revoking(entry, CreditWorld.revocation()), "已经有一件撤销列入在办");
    refused(world.decided(move, true), "法制审核");
    assertThat(state(organization)).isEqualTo("abnormal");
    world.reviewed(move).expect(200);
    String number = world.decided(move, true).expect(200).text("decisionNumber");

    assertThat(state(organization)).isEqualTo("normal");
    JsonObject ended = entry(organization, entry);
    assertThat(text(ended, "endedBy")).isEqualTo("revoked");
    assertThat(text(ended, "endDocumentNumber")).isEqualTo(number);
    assertThat(list(ended, "grounds")).isEmpty();
    assertThat(list(ended, "revoked"))
        .extracting(one -> text(one, "documentNumber"))
        .containsExactly(number);
    refused(world.revoking(entry, CreditWorld.revocation()), "没有可以撤销的");
  }

  @Test
  void leavesWhatIsRightAndCountsNothingAnew() {
    String organization = free.remove();
    UUID entry = listedForTwo(organization);
    JsonObject before = entry(organization, entry);
    assertThat(world.revoking(entry, naming(UUID.randomUUID().toString())).expect(422).pointers())
        .containsExactly("/grounds/0");
    world.revoked(entry, of(before, "unreachable"));

    assertThat(state(organization)).isEqualTo("abnormal");
    JsonObject after = entry(organization, entry);
    assertThat(list(after, "grounds"))
        .extracting(one -> text(one, "code"))
        .containsExactly("party_organization");
    assertThat(list(after, "revoked"))
        .extracting(one -> text(one, "facts"))
        .containsExactly("演示·两次信函退回");
    assertThat(after.get("fullOn")).isEqualTo(before.get("fullOn"));
    assertThat(text(after, "explanation")).contains("没有重新计算");

    world.revoked(entry, CreditWorld.revocation());
    assertThat(state(organization)).isEqualTo("normal");
    assertThat(list(entry(organization, entry), "revoked")).hasSize(2);
  }

  @Test
  void isDroppedLikeAnyMoveAndThenTheEntryStands() {
    String organization = free.remove();
    UUID entry = listed(organization, today().minusDays(30));
    JsonObject move = world.revoking(entry, CreditWorld.revocation()).expect(201).json();
    world.decided(move, false).expect(200);
    assertThat(state(organization)).isEqualTo("abnormal");
    assertThat(list(entry(organization, entry), "grounds")).hasSize(1);
  }

  /** Where it is removed meanwhile, nobody would decide whether it should have been made. */
  @Test
  void goesBeforeARemovalThatIsUnderWayAndEndsIt() {
    String organization = free.remove();
    UUID entry = listed(organization, today().minusDays(30));
    JsonObject removal = world.applied(organization);
    String id = text(removal, "id");
    world.verified(id).expect(200);
    JsonObject leaving = world.get(id);
    world.reviewed(leaving).expect(200);
    JsonObject move = world.revoking(entry, CreditWorld.revocation()).expect(201).json();
    refused(world.decided(leaving, true), "先办结");
    world.reviewed(move).expect(200);
    world.decided(move, true).expect(200);
    assertThat(text(world.get(id), "state")).isEqualTo("dropped");
    assertThat(text(world.get(id), "decisionReasons")).contains("已经撤销");
  }

  /** From the serious list by two years: the entry is the serious one, with what came along. */
  private static UUID movedToSerious(String organization, UUID entry) {
    LocalDate listed = today().minusYears(2).minusDays(1);
    server.store().run(tx -> tx.execute(LISTED_ON, entry, listed, listed.plusYears(2)));
    JsonObject proposal =
        json(
            "{organization:'%s',kind:move_serious,facts:'演示·仍未纠正',documentNumber:'%s'}"
                .formatted(organization, CreditWorld.number("告")));
    JsonObject move =
        world.officer().call("proposeCreditMove", Map.of(), proposal).expect(201).json();
    decided(move);
    assertThat(state(organization)).isEqualTo("serious");
    return UUID.fromString(text(world.get(text(move, "id")), "entry"));
  }

  private static void decided(JsonObject move) {
    String until = world.served(move, today()).expect(200).text("statementUntil");
    clock.moveTo(LocalDate.parse(until).plusDays(1) + "T02:00:00Z");
    world.reviewed(move).expect(200);
    world.decided(move, true).expect(200);
  }

  @Test
  void whereOnlyTheTwoYearsWereWrongTheAbnormalListHoldsAsIfNeverLeft() {
    String organization = free.remove();
    UUID abnormal = listedForTwo(organization);
    UUID serious = movedToSerious(organization, abnormal);
    JsonObject before = entry(organization, abnormal);
    world.revoked(serious, of(entry(organization, serious), "unreachable"));
    assertThat(state(organization)).as("one ground is left of the two").isEqualTo("serious");
    world.revoked(serious, of(entry(organization, serious), "abnormal_two_years"));

    assertThat(state(organization)).isEqualTo("abnormal");
    JsonObject again = entry(organization, abnormal);
    assertThat(again.has("endedOn")).isFalse();
    assertThat(again.get("listedOn")).isEqualTo(before.get("listedOn"));
    assertThat(list(again, "grounds"))
        .extracting(one -> text(one, "code"))
        .containsExactly("party_organization");
    assertThat(list(again, "revoked"))
        .as("what was revoked meanwhile stays so")
        .extracting(one -> text(one, "facts"))
        .containsExactly("演示·两次信函退回");
    assertThat(text(entry(organization, serious), "endedBy")).isEqualTo("revoked");
  }

  @Test
  void whereAllWasWrongNothingStands() {
    String organization = free.remove();
    UUID abnormal = listed(organization, today());
    String entered = published("list_entry/" + abnormal);
    objected(organization, abnormal, true);
    UUID serious = movedToSerious(organization, abnormal);
    String left = published("list_removal/" + abnormal);
    assertThat(tasks(organization)).as("it goes along").containsExactly("correction_due");
    JsonObject move =
        world
            .revoking(serious, of(entry(organization, serious), "party_organization"))
            .expect(201)
            .json();
    assertThat(list(move, "grounds"))
        .as("two years of nothing")
        .extracting(one -> text(one, "code"))
        .containsExactlyInAnyOrder("party_organization", "abnormal_two_years");
    world.reviewed(move).expect(200);
    String number = world.decided(move, true).expect(200).text("decisionNumber");
    assertThat(state(organization)).isEqualTo("normal");
    JsonObject ended = entry(organization, abnormal);
    assertThat(text(ended, "endedBy")).isEqualTo("revoked");
    assertThat(text(ended, "endDocumentNumber")).isEqualTo(number);
    assertThat(text(ended, "endedOn")).isEqualTo(today().toString());
    assertThat(List.of(entered, left))
        .as("neither was so")
        .extracting(batch -> text(PublicationRequests.batch(server, batch), "state"))
        .containsOnly("withdrawn");
    JsonObject again = PublicationRequests.draft(List.of("list_entry/" + abnormal));
    world.officer().call("createPublicationBatch", Map.of(), again).expect(422);
    String revoked = published("list_removal/" + abnormal);
    assertThat(text(list(PublicationRequests.whole(server, revoked), "items").getFirst(), "words"))
        .contains("撤销列入活动异常名录");
  }

  private static String published(String subject) {
    return PublicationRequests.published(server, PublicationRequests.draft(List.of(subject)));
  }

  @Test
  void theTwoYearsDoNotRestOnWhatWasAddedToTheSeriousList() {
    String organization = free.remove();
    UUID abnormal = listed(organization, today());
    UUID serious = movedToSerious(organization, abnormal);
    JsonObject added =
        json(
            "{organization:'%s',kind:add_ground,ground:other_serious,facts:'演示·又欠一年',documentNumber:'%s'}"
                .formatted(organization, CreditWorld.number("告")));
    JsonObject move = world.officer().call("proposeCreditMove", Map.of(), added).expect(201).json();
    decided(move);
    UUID id = UUID.fromString(text(move, "id"));
    server.store().run(tx -> tx.execute(AS_A_REPORT, id));

    JsonObject revocation = of(entry(organization, serious), "party_organization");
    JsonObject revoking = world.revoking(serious, revocation).expect(201).json();
    assertThat(list(revoking, "grounds"))
        .extracting(one -> text(one, "code"))
        .containsExactlyInAnyOrder("party_organization", "abnormal_two_years");
    world.reviewed(revoking).expect(200);
    world.decided(revoking, true).expect(200);
    assertThat(state(organization)).isEqualTo("normal");
  }

  /** What waits for this organisation after the clock has looked. */
  private static List<String> tasks(String organization) {
    server.node().tick();
    JsonObject open =
        world.officer().call("listCreditTasks", Map.of("size", 100)).expect(200).json();
    return Own.items(open).stream()
        .filter(task -> text(task, "organization").equals(organization))
        .map(task -> text(task, "kind"))
        .toList();
  }

  private static void objected(String organization, UUID entry, boolean upheld) {
    String objection = "{organization:'%s',entry:'%s',text:'演示·不是我们'}";
    String id =
        world
            .officer()
            .call("objectToCredit", Map.of(), json(objection.formatted(organization, entry)))
            .expect(201)
            .text("id");
    world
        .officer()
        .call(
            "answerCreditObjection",
            Map.of("objection", id),
            json("{answer:'演示·核对过',upheld:%s}".formatted(upheld)))
        .expect(200);
  }

  @Test
  void anObjectionThatWasUpheldWaitsUntilItIsProposed() {
    String organization = free.remove();
    UUID entry = listed(organization, today().minusDays(30));
    objected(organization, entry, false);
    assertThat(tasks(organization)).isEmpty();
    objected(organization, entry, true);
    assertThat(tasks(organization)).containsExactly("correction_due");
    JsonObject move = world.revoking(entry, CreditWorld.revocation()).expect(201).json();
    assertThat(tasks(organization)).isEmpty();
    world.decided(move, false).expect(200);
    assertThat(tasks(organization)).as("somebody has decided it").isEmpty();
  }
}
