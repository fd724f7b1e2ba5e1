package cn.pufa.annualreport;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Filing;
import cn.pufa.testing.LadderWorld;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Own;
import cn.pufa.testing.ReviewWorld;
import cn.pufa.testing.Staff;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What came in on paper counts on the day on which it came in. */
class PaperReturnIT {

  private static LadderWorld world;

  @BeforeAll
  static void start() {
    world = new LadderWorld();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private UUID begin() {
    world.clock().moveTo(LadderWorld.START);
    return world.campaign("2026-05-31");
  }

  @Test
  void theDayItCameInDecides() {
    UUID campaign = begin();
    List<String> organizations = world.organizations();
    world.moveTo("2026-06-10T01:00:00Z");
    assertThat(enter(campaign, organizations.get(0), "2026-06-11").expect(422).pointers())
        .containsExactly("/arrivedOn");
    enter(campaign, organizations.get(0), "2026-02-28").expect(409);
    assertThat(late(enter(campaign, organizations.get(0), "2026-06-01"))).isFalse();
    assertThat(late(enter(campaign, organizations.get(1), "2026-06-02"))).isTrue();
    assertThat(late(enter(campaign, organizations.get(2), "2026-06-10"))).isTrue();

    Api.Answer again = enter(campaign, organizations.get(0), "2026-06-03").expect(409);
    assertThat(again.text("detail")).containsPattern("R2026-\\d{6}");
    assertThat(
            world
                .database()
                .number(
                    "select count(*) from notice where circular = '%s' and duty = id and settled_as = 'submitted' and organization in ('%s')"
                        .formatted(campaign, String.join("', '", organizations.subList(0, 3)))))
        .as("nobody reminds them any more")
        .isEqualTo(3);
  }

  @Test
  void eachMissingYearIsCuredOnItsOwn() {
    UUID first = begin();
    UUID second = world.campaign(2024, "2026-05-31");
    world.moveTo("2026-07-01T01:00:00Z");
    String organization = world.organizations().get(3);
    assertThat(states(organization, first, second)).containsExactly("overdue", "overdue");
    enter(second, organization, "2026-07-01").expect(201);
    assertThat(states(organization, first, second)).containsExactly("overdue", "received");
    enter(first, organization, "2026-07-01").expect(201);
    assertThat(states(organization, first, second)).containsExactly("received", "received");
  }

  @Test
  void aConsentThatComesLaterIsEnteredOnceWithItsProof() {
    UUID campaign = begin();
    String organization = world.organizations().get(4);
    world
        .database()
        .execute(
            "update organization set supervising_unit = '演示教育局' where id = '%s'"
                .formatted(organization));
    JsonObject receipt = enter(campaign, organization, "2026-05-04").expect(201).json();
    assertThat(receipt.get("consent").getAsString()).isEqualTo("missing");
    assertThat(flags(receipt)).contains("没有初审意见");
    Map<String, Object> id = Map.of("return", receipt.get("id").getAsString());
    Api officer = world.officer();
    assertThat(
            officer
                .call("enterReturnConsent", id, consent("2026-05-05", Uploads.scan(officer)))
                .expect(422)
                .pointers())
        .containsExactly("/consentOn");
    assertThat(
            officer
                .call("enterReturnConsent", id, consent("2026-05-04", UUID.randomUUID().toString()))
                .expect(422)
                .pointers())
        .containsExactly("/proof");
    JsonObject given =
        officer
            .call("enterReturnConsent", id, consent("2026-05-04", Uploads.scan(officer)))
            .expect(200)
            .json();
    assertThat(given.get("consent").getAsString()).isEqualTo("given");
    assertThat(flags(receipt)).doesNotContain("没有初审意见");
    officer
        .call("enterReturnConsent", id, consent("2026-05-03", Uploads.scan(officer)))
        .expect(409);

    Api agent = Staff.agent(world.server(), "filer-" + UUID.randomUUID(), organization);
    assertThat(agent.call("getPaperReturnScan", id).expect(200).bytes()).isEqualTo(Uploads.pdf(""));
    String other = world.organizations().getFirst();
    Staff.agent(world.server(), "filer-" + UUID.randomUUID(), other)
        .call("getPaperReturnScan", id)
        .expect(404);
  }

  /** The year is owed again and can be filed; that the first was received stays on record. */
  @Test
  void whatWasEnteredWronglyIsTakenBackWithItsReason() {
    world.clock().moveTo(LadderWorld.START);
    UUID campaign = world.campaign(2024, "2026-05-31");
    String organization = world.organizations().get(2);
    JsonObject receipt = enter(campaign, organization, "2026-05-04").expect(201).json();
    assertThat(states(organization, campaign)).containsExactly("received");
    takeBack(receipt).expect(200);
    assertThat(states(organization, campaign)).containsExactly("open");
    assertThat(listed(receipt)).isFalse();
    assertThat(
            world
                .database()
                .column(
                    "select receipt_number || ' ' || why from annual_return_taken_back where organization = '%s'"
                        .formatted(organization)))
        .containsExactly(Own.text(receipt, "number") + " 演示·录成了别家");
    assertThat(
            world
                .database()
                .column(
                    "select id::text from stored_file where attached_to = 'return/%s'"
                        .formatted(Own.text(receipt, "id"))))
        .as("the paper of another, under its name")
        .isEmpty();
    takeBack(receipt).expect(404);
    world.submit(campaign, organization);
    assertThat(states(organization, campaign)).containsExactly("received");
  }

  @Test
  void whatIsConcludedOrCameOnlineIsNotTakenBackAtTheCounter() {
    world.clock().moveTo(LadderWorld.START);
    UUID campaign = world.campaign(2024, "2026-05-31");
    JsonObject receipt =
        enter(campaign, world.organizations().getFirst(), "2026-05-04").expect(201).json();
    Map<String, Object> id = Map.of("return", Own.text(receipt, "id"));
    world.officer().call("claimReview", id).expect(200);
    world
        .officer()
        .call("proposeConclusion", id, ReviewWorld.conclusion("basically_qualified"))
        .expect(201);
    assertThat(takeBack(receipt).expect(409).text("detail")).contains("法制审核");
    assertThat(states(world.organizations().getFirst(), campaign)).containsExactly("received");

    String online = world.organizations().get(1);
    world.submit(campaign, online);
    assertThat(
            takeBack(term(online, campaign).getAsJsonObject("receipt")).expect(409).text("detail"))
        .contains("纸质");
  }

  /** Its mail came back while the paper of another stood under its name. */
  @Test
  void whoseEntryIsTakenBackIsUnreadAndReachedByTheNextWay() {
    world.clock().moveTo(LadderWorld.START);
    UUID campaign = world.campaign(2026, "2026-05-31");
    String organization = world.organizations().getFirst();
    world
        .database()
        .execute(
            "update organization set contact_phone = null where id = '%s'".formatted(organization));
    world.finish(campaign);
    JsonObject receipt = enter(campaign, organization, "2026-05-04").expect(201).json();
    assertThat(unread(campaign)).doesNotContain(organization);
    comesBack(campaign, organization);
    takeBack(receipt).expect(200);
    assertThat(unread(campaign)).contains(organization);
    world.server().node().tick();
    assertThat(calls(campaign, organization)).isOne();
  }

  @Test
  void whatAnOrganisationHasReadItselfStaysRead() {
    world.clock().moveTo(LadderWorld.START);
    UUID campaign = world.campaign(2026, "2026-05-31");
    String opened = world.organizations().get(1);
    world
        .database()
        .execute(
            "update notice set read_at = '2026-05-03' where circular = '%s' and organization = '%s'"
                .formatted(campaign, opened));
    takeBack(enter(campaign, opened, "2026-05-04").expect(201).json()).expect(200);
    String filed = world.organizations().get(3);
    Api agent = Staff.agent(world.server(), "filer-" + UUID.randomUUID(), filed);
    Map<String, Object> filing = Filing.of(Own.text(Filing.file(agent, campaign, filed), "id"));
    agent.call("withdrawFiling", filing, NeedsRequests.json("{reason:'演示·再改改'}")).expect(200);

    assertThat(states(filed, campaign)).containsExactly("open");
    assertThat(unread(campaign)).doesNotContain(opened, filed);
    assertThat(
            world
                .database()
                .column(
                    "select organization from notice where circular = '%s' and acknowledged_at is not null"
                        .formatted(campaign)))
        .as("of the other only the entry said so")
        .containsExactly(filed);
  }

  private static List<String> unread(UUID campaign) {
    return Own.items(
            world
                .officer()
                .call("listCircularRecipients", Map.of("circular", campaign, "missing", "read"))
                .expect(200)
                .json())
        .stream()
        .map(recipient -> Own.text(recipient, "organization"))
        .toList();
  }

  private static void comesBack(UUID campaign, String organization) {
    world
        .database()
        .execute(
            """
            update message set state = 'failed', failure = 'bad_address' where id in (
              select f.message from message_fate f join notice n on n.id = f.notice
               where n.circular = '%s' and n.organization = '%s')"""
                .formatted(campaign, organization));
  }

  private static long calls(UUID campaign, String organization) {
    return world
        .database()
        .number(
            "select count(*) from call_task where circular = '%s' and organization = '%s'"
                .formatted(campaign, organization));
  }

  private static Api.Answer takeBack(JsonObject receipt) {
    return world
        .officer()
        .call(
            "takeBackPaperReturn",
            Map.of("return", Own.text(receipt, "id")),
            NeedsRequests.json("{reason:'演示·录成了别家'}"));
  }

  private static boolean listed(JsonObject receipt) {
    return Own.items(world.officer().call("listReviews", Map.of("size", 100)).expect(200).json())
        .stream()
        .anyMatch(row -> Own.text(row, "return").equals(Own.text(receipt, "id")));
  }

  /** Of its row in the work-list of reviewers. */
  private static String flags(JsonObject receipt) {
    return Own.items(world.officer().call("listReviews", Map.of("size", 100)).expect(200).json())
        .stream()
        .filter(row -> Own.text(row, "return").equals(Own.text(receipt, "id")))
        .map(row -> row.get("flags").toString())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> states(String organization, UUID... campaigns) {
    return Stream.of(campaigns)
        .map(campaign -> Own.text(term(organization, campaign), "state"))
        .toList();
  }

  private static JsonObject term(String organization, UUID campaign) {
    return Own.items(
            world
                .officer()
                .call("listReportTerms", Map.of("organization", organization))
                .expect(200)
                .json())
        .stream()
        .filter(term -> Own.text(term, "campaign").equals(campaign.toString()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean late(Api.Answer entered) {
    return entered.expect(201).json().get("late").getAsBoolean();
  }

  private static Api.Answer enter(UUID campaign, String organization, String arrivedOn) {
    Api officer = world.officer();
    var entry = new JsonObject();
    entry.addProperty("campaign", campaign.toString());
    entry.addProperty("organization", organization);
    entry.addProperty("arrivedOn", arrivedOn);
    entry.addProperty("scan", Uploads.scan(officer));
    return officer.call("enterPaperReturn", Map.of(), entry);
  }

  private static JsonObject consent(String on, String proof) {
    var consent = new JsonObject();
    consent.addProperty("consentOn", on);
    consent.addProperty("proof", proof);
    return consent;
  }
}
