package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;

/** Requests about offers, reminders and attendance with which nothing is wrong. */
public final class AttendanceRequests implements RequestFamily {

  private static final Sql BEGIN =
      Sql.of(
          """
      update training_session set closes_at = now() - interval '30 minutes', starts_at = now() - interval '10 minutes'
       where id = $1""");
  private static final Sql OFFER =
      Sql.of(
          """
      update enrolment set state = 'offered', offered_at = now(), offer_until = now() + interval '1 hour' where id = $1""");

  private static final Set<String> OF_OPEN_SESSION =
      Set.of("getSessionCalendar", "listNotSignedUp", "exportNotSignedUp", "remindNotSignedUp");
  private static final Set<String> OF_ENROLMENT = Set.of("acceptOffer", "declineOffer");
  private static final Set<String> OF_ATTENDANCE =
      Set.of(
          "getAttendanceCode",
          "getAttendanceCounts",
          "enterAttendanceCode",
          "listAttendance",
          "recordAttendance",
          "signAttendance",
          "getAttendanceSheet",
          "importAttendanceSheet",
          "markAttendanceSheet");
  private static final Set<String> FILES = Set.of("importAttendanceSheet", "markAttendanceSheet");
  private static final Set<String> LISTS = Set.of("listTrainers", "listMyAttendance");

  private final TrainingRequests training;
  private final JsonObject first;

  AttendanceRequests(TestServer server, TrainingRequests training) {
    this.training = training;
    this.first =
        server
            .as("case_officer")
            .call("listAttendance", Map.of("session", training.sessionOfEverybody()))
            .expect(200)
            .json()
            .getAsJsonArray("items")
            .get(0)
            .getAsJsonObject();
  }

  @Override
  public boolean know(String operationId) {
    return OF_OPEN_SESSION.contains(operationId)
        || OF_ENROLMENT.contains(operationId)
        || OF_ATTENDANCE.contains(operationId)
        || LISTS.contains(operationId);
  }

  /** The session has not begun, so nobody can be there yet. */
  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "remindNotSignedUp" -> List.of(202);
      case "acceptOffer",
          "declineOffer",
          "enterAttendanceCode",
          "recordAttendance",
          "signAttendance",
          "importAttendanceSheet" ->
          List.of(409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    if (OF_ENROLMENT.contains(operationId)) {
      return Map.of("enrolment", training.enrolmentOf(account));
    }
    if (OF_ATTENDANCE.contains(operationId)) {
      return Map.of("session", training.sessionOfEverybody());
    }
    return OF_OPEN_SESSION.contains(operationId) ? Map.of("session", training.session()) : Map.of();
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "enterAttendanceCode" -> code("000000");
      case "recordAttendance" -> rollCall(first.get("enrolment").getAsString(), "present");
      case "remindNotSignedUp" -> new JsonObject();
      default -> null;
    };
  }

  @Override
  public Api.Answer send(String operationId, Api caller, String account) {
    return FILES.contains(operationId)
        ? caller.send(operationId, parameters(operationId, account), Api.XLSX, file())
        : RequestFamily.super.send(operationId, caller, account);
  }

  private byte[] file() {
    return sheet(
        training.sessionOfEverybody().toString(),
        List.of(first.get("number").getAsString(), first.get("name").getAsString(), "到场", "", ""));
  }

  public static JsonObject code(String digits) {
    var entry = new JsonObject();
    entry.addProperty("code", digits);
    return entry;
  }

  /** Of somebody of whom nothing was said. */
  public static JsonObject rollCall(String enrolment, String result) {
    return rollCall(line(0, enrolment, result));
  }

  /**
   * @param seen number of the record that was read
   */
  public static JsonObject line(int seen, String enrolment, String result) {
    var line = new JsonObject();
    line.addProperty("seen", seen);
    line.addProperty("enrolment", enrolment);
    line.addProperty("result", result);
    return line;
  }

  public static JsonObject rollCall(JsonObject... lines) {
    var items = new JsonArray();
    List.of(lines).forEach(items::add);
    var call = new JsonObject();
    call.add("items", items);
    return call;
  }

  /**
   * A filled sheet.
   *
   * @param lines number, name, result, minutes and note of each
   */
  @SafeVarargs
  public static byte[] sheet(String session, List<String>... lines) {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Pufa", "1.0")) {
      var sheet = workbook.newWorksheet("到场表");
      sheet.value(0, 0, "培训编号：" + session);
      List<String> headings = List.of("编号", "姓名", "到场情况", "分钟", "备注");
      for (int column = 0; column < headings.size(); column++) {
        sheet.value(1, column, headings.get(column));
      }
      for (int row = 0; row < lines.length; row++) {
        for (int column = 0; column < lines[row].size(); column++) {
          if (lines[row].get(column).startsWith("=")) {
            sheet.formula(2 + row, column, lines[row].get(column).substring(1));
          } else {
            sheet.value(2 + row, column, lines[row].get(column));
          }
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }

  /** Sign-up is over, and the session began a little while ago. */
  public static void begin(TestServer server, UUID session) {
    server.store().run(tx -> tx.execute(BEGIN, session));
  }

  /** In their order; each leaves one event. */
  public static Map<String, Runnable> commands(TestServer server) {
    Api officer = server.as("case_officer");
    Api director = server.as("child_director");
    Api supervisor = server.as("child_supervisor");
    UUID session = announce(officer);
    UUID offered = announce(officer);
    JsonObject post = Given.post("child_director", "440881001001");
    String own = enrol(director, session, post);
    String first = enrol(director, offered, post);
    String second = enrol(supervisor, offered, Given.post("child_supervisor", "440881001"));
    List.of(first, second).forEach(one -> offer(server, one));
    begin(server, session);
    Map<String, Object> of = Map.of("session", session);
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put(
        "acceptOffer", () -> director.call("acceptOffer", Map.of("enrolment", first)).expect(200));
    commands.put(
        "declineOffer",
        () -> supervisor.call("declineOffer", Map.of("enrolment", second)).expect(200));
    commands.put(
        "remindNotSignedUp",
        () ->
            officer
                .call("remindNotSignedUp", Map.of("session", offered), new JsonObject())
                .expect(202));
    commands.put(
        "enterAttendanceCode",
        () -> director.call("enterAttendanceCode", of, code(shown(officer, of))).expect(200));
    commands.put(
        "recordAttendance",
        () -> officer.call("recordAttendance", of, rollCall(line(1, own, "absent"))).expect(200));
    commands.put(
        "importAttendanceSheet",
        () -> officer.send("importAttendanceSheet", of, Api.XLSX, filled(officer, of)).expect(200));
    commands.put("signAttendance", () -> officer.call("signAttendance", of).expect(200));
    return commands;
  }

  private static void offer(TestServer server, String enrolment) {
    server.store().run(tx -> tx.execute(OFFER, UUID.fromString(enrolment)));
  }

  public static String shown(Api trainer, Map<String, Object> session) {
    return trainer.call("getAttendanceCode", session).expect(200).text("code");
  }

  /** With the list as it stands, so nothing new is said. */
  private static byte[] filled(Api officer, Map<String, Object> session) {
    JsonObject row =
        officer
            .call("listAttendance", session)
            .expect(200)
            .json()
            .getAsJsonArray("items")
            .get(0)
            .getAsJsonObject();
    return sheet(
        session.get("session").toString(),
        List.of(row.get("number").getAsString(), row.get("name").getAsString(), "未到", "", ""));
  }

  private static UUID announce(Api officer) {
    return UUID.fromString(
        officer
            .call("createTrainingSession", Map.of(), Given.trainingSession(5))
            .expect(201)
            .text("id"));
  }

  private static String enrol(Api person, UUID session, JsonObject post) {
    return person.call("enrol", Map.of("session", session), post).expect(201).text("id");
  }
}
