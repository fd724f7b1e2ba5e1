package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An organisation files its annual return, and everybody concerned sees it. */
class ReturnIT {

  /** The campaign is open from 2026-03-01 to 2026-06-01. */
  private static final String AN_OPEN_DAY = "2026-05-20T04:00:00Z";

  private static final AtomicInteger AGENTS = new AtomicInteger();

  private static TestPostgres.TestDatabase shared;
  private static TestServer server;
  private static Jdbc database;
  private static Api officer;
  private static UUID campaign;

  @BeforeAll
  static void start() {
    shared = TestPostgres.create();
    server = TestServer.start(shared, Map.of("PUFA_CLOCK", AN_OPEN_DAY));
    database = Jdbc.connect(shared.appUrl());
    officer = server.as("case_officer");
    campaign = Given.releasedCampaign(officer, server.as("approver"));
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  /** Somebody who files for an organisation that has not filed. */
  private record Filer(String account, String organization, Api api) {
    static Filer next() {
      int number = AGENTS.incrementAndGet();
      String organization =
          database
              .column(
                  "select id from organization order by credit_code offset %d limit 1"
                      .formatted(20 + number))
              .getFirst();
      String account = "filer-" + number;
      return new Filer(account, organization, Staff.agent(server, account, organization));
    }

    JsonObject draft() {
      return Given.returnDraft(campaign, organization, api);
    }

    Api.Answer submit(JsonObject draft) {
      return api.call("submitReturn", Map.of(), draft);
    }
  }

  @Test
  void aReturnIsReceivedAndSeen() {
    Filer filer = Filer.next();
    int before = submitted();
    JsonObject draft = filer.draft();
    JsonObject receipt = filer.submit(draft).expect(201).json();

    assertThat(text(receipt, "number")).matches("R2026-\\d{6}");
    assertThat(receipt.get("late").getAsBoolean()).isFalse();
    assertThat(text(receipt, "dueOn")).isEqualTo("2026-06-01");
    Map<String, Object> id = Map.of("return", text(receipt, "id"));
    for (Api reader : List.of(filer.api(), officer, server.as("auditor"))) {
      assertThat(reader.call("getReturnReceipt", id).expect(200).json()).isEqualTo(receipt);
    }
    JsonObject kept = officer.call("getReturn", id).expect(200).json();
    for (String member : List.of("activitySummary", "incomeFen", "expenseFen", "contactPhone")) {
      assertThat(kept.get(member)).isEqualTo(draft.get(member));
    }
    assertThat(server.as("leader").call("getReturn", id).expect(200).text("contactPhone"))
        .isEqualTo("100****0008");
    assertThat(officer.call("getReturnAttachment", id).expect(200).bytes())
        .isEqualTo(Uploads.pdf(""));
    assertThat(submitted()).isEqualTo(before + 1);
  }

  @Test
  void theInboxShowsTheReceipt() {
    Filer filer = Filer.next();
    assertThat(notice(filer).has("acknowledgedAt")).isFalse();
    JsonObject receipt = filer.submit(filer.draft()).expect(201).json();
    JsonObject notice = notice(filer);
    assertThat(text(notice, "campaign")).isEqualTo(campaign.toString());
    assertThat(text(notice.getAsJsonObject("returnReceipt"), "number"))
        .isEqualTo(text(receipt, "number"));
    assertThat(notice.has("acknowledgedAt")).isTrue();
  }

  private static JsonObject notice(Filer filer) {
    for (var item : filer.api().call("listInbox").expect(200).json().getAsJsonArray("items")) {
      if (text(item.getAsJsonObject(), "campaign").equals(campaign.toString())) {
        return item.getAsJsonObject();
      }
    }
    throw new AssertionError("no notice of the campaign");
  }

  /** Anybody can repeat it from the return alone. */
  @Test
  void theSealFollowsFromWhatWasFiled() throws Exception {
    Filer filer = Filer.next();
    JsonObject draft = filer.draft();
    draft.addProperty("consentOn", "2026-03-31");
    draft.addProperty("activitySummary", "演示：“引号”、\"quotes\"，<尖括号> 和换行\n都照原样。");
    JsonObject receipt = filer.submit(draft).expect(201).json();
    JsonObject kept =
        filer.api().call("getReturn", Map.of("return", text(receipt, "id"))).expect(200).json();
    var values = new JsonArray();
    for (String member :
        List.of(
            "receiptNumber",
            "year",
            "organization",
            "organizationName",
            "submittedAt",
            "consentOn",
            "activitySummary",
            "meetings",
            "activities",
            "incomeFen",
            "expenseFen",
            "contactName",
            "contactPhone")) {
      values.add(kept.get(member));
    }
    values.add(sha256(Uploads.pdf("")));
    assertThat(text(receipt, "sha256"))
        .isEqualTo(sha256(values.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void aSecondReturnIsToldTheFirstNumber() {
    Filer filer = Filer.next();
    JsonObject receipt = filer.submit(filer.draft()).expect(201).json();
    JsonObject again = filer.draft();
    Api.Answer refused = filer.submit(again).expect(409);
    assertThat(refused.text("detail")).contains(text(receipt, "number"));
    assertThat(attachedTo(text(again, "attachment"))).isNull();
  }

  /** Two people of one organisation press the button at the same moment. */
  @Test
  void ofManyAtOnceOneIsReceivedAndNoNumberIsLost() {
    Filer filer = Filer.next();
    List<JsonObject> drafts = Stream.generate(filer::draft).limit(8).toList();
    List<Api.Answer> answers =
        AtOnce.call(
            drafts.stream().<Callable<Api.Answer>>map(draft -> () -> filer.submit(draft)).toList());
    assertThat(answers.stream().map(Api.Answer::status).sorted())
        .containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
    List<String> numbers =
        database.column(
            "select receipt_number from annual_return where receipt_number is not null order by 1");
    for (int place = 0; place < numbers.size(); place++) {
      assertThat(numbers.get(place)).isEqualTo("R2026-%06d".formatted(place + 1));
    }
  }

  @Test
  void theSameKeyIsTheSameReturn() {
    Filer filer = Filer.next();
    JsonObject draft = filer.draft();
    var key = Map.<String, Object>of("Idempotency-Key", Api.key());
    JsonObject first = filer.api().call("submitReturn", key, draft).expect(201).json();
    assertThat(filer.api().call("submitReturn", key, draft).expect(201).json()).isEqualTo(first);
  }

  @Test
  void theDueDayEndsAtMidnight() {
    assertThat(lateAt("2026-05-31T16:00:00Z")).as("the first minute of the day").isFalse();
    assertThat(lateAt("2026-06-01T15:58:00Z")).as("the last minutes of the day").isFalse();
    assertThat(lateAt("2026-06-01T16:00:00Z")).as("24:00").isTrue();
    assertThat(
            officer
                .call("listReturns", Map.of("campaign", campaign, "state", "late"))
                .expect(200)
                .number("total"))
        .isEqualTo(1);
  }

  private static boolean lateAt(String moment) {
    Filer filer = Filer.next();
    try (var then = TestServer.start(shared, Map.of("PUFA_CLOCK", moment))) {
      Api agent = then.as(filer.account());
      return agent
          .call("submitReturn", Map.of(), Given.returnDraft(campaign, filer.organization(), agent))
          .expect(201)
          .json()
          .get("late")
          .getAsBoolean();
    }
  }

  @Test
  void beforeTheFirstDayNothingIsReceived() {
    Filer filer = Filer.next();
    JsonObject draft = filer.draft();
    draft.addProperty("campaign", laterCampaign().toString());
    Api.Answer refused = filer.submit(draft).expect(409);
    assertThat(refused.text("detail")).contains("2026年5月21日");
    assertThat(attachedTo(text(draft, "attachment"))).isNull();
  }

  /** For another year, opening tomorrow. */
  private static UUID laterCampaign() {
    JsonObject draft = Given.campaignDraft();
    draft.addProperty("year", 2024);
    draft.addProperty("opensOn", "2026-05-21");
    String id = officer.call("createCampaign", Map.of(), draft).expect(201).text("id");
    server.as("approver").call("releaseCampaign", Map.of("campaign", id)).expect(202);
    return UUID.fromString(id);
  }

  @Test
  void consentIsMarkedAndNeverBlocks() {
    for (String consentOn : new String[] {null, "2026-03-31"}) {
      Filer filer = Filer.next();
      boolean supervised =
          database.number(
                  "select count(supervising_unit) from organization where id = '%s'"
                      .formatted(filer.organization()))
              == 1;
      JsonObject draft = filer.draft();
      if (consentOn != null) {
        draft.addProperty("consentOn", consentOn);
      }
      String expected = consentOn == null ? "missing" : "given";
      assertThat(filer.submit(draft).expect(201).text("consent"))
          .isEqualTo(supervised ? expected : "not_needed");
    }
    Filer direct = Filer.next();
    database.execute(
        "update organization set supervising_unit = null where id = '%s'"
            .formatted(direct.organization()));
    assertThat(direct.submit(direct.draft()).expect(201).text("consent")).isEqualTo("not_needed");
    Filer hasty = Filer.next();
    JsonObject tomorrow = hasty.draft();
    tomorrow.addProperty("consentOn", "2026-05-21");
    requireFault(hasty, tomorrow, "/consentOn");
  }

  @Test
  void whatIsForeignLooksLikeWhatDoesNotExist() {
    Filer filer = Filer.next();
    Filer stranger = Filer.next();
    requireSameFault(filer, "organization", stranger.organization());
    requireSameFault(filer, "attachment", Uploads.attachment(stranger.api()));
    String draft =
        officer.call("createCampaign", Map.of(), Given.campaignDraft()).expect(201).text("id");
    requireSameFault(filer, "campaign", draft);
    requireSameFault(filer, "campaign", campaignOfOthers(filer));
    filer.submit(filer.draft()).expect(201);
  }

  /** One whose notice did not go to this organisation. */
  private static String campaignOfOthers(Filer filer) {
    String id = Given.releasedCampaign(officer, server.as("approver")).toString();
    database.execute(
        "delete from message_notice where notice in (select id from notice where circular = '%s' and organization = '%s')"
            .formatted(id, filer.organization()));
    database.execute(
        "delete from notice where circular = '%s' and organization = '%s'"
            .formatted(id, filer.organization()));
    return id;
  }

  private static void requireSameFault(Filer filer, String member, String foreign) {
    JsonObject draft = filer.draft();
    draft.addProperty(member, foreign);
    Api.Answer answer = requireFault(filer, draft, "/" + member);
    draft.addProperty(member, UUID.randomUUID().toString());
    Api.Answer unknown = requireFault(filer, draft, "/" + member);
    assertThat(answer.json().get("errors")).isEqualTo(unknown.json().get("errors"));
  }

  @Test
  void whatTheContractDoesNotNameIsRefused() {
    Filer filer = Filer.next();
    for (String member :
        List.of("role", "status", "orgId", "late", "receiptNumber", "submittedAt")) {
      JsonObject draft = filer.draft();
      draft.addProperty(member, "admin");
      requireFault(filer, draft, "/" + member);
    }
    JsonObject undeclared = filer.draft();
    undeclared.addProperty("declaration", false);
    requireFault(filer, undeclared, "/declaration");
    JsonObject negative = filer.draft();
    negative.addProperty("incomeFen", -1);
    requireFault(filer, negative, "/incomeFen");
  }

  @Test
  void anAttachmentServesOneReturn() {
    Filer filer = Filer.next();
    JsonObject draft = filer.draft();
    filer.submit(draft).expect(201);
    Filer other = Filer.next();
    JsonObject stolen = other.draft();
    stolen.addProperty("attachment", text(draft, "attachment"));
    requireFault(other, stolen, "/attachment");
  }

  @Test
  void theOfficerFindsWhoHasNotFiled() {
    Filer filer = Filer.next();
    var filter =
        Map.<String, Object>of(
            "campaign", campaign, "channel", "inbox", "notSubmitted", true, "size", 100);
    int before = officer.call("listCampaignNotices", filter).expect(200).number("total");
    long ofFiler =
        database.number(
            "select count(*) from notice where circular = '%s' and organization = '%s'"
                .formatted(campaign, filer.organization()));
    filer.submit(filer.draft()).expect(201);
    Api.Answer after = officer.call("listCampaignNotices", filter).expect(200);
    assertThat((long) after.number("total")).isEqualTo(before - ofFiler);
    assertThat(after.body().toString()).doesNotContain(filer.organization());
  }

  private static Api.Answer requireFault(Filer filer, JsonObject draft, String pointer) {
    Api.Answer answer = filer.submit(draft).expect(422);
    assertThat(answer.pointers()).containsExactly(pointer);
    return answer;
  }

  private static int submitted() {
    return officer
        .call("getCampaignProgress", Map.of("campaign", campaign))
        .expect(200)
        .number("submitted");
  }

  private static String attachedTo(String file) {
    return database
        .column("select attached_to from stored_file where id = '%s'".formatted(file))
        .getFirst();
  }

  private static String text(JsonObject object, String member) {
    return object.get(member).getAsString();
  }
}
