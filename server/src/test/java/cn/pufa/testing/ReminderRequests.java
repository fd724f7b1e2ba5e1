package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkingDays;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests about ladders, rounds, duties and days off with which nothing is wrong. */
public final class ReminderRequests implements RequestFamily {

  private static final Sql OLDEST =
      Sql.of(
          """
      select id, registered_on from organization where type <> 'foundation' order by registered_on, id limit 1""");
  private static final Set<String> WITHOUT_PARAMETERS =
      Set.of("listLadders", "createLadder", "listComingRounds", "listHolidayYears");
  private static final Set<String> OF_LADDER = Set.of("getLadder", "changeLadder");
  private static final Set<String> OF_CIRCULAR =
      Set.of(
          "listRounds",
          "attachLadder",
          "changeEscalation",
          "previewReminders",
          "remindOrganizations");
  private static final Set<String> OF_DUTY = Set.of("extendDuty", "withdrawDuty");
  private static final Set<String> OF_YEAR = Set.of("getHolidayYear", "saveHolidayYear");
  private static final Set<String> ENDING = Set.of("stopRounds", "skipRound");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final TestServer server;
  private final Api officer;
  private final String organization;
  private final String registeredBefore;
  private final String ladder;
  private final String followed;
  private final String stopped;
  private final String skipped;
  private final String round;

  public ReminderRequests(TestServer server) {
    this.server = server;
    officer = server.as("case_officer");
    organization = oldest("id");
    registeredBefore = oldest("registered_on");
    ladder = officer.call("createLadder", Map.of(), ladder()).expect(201).text("id");
    followed = released();
    stopped = released();
    skipped = released();
    round = lastRound(skipped);
  }

  private String oldest(String column) {
    return server.store().read(tx -> tx.one(OLDEST, row -> row.getValue(column).toString()));
  }

  /** Under way for some weeks yet, and for one organisation or few. */
  private String released() {
    LocalDate today = LocalDate.now(BusinessClock.ZONE);
    // Not in a year whose days off may be missing.
    LocalDate closes =
        Collections.min(List.of(today.plusDays(20), today.with(TemporalAdjusters.lastDayOfYear())));
    JsonObject draft = Given.campaignDraft();
    draft.addProperty("year", closes.getYear() - 1);
    draft.addProperty("registeredBefore", registeredBefore);
    draft.addProperty("opensOn", today.minusDays(5).toString());
    draft.addProperty("closesOn", closes.toString());
    String id = officer.call("createCampaign", Map.of(), draft).expect(201).text("id");
    server
        .as("approver")
        .call("releaseCampaign", Map.of("campaign", Given.submitted(officer, id)))
        .expect(202);
    return id;
  }

  private String lastRound(String circular) {
    JsonArray rounds =
        officer
            .call("listRounds", Map.of("circular", circular))
            .expect(200)
            .json()
            .getAsJsonArray("items");
    return rounds.get(rounds.size() - 1).getAsJsonObject().get("id").getAsString();
  }

  @Override
  public boolean know(String operationId) {
    return WITHOUT_PARAMETERS.contains(operationId)
        || OF_LADDER.contains(operationId)
        || OF_CIRCULAR.contains(operationId)
        || OF_DUTY.contains(operationId)
        || OF_YEAR.contains(operationId)
        || ENDING.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createLadder" -> List.of(201);
      case "stopRounds", "skipRound", "withdrawDuty" -> List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    if (OF_LADDER.contains(operationId)) {
      return Map.of("ladder", ladder);
    }
    if (OF_CIRCULAR.contains(operationId)) {
      return Map.of("circular", followed);
    }
    if (OF_DUTY.contains(operationId)) {
      return Map.of("circular", followed, "organization", organization);
    }
    if (OF_YEAR.contains(operationId)) {
      return Map.of("year", 2026);
    }
    return switch (operationId) {
      case "stopRounds" -> Map.of("circular", stopped);
      case "skipRound" -> Map.of("circular", skipped, "round", round);
      default -> Map.of();
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "createLadder" -> ladder();
      case "changeLadder" ->
          Given.seen(officer.call("getLadder", Map.of("ladder", ladder)), ladder());
      case "attachLadder" -> with("ladder", ladder);
      case "changeEscalation" -> Given.seen(escalationVersion(officer, followed), escalation());
      case "previewReminders", "remindOrganizations" -> chosen(organization);
      case "extendDuty" -> extension();
      case "saveHolidayYear" -> Given.seen(yearVersion(officer, 2026), year());
      case "stopRounds", "skipRound", "withdrawDuty" -> reason();
      default -> null;
    };
  }

  public static JsonObject ladder() {
    var step = new JsonObject();
    step.addProperty("days", -3);
    step.addProperty("counted", "calendar");
    step.addProperty("restDay", "keep");
    step.addProperty("at", "09:00");
    var steps = new JsonArray();
    steps.add(step);
    JsonObject words = with("subject", "演示提醒：{title}");
    words.addProperty("body", "{organization}：截止日是{dueOn}。");
    JsonObject draft = with("name", "演示·阶梯" + NUMBER.incrementAndGet());
    draft.add("steps", steps);
    draft.add("before", words);
    draft.add("after", words.deepCopy());
    return draft;
  }

  public static JsonObject chosen(String... organizations) {
    var chosen = new JsonObject();
    chosen.add("organizations", Given.texts(organizations));
    return chosen;
  }

  /** Of what follows when nobody reads the circular. */
  public static int escalationVersion(Api officer, Object circular) {
    JsonObject plan = officer.call("listRounds", Map.of("circular", circular)).expect(200).json();
    return plan.getAsJsonObject("escalation").get("version").getAsInt();
  }

  /** Of days off, 0 for a year that is not known. */
  public static int yearVersion(Api officer, int year) {
    Api.Answer answer = officer.call("getHolidayYear", Map.of("year", year));
    return answer.status() == 404 ? 0 : answer.expect(200).number("version");
  }

  public static JsonObject escalation() {
    var escalation = new JsonObject();
    escalation.add("then", Given.texts("phone"));
    return escalation;
  }

  /** Each asks for a day more than the one before. */
  private static JsonObject extension() {
    JsonObject extension = reason();
    LocalDate until =
        LocalDate.now(BusinessClock.ZONE).plusDays(40 + 14L * NUMBER.incrementAndGet());
    extension.addProperty("until", until.toString());
    return extension;
  }

  /** As it was shipped, so that nothing moves. */
  public static JsonObject year() {
    var days = new JsonArray();
    WorkingDays.load()
        .year(2026)
        .orElseThrow()
        .days()
        .forEach(
            day -> {
              JsonObject line = with("date", day.date().toString());
              line.addProperty("name", day.name());
              line.addProperty("off", day.off());
              days.add(line);
            });
    JsonObject draft = with("source", "演示办发〔2026〕1号");
    draft.add("days", days);
    return draft;
  }

  private static JsonObject reason() {
    return with("reason", "演示·测试用");
  }

  private static JsonObject with(String name, String value) {
    var object = new JsonObject();
    object.addProperty(name, value);
    return object;
  }

  /** In their order; each leaves one event. */
  public Map<String, Runnable> commands() {
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put(
        "createLadder",
        () -> officer.call("createLadder", Map.of(), body("createLadder")).expect(201));
    for (String operation :
        new String[] {
          "changeLadder",
          "attachLadder",
          "stopRounds",
          "skipRound",
          "changeEscalation",
          "remindOrganizations",
          "extendDuty",
          "withdrawDuty",
          "saveHolidayYear"
        }) {
      commands.put(
          operation,
          () -> officer.call(operation, parameters(operation), body(operation)).expect(200));
    }
    return commands;
  }
}
