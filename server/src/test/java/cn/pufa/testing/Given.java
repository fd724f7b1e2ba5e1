package cn.pufa.testing;

import cn.pufa.app.demo.DemoRegister;
import cn.pufa.identity.Divisions;
import cn.pufa.organization.CreditCode;
import cn.pufa.organization.RegisterRow;
import cn.pufa.organization.RegisterWorkbook;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What a story starts from. */
public final class Given {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Divisions DIVISIONS = Divisions.load();

  private Given() {}

  /**
   * A campaign for the year 2025 to both kinds of organisation, with a document number of its own.
   */
  public static JsonObject campaignDraft() {
    var types = new JsonArray();
    types.add("social_group");
    types.add("private_non_enterprise");
    var draft = new JsonObject();
    draft.addProperty("year", 2025);
    draft.add("types", types);
    draft.addProperty("registeredBefore", "2025-12-30");
    draft.addProperty("opensOn", "2026-03-01");
    draft.addProperty("closesOn", "2026-05-31");
    draft.addProperty("documentNumber", "演示发〔2026〕" + NUMBER.incrementAndGet() + "号");
    return draft;
  }

  /** What a change says of the version that was read. */
  public static JsonObject seen(int version, JsonObject change) {
    change.addProperty("seen", version);
    return change;
  }

  /**
   * @param read an answer with the record as it is now
   */
  public static JsonObject seen(Api.Answer read, JsonObject change) {
    return seen(read.expect(200).number("version"), change);
  }

  /** Hands a draft in for review; the campaign's id. */
  public static String submitted(Api caseOfficer, String campaign) {
    caseOfficer.call("submitCampaign", java.util.Map.of("campaign", campaign)).expect(200);
    return campaign;
  }

  /** Drafted by the case officer and released by the other; the campaign's id. */
  public static UUID releasedCampaign(Api caseOfficer, Api approver) {
    String id =
        caseOfficer
            .call("createCampaign", java.util.Map.of(), campaignDraft())
            .expect(201)
            .text("id");
    approver
        .call("releaseCampaign", java.util.Map.of("campaign", submitted(caseOfficer, id)))
        .expect(202);
    return UUID.fromString(id);
  }

  /** A session for all three roles in the whole county, open for sign-up for an hour. */
  public static JsonObject trainingSession(int capacity) {
    Instant now = Instant.now();
    var session = new JsonObject();
    session.addProperty("title", "演示·培训班" + NUMBER.incrementAndGet());
    session.add("audience", texts("volunteer", "child_director", "child_supervisor"));
    session.addProperty("capacity", capacity);
    session.addProperty("opensAt", now.minus(Duration.ofMinutes(1)).toString());
    session.addProperty("closesAt", now.plus(Duration.ofHours(1)).toString());
    session.addProperty("startsAt", now.plus(Duration.ofHours(2)).toString());
    session.addProperty("endsAt", now.plus(Duration.ofHours(4)).toString());
    session.addProperty("place", "演示党校");
    session.add("topics", texts("家庭走访", "强制报告"));
    return session;
  }

  /** A role for a village or township, as a sign-up names it. */
  public static JsonObject post(String role, String division) {
    var post = new JsonObject();
    post.addProperty("role", role);
    post.addProperty("division", division);
    return post;
  }

  public static JsonObject postRequest(String role, String division) {
    JsonObject request = post(role, division);
    request.addProperty("name", "演示·申请人");
    return request;
  }

  public static JsonArray texts(String... values) {
    var array = new JsonArray();
    List.of(values).forEach(array::add);
    return array;
  }

  /** A 普法 event with nothing wrong. */
  public static JsonObject eventDraft() {
    var draft = new JsonObject();
    draft.addProperty("title", "演示·进村居讲婚姻登记");
    draft.addProperty("kind", "village_visit");
    draft.addProperty("heldOn", "2026-05-20");
    draft.addProperty("place", "演示村文化楼");
    return draft;
  }

  /** Invented organisations, others at another seed. */
  public static List<RegisterRow> rows(long seed) {
    return DemoRegister.rows(seed, DIVISIONS.townshipsByName());
  }

  /**
   * The same under codes of their own, so that no register knows them, and without e-mail.
   *
   * @param code four places of each code; the other four count
   */
  public static List<RegisterRow> newcomers(long seed, String code) {
    List<RegisterRow> rows = rows(seed);
    return IntStream.range(0, rows.size())
        .mapToObj(place -> newcomer(rows.get(place), code + "%04d".formatted(place)))
        .toList();
  }

  private static RegisterRow newcomer(RegisterRow row, String code) {
    return new RegisterRow(
        CreditCode.complete(row.creditCode().substring(0, 8), code),
        row.name(),
        row.type(),
        row.charity(),
        row.township(),
        row.address(),
        row.registeredOn(),
        row.legalRepresentative(),
        row.supervisingUnit(),
        row.contactName(),
        row.contactPhone(),
        null);
  }

  public static byte[] workbook(List<RegisterRow> rows) {
    return new RegisterWorkbook(DIVISIONS.townshipsByName()).write(rows);
  }
}
