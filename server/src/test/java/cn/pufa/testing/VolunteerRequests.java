package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Requests about volunteers with which nothing is wrong. */
public final class VolunteerRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "getMyVolunteer",
          "saveMyVolunteer",
          "withdrawMyVolunteer",
          "listMyAssignments",
          "answerAssignment",
          "cancelAssignment",
          "recordVolunteerTime",
          "listVolunteers",
          "exportVolunteers",
          "getVolunteer",
          "noteGuardianConsent",
          "assignVolunteer");

  private static final Sql ASSIGN =
      Sql.of(
          """
      insert into volunteer_assignment (id, person, kind, title, place, starts_at, ends_at, with_minors, state, assigned_at)
      select gen_random_uuid(), p.id, 'event', '演示·活动', '演示广场', now() + $2::text::interval,
             now() + $2::text::interval + interval '2 hours', false, $3, now()
        from person p where p.account = $1 returning id""");

  private static final Sql ASK_EVERYBODY =
      Sql.of(
          """
      insert into volunteer_assignment (id, person, kind, title, place, starts_at, ends_at, with_minors, state, assigned_at)
      select gen_random_uuid(), id, 'event', '演示·问每个人', '演示广场', now() + interval '3 days',
             now() + interval '73 hours', false, 'proposed', now() from person""");
  private static final Sql ASKED =
      Sql.of(
          """
      select a.id from volunteer_assignment a join person p on p.id = a.person
       where a.title = '演示·问每个人' and p.account = $1""");

  private final TestServer server;
  private final Map<String, String> volunteers;
  private final Map<String, String> coming = new HashMap<>();
  private final Map<String, String> past = new HashMap<>();

  VolunteerRequests(TestServer server) {
    this.server = server;
    volunteers =
        Map.of(
            "township", register(server, "passing-minor", "440881001"),
            "township-2", register(server, "passing-minor-2", "440881002"));
    server.store().run(tx -> tx.execute(ASK_EVERYBODY));
    for (String account : List.of("passing-minor", "passing-minor-2")) {
      coming.put(account, assignment(server, account, "3 days", "proposed"));
      past.put(account, assignment(server, account, "-3 hours", "accepted"));
    }
  }

  /** Somebody between 14 and 17, for whom no consent was seen yet. */
  public static String register(TestServer server, String account, String division) {
    UUID id = Staff.add(server, account, "resident");
    JsonObject draft = minor();
    draft.addProperty("division", division);
    server.as(account).call("saveMyVolunteer", Map.of(), draft).expect(200);
    return id.toString();
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "assignVolunteer" -> List.of(201, 409);
      case "withdrawMyVolunteer",
          "answerAssignment",
          "cancelAssignment",
          "recordVolunteerTime",
          "noteGuardianConsent" ->
          List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "answerAssignment" ->
          Map.of("assignment", asked(account == null ? "resident" : account));
      case "cancelAssignment" -> Map.of("assignment", coming.get(minorOf(account)));
      case "recordVolunteerTime" -> Map.of("assignment", past.get(minorOf(account)));
      case "getVolunteer", "noteGuardianConsent", "assignVolunteer" ->
          Map.of(
              "volunteer",
              volunteers.getOrDefault(String.valueOf(account), volunteers.get("township")));
      default -> Map.of();
    };
  }

  private String asked(String account) {
    return server.store().read(tx -> tx.one(ASKED, row -> row.getUUID("id").toString(), account));
  }

  private static String minorOf(String account) {
    return "township-2".equals(account) ? "passing-minor-2" : "passing-minor";
  }

  /**
   * @param after from now, such as {@code 3 days}
   */
  public static String assignment(TestServer server, String account, String after, String state) {
    return server
        .store()
        .transaction(
            tx -> tx.one(ASSIGN, row -> row.getUUID("id").toString(), account, after, state));
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "saveMyVolunteer" -> "volunteer".equals(account) ? adult() : minor();
      case "answerAssignment" -> PostRequests.accept();
      case "cancelAssignment" -> reason();
      case "recordVolunteerTime" -> service();
      case "exportVolunteers" -> PostRequests.purpose();
      case "noteGuardianConsent" -> seen();
      case "assignVolunteer" -> event(false);
      default -> null;
    };
  }

  @Override
  public Api.Answer send(String operationId, Api caller, String account) {
    return operationId.equals("withdrawMyVolunteer")
        ? withdraw(caller, account)
        : RequestFamily.super.send(operationId, caller, account);
  }

  /** The demo's volunteer keeps the role that other operations need. */
  private static Api.Answer withdraw(Api caller, String account) {
    Api.Answer answer = caller.call("withdrawMyVolunteer");
    if ("volunteer".equals(account)) {
      caller.call("saveMyVolunteer", Map.of(), adult()).expect(200);
    }
    return answer;
  }

  public static JsonObject adult() {
    return draft("1990-05-04");
  }

  public static JsonObject minor() {
    JsonObject draft = draft("2011-05-04");
    var guardian = new JsonObject();
    guardian.addProperty("name", "演示·监护人");
    guardian.addProperty("takesPart", false);
    draft.add("guardian", guardian);
    return draft;
  }

  public static JsonObject draft(String bornOn) {
    var slot = new JsonObject();
    slot.addProperty("weekday", "sat");
    slot.addProperty("band", "morning");
    var slots = new JsonArray();
    slots.add(slot);
    var consent = new JsonObject();
    consent.addProperty("code", "volunteer");
    consent.addProperty("version", "2026-11-01");
    var draft = new JsonObject();
    draft.addProperty("name", "演示·热心人");
    draft.addProperty("bornOn", bornOn);
    draft.addProperty("division", "440881");
    draft.add("skills", Given.texts("teaching", "dialect"));
    draft.add("availability", slots);
    draft.addProperty("forNationalRecord", false);
    draft.add("consent", consent);
    return draft;
  }

  public static JsonObject event(boolean withMinors) {
    var event = new JsonObject();
    event.addProperty("kind", "event");
    event.addProperty("title", "演示·宪法宣传日");
    event.addProperty("place", "演示文化广场");
    event.addProperty("startsAt", "2030-12-04T01:00:00Z");
    event.addProperty("endsAt", "2030-12-04T04:00:00Z");
    event.addProperty("withMinors", withMinors);
    return event;
  }

  public static JsonObject reason() {
    var reason = new JsonObject();
    reason.addProperty("reason", "演示·改期");
    return reason;
  }

  public static JsonObject service() {
    var service = new JsonObject();
    service.addProperty("served", true);
    service.addProperty("minutes", 150);
    return service;
  }

  public static JsonObject seen() {
    var seen = new JsonObject();
    seen.addProperty("guardian", "演示·监护人");
    seen.addProperty("seenOn", "2026-11-02");
    return seen;
  }

  /** In this order, by and about people of their own. */
  public static Map<String, Runnable> commands(TestServer server) {
    Api officer = server.as("case_officer");
    String id = Staff.add(server, "commands-minor", "resident").toString();
    Api minor = server.as("commands-minor");
    Map<String, Object> volunteer = Map.of("volunteer", id);
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put(
        "saveMyVolunteer", () -> minor.call("saveMyVolunteer", Map.of(), minor()).expect(200));
    commands.put(
        "noteGuardianConsent",
        () -> officer.call("noteGuardianConsent", volunteer, seen()).expect(200));
    commands.put(
        "assignVolunteer",
        () -> officer.call("assignVolunteer", volunteer, event(false)).expect(201));
    put(commands, server, minor, "answerAssignment", "3 days", PostRequests.accept());
    put(commands, server, officer, "cancelAssignment", "4 days", reason());
    put(commands, server, officer, "recordVolunteerTime", "-3 hours", service());
    commands.put(
        "exportVolunteers",
        () -> officer.call("exportVolunteers", Map.of(), PostRequests.purpose()).expect(200));
    commands.put("withdrawMyVolunteer", () -> minor.call("withdrawMyVolunteer").expect(200));
    return commands;
  }

  private static void put(
      Map<String, Runnable> commands,
      TestServer server,
      Api caller,
      String operation,
      String after,
      JsonObject body) {
    commands.put(
        operation,
        () -> {
          String id = assignment(server, "commands-minor", after, "accepted");
          JsonObject sent = body.deepCopy();
          if (operation.equals("answerAssignment")) {
            sent.addProperty("accept", false);
          }
          caller.call(operation, Map.of("assignment", id), sent).expect(200);
        });
  }
}
