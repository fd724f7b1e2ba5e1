package cn.pufa.testing;

import cn.pufa.certificate.Award;
import cn.pufa.certificate.Qualification;
import cn.pufa.hours.Entry;
import cn.pufa.hours.Source;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Requests about certificates, hours and personal notices with which nothing is wrong. */
public final class CertificateRequests implements RequestFamily {

  private static final Sql STATE =
      Sql.of(
          """
      insert into hours_statement (id, person, name, division, title, held_on, minutes, state, stated_at)
      values ($1, $2, '演示·申报人', $3, '演示·自学', current_date, 30, 'waiting', now())""");
  private static final Sql NOTICE =
      Sql.of("select id from personal_notice where person = $1 order by created_at limit 1");

  private static final Set<String> LISTS =
      Set.of(
          "verifyCertificate",
          "getCertificateCode",
          "listMyCertificates",
          "listCertificates",
          "exportCertificates",
          "getMyHours",
          "getMyTranscript",
          "exportMyTranscript",
          "stateHours",
          "listHoursStatements",
          "listMyNotices");
  private static final Set<String> OF_OWN_CERTIFICATE = Set.of("getMyCertificatePaper");
  private static final Set<String> OF_CERTIFICATE =
      Set.of("getCertificate", "getCertificatePaper", "revokeCertificate");
  private static final Set<String> OF_STATEMENT =
      Set.of("withdrawHoursStatement", "decideHoursStatement");
  private static final Set<String> OF_PERSON =
      Set.of("getHours", "getTranscript", "exportTranscript");

  private final TestServer server;
  private final Map<String, UUID> own = new ConcurrentHashMap<>();
  private final Map<String, UUID> ownStatements = new ConcurrentHashMap<>();
  private final Map<String, UUID> directors = new ConcurrentHashMap<>();
  private final Map<String, UUID> certificates = new ConcurrentHashMap<>();
  private final Map<String, UUID> statements = new ConcurrentHashMap<>();

  CertificateRequests(TestServer server) {
    this.server = server;
    for (String division : List.of("440881001", "440881002")) {
      certificate(division);
      statement(division);
    }
  }

  @Override
  public boolean know(String operationId) {
    return LISTS.contains(operationId)
        || OF_OWN_CERTIFICATE.contains(operationId)
        || OF_CERTIFICATE.contains(operationId)
        || OF_STATEMENT.contains(operationId)
        || OF_PERSON.contains(operationId)
        || operationId.equals("openMyNotice");
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "stateHours" -> List.of(201);
      case "revokeCertificate", "withdrawHoursStatement", "decideHoursStatement" ->
          List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    String division = "township-2".equals(account) ? "440881002" : "440881001";
    if (OF_CERTIFICATE.contains(operationId)) {
      return Map.of("certificate", certificate(division));
    }
    if (OF_PERSON.contains(operationId)) {
      return Map.of("person", director(division));
    }
    String somebody = account == null ? "volunteer" : account;
    return switch (operationId) {
      case "verifyCertificate" -> Map.of("number", "0000-0000-0000-0000");
      case "getCertificateCode" -> Map.of("number", "0000-0000-0000-0000");
      case "getMyCertificatePaper" -> Map.of("certificate", ownCertificate(somebody));
      case "decideHoursStatement" -> Map.of("statement", statement(division));
      case "withdrawHoursStatement" -> Map.of("statement", ownStatement(somebody));
      case "openMyNotice" -> Map.of("notice", ownNotice(somebody));
      default -> Map.of();
    };
  }

  private UUID ownCertificate(String account) {
    return own.computeIfAbsent(
        account, any -> issue(server, personOf(account), Qualification.VOLUNTEER));
  }

  private UUID ownNotice(String account) {
    ownCertificate(account);
    return server.store().read(tx -> tx.one(NOTICE, row -> row.getUUID("id"), personOf(account)));
  }

  private UUID ownStatement(String account) {
    return ownStatements.computeIfAbsent(account, any -> state(personOf(account), "440881"));
  }

  private UUID personOf(String account) {
    return UUID.fromString(Staff.idOf(server, account));
  }

  /** A child director of the township. */
  private UUID director(String division) {
    return directors.computeIfAbsent(division, any -> director(server, division));
  }

  private UUID certificate(String division) {
    return certificates.computeIfAbsent(
        division, any -> issue(server, director(division), Qualification.CHILD_DIRECTOR));
  }

  private UUID statement(String division) {
    return statements.computeIfAbsent(division, any -> state(director(division), division));
  }

  private UUID state(UUID person, String division) {
    UUID id = UUID.randomUUID();
    server.store().run(tx -> tx.execute(STATE, id, person, division));
    return id;
  }

  /** Somebody new who holds that post in a village of the township. */
  public static UUID director(TestServer server, String township) {
    String account = "director-" + UUID.randomUUID().toString().substring(0, 8);
    return UUID.fromString(Staff.create(server, account, "child_director", township + "001").id());
  }

  /** A certificate of an attempt that was passed just now. */
  public static UUID issue(TestServer server, UUID person, Qualification qualification) {
    return issue(server, award(person, qualification, Instant.now()));
  }

  public static UUID issue(TestServer server, Award award) {
    return server.store().transaction(tx -> server.node().certificates().issue(tx, award));
  }

  public static Award award(UUID person, Qualification qualification, Instant passedAt) {
    return new Award(person, "演示·王小明", qualification, "演示·上岗考试", UUID.randomUUID(), passedAt);
  }

  /** Attendance of that day, signed by the trainer. */
  public static void attend(TestServer server, UUID person, String title, LocalDate on) {
    var entry = new Entry(person, Source.SESSION, UUID.randomUUID(), title, on, 180);
    server.store().run(tx -> server.node().hours().record(tx, entry));
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "revokeCertificate" -> reason();
      case "stateHours" -> statement(LocalDate.now(BusinessClock.ZONE), 1);
      case "decideHoursStatement" -> decision(true);
      default -> null;
    };
  }

  public static JsonObject reason() {
    return NeedsRequests.json("{reason:'演示·替考，经核实'}");
  }

  public static JsonObject decision(boolean accept) {
    return NeedsRequests.json("{accept:%s,note:'演示·看过结业证'}".formatted(accept));
  }

  public static JsonObject statement(LocalDate on, int minutes) {
    var draft = new JsonObject();
    draft.addProperty("heldOn", on.toString());
    draft.addProperty("title", "演示·省里的线上课");
    draft.addProperty("minutes", Math.max(minutes, 10));
    return draft;
  }

  /** A good command for each, in an order in which each finds what it needs. */
  public static Map<String, Runnable> commands(TestServer server) {
    var requests = new CertificateRequests(server);
    Api officer = server.as("case_officer");
    Api learner = server.as("child_director");
    Map<String, Runnable> commands = new LinkedHashMap<>();
    requests.ownNotice("child_director");
    requests.ownStatement("child_director");
    for (String operation : List.of("revokeCertificate", "decideHoursStatement")) {
      commands.put(operation, () -> requests.done(operation, officer, "case_officer"));
    }
    for (String operation : List.of("stateHours", "withdrawHoursStatement", "openMyNotice")) {
      commands.put(operation, () -> requests.done(operation, learner, "child_director"));
    }
    return commands;
  }

  private void done(String operation, Api caller, String account) {
    send(operation, caller, account).expect(statuses(operation).getFirst());
  }
}
