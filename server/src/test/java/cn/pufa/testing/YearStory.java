package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.pufa.organization.OrganizationType;
import cn.pufa.organization.RegisterRow;
import cn.pufa.review.Grade;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happens to the organisations of a county from 2022 to 2024, told through HTTP alone on a
 * clock that moves. The demo's own year is taken away first.
 */
public final class YearStory implements AutoCloseable {

  private static final LocalDate LAST_REGISTERED = LocalDate.of(2023, 12, 29);

  /** What the demo recorded of its year. */
  private static final String ITS_YEAR =
      "annual_return, campaign, notice, credit_entry, credit_move, due_procedure";

  private static final Duration SOON = Duration.ofSeconds(30);

  private final MovableClock clock = new MovableClock("2026-05-04T01:00:00Z");
  private final TestServer server;
  private final Jdbc database;
  private int documents;

  public YearStory() {
    server = TestServer.start(TestPostgres.create(), clock);
    database = Jdbc.connect(server.database().ownerUrl());
    takeAway(ITS_YEAR);
  }

  /**
   * With all that refers to them. What the server does by itself may hold the same tables in
   * another order; then one of both is told to begin again.
   */
  public void takeAway(String tables) {
    Eventually.within(
        SOON,
        () ->
            assertThatCode(() -> database.execute("truncate " + tables + " cascade"))
                .doesNotThrowAnyException());
  }

  public Api as(String account) {
    return server.as(account);
  }

  public void on(String day) {
    clock.moveTo(day + "T01:00:00Z");
    server.node().tick();
  }

  /**
   * 577 organisations, all registered by the end of 2023, reached by the inbox; then it is 2022.
   */
  public List<RegisterRow> importRegister() {
    List<RegisterRow> rows = Given.rows(1).stream().map(YearStory::early).toList();
    JsonObject result =
        as("case_officer")
            .upload("importOrganizations", Given.workbook(rows), Api.key())
            .expect(200)
            .json();
    assertThat(result.get("rows").getAsInt()).isEqualTo(577);
    on("2022-01-10");
    return rows;
  }

  private static RegisterRow early(RegisterRow row) {
    return new RegisterRow(
        row.creditCode(),
        row.name(),
        row.type(),
        row.charity(),
        row.township(),
        row.address(),
        row.registeredOn().isAfter(LAST_REGISTERED) ? LAST_REGISTERED : row.registeredOn(),
        row.legalRepresentative(),
        row.supervisingUnit(),
        row.contactName(),
        row.contactPhone(),
        null);
  }

  /** The oldest 民办非企业单位; names, for ids are the server's. */
  public static List<RegisterRow> oldestServices(List<RegisterRow> rows, int count) {
    return rows.stream()
        .filter(row -> row.type() == OrganizationType.PRIVATE_NON_ENTERPRISE)
        .sorted(
            Comparator.comparing(RegisterRow::registeredOn).thenComparing(RegisterRow::creditCode))
        .limit(count)
        .toList();
  }

  /** Drafted, reviewed and released on the first day of filing. */
  public String campaign(int year, String registeredBefore) {
    String opens = (year + 1) + "-03-01";
    on(opens);
    JsonObject draft = Given.campaignDraft();
    draft.addProperty("year", year);
    draft.addProperty("registeredBefore", registeredBefore);
    draft.addProperty("opensOn", opens);
    draft.addProperty("closesOn", (year + 1) + "-05-31");
    draft.addProperty("youngMonths", 0);
    draft.addProperty("documentNumber", "廉演示发〔%d〕3号".formatted(year + 1));
    Api officer = as("case_officer");
    String id = officer.call("createCampaign", Map.of(), draft).expect(201).text("id");
    Given.submitted(officer, id);
    as("approver").call("releaseCampaign", Map.of("campaign", id)).expect(202);
    return id;
  }

  /** By name, those that the campaign asks. */
  public Map<String, String> asked(String campaign) {
    Map<String, String> asked = new HashMap<>();
    Api officer = as("case_officer");
    for (int page = 1; ; page++) {
      JsonObject found =
          officer
              .call(
                  "listCampaignScope",
                  Map.of("campaign", campaign, "why", "asked", "page", page, "size", 100))
              .expect(200)
              .json();
      found
          .getAsJsonArray("items")
          .forEach(item -> asked.put(text(item, "organizationName"), text(item, "organization")));
      if (asked.size() >= found.get("total").getAsInt()) {
        return asked;
      }
    }
  }

  /** Everybody files on that day but these; the ids of their returns. */
  public List<String> everybodyFiles(String campaign, String day, Set<String> but) {
    on(day);
    Api officer = as("case_officer");
    List<String> filing =
        asked(campaign).entrySet().stream()
            .filter(one -> !but.contains(one.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return filing.parallelStream()
        .map(organization -> file(officer, campaign, organization, day))
        .toList();
  }

  /** The id of the return. */
  public String file(Api officer, String campaign, String organization, String day) {
    var entry = new JsonObject();
    entry.addProperty("campaign", campaign);
    entry.addProperty("organization", organization);
    entry.addProperty("arrivedOn", day);
    entry.addProperty("scan", Uploads.scan(officer));
    return officer.call("enterPaperReturn", Map.of(), entry).expect(201).text("id");
  }

  /** Filled in and submitted by an agent of the organisation; the id of the return. */
  public String fileOnline(String campaign, String organization) {
    Api agent = Staff.agent(server, "agent-" + organization, organization);
    return text(Filing.file(agent, campaign, organization), "id");
  }

  /** Concluded by one person, agreed to by another. */
  public void conclude(String filed, Grade grade) {
    Api officer = as("case_officer");
    Map<String, Object> of = Map.of("return", filed);
    officer.call("claimReview", of).expect(200);
    JsonObject proposed =
        officer
            .call("proposeConclusion", of, ReviewWorld.conclusion(grade.code()))
            .expect(201)
            .json();
    as("legal_reviewer")
        .call("agreeReviewDecision", ReviewWorld.decision(proposed), ReviewWorld.opinion())
        .expect(200);
  }

  /** What a dry run of today would propose, such as {@code listAbnormal}. */
  public JsonObject dryRun() {
    return as("case_officer").call("createCreditRun").expect(201).json();
  }

  /** Makes the proposals of a dry run; the moves that are open now. */
  public List<JsonObject> propose(JsonObject run) {
    Api officer = as("case_officer");
    String year = run.get("on").getAsString().substring(0, 4);
    JsonObject order = json("{documentPrefix:'廉演示告〔%s〕',firstNumber:1}".formatted(year));
    officer.call("makeCreditRun", Map.of("run", text(run, "id")), order).expect(200);
    List<JsonObject> moves = new ArrayList<>();
    officer
        .call("listCreditMoves", Map.of("state", "open", "size", 100))
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .forEach(item -> moves.add(item.getAsJsonObject()));
    return moves;
  }

  public void serve(List<JsonObject> moves, String day) {
    on(day);
    Api officer = as("case_officer");
    for (JsonObject move : moves) {
      JsonObject service = json("{method:'direct',servedOn:'%s',proof:'演示·当面签收'}".formatted(day));
      service.addProperty(
          "file",
          Uploads.send(officer, "service_proof", Uploads.PDF, Uploads.pdf(""))
              .expect(201)
              .text("id"));
      officer
          .call("serveProcedure", Map.of("procedure", text(move, "procedure")), service)
          .expect(200);
    }
  }

  /** Reviewed by one person and decided by another, after the window. */
  public void decide(List<JsonObject> moves, String day) {
    on(day);
    Api reviewer = as("legal_reviewer");
    Api approver = as("approver");
    for (JsonObject move : moves) {
      reviewer
          .call(
              "reviewProcedure",
              Map.of("procedure", text(move, "procedure")),
              json("{passed:true,opinion:'演示·程序合法'}"))
          .expect(200);
      JsonObject decision = json("{carryOut:true,reasons:'演示·期限内没有提出陈述申辩'}");
      decision.addProperty(
          "documentNumber", "廉演示决〔%s〕%d号".formatted(day.substring(0, 4), ++documents));
      approver.call("decideCreditMove", Map.of("move", text(move, "id")), decision).expect(200);
    }
  }

  /** For what has no way of its own into the past. */
  public Jdbc database() {
    return database;
  }

  /** The figures of a year by their codes. */
  public Map<String, Integer> figures(int year) {
    Map<String, Integer> byCode = new HashMap<>();
    as("leader")
        .call("getYearlyFigures", Map.of("year", year))
        .expect(200)
        .json()
        .getAsJsonArray("figures")
        .forEach(
            figure ->
                byCode.put(text(figure, "code"), figure.getAsJsonObject().get("value").getAsInt()));
    return byCode;
  }

  public JsonObject rows(int year, String figure) {
    return as("leader")
        .call("listFigureRows", Map.of("year", year, "figure", figure, "size", 100))
        .expect(200)
        .json();
  }

  public static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  public static String text(JsonElement of, String member) {
    return of.getAsJsonObject().get(member).getAsString();
  }

  @Override
  public void close() {
    database.close();
    server.close();
  }
}
