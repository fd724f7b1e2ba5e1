package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Requests about sessions and, of every account, an enrolment, with which nothing is wrong. */
final class TrainingRequests implements RequestFamily {

  private static final Set<String> WITHOUT_PARAMETERS =
      Set.of("createTrainingSession", "listTrainingSessions", "listMyEnrolments");
  private static final Set<String> OF_SESSION =
      Set.of("getTrainingSession", "listEnrolments", "enrol");
  private static final Set<String> OTHERS = Set.of("cancelTrainingSession", "withdrawEnrolment");

  private static final Sql ENROL_EVERYBODY =
      Sql.of(
          """
      with added as (
        insert into enrolment (id, session, person, role, division, state, arrival, enrolled_at)
        select gen_random_uuid(), $1, id, 'volunteer', '440881', 'enrolled', row_number() over (), now() from person
        returning 1)
      update training_session set taken = (select count(*) from added), arrivals = (select count(*) from added)
       where id = $1""");
  private static final Sql ENROLMENT_OF =
      Sql.of(
          """
      select e.id from enrolment e join person p on p.id = e.person where e.session = $1 and p.account = $2""");

  private static final Map<String, JsonObject> POSTS =
      Map.of(
          "volunteer", Given.post("volunteer", "440881"),
          "child_director", Given.post("child_director", "440881001001"),
          "child_supervisor", Given.post("child_supervisor", "440881001"));

  private final TestServer server;
  private final UUID session;
  private final UUID sessionToCancel;
  private final UUID sessionOfEverybody;

  TrainingRequests(TestServer server) {
    this.server = server;
    Api officer = server.as("case_officer");
    session = announce(officer);
    sessionToCancel = announce(officer);
    sessionOfEverybody = announce(officer);
    server.store().run(tx -> tx.execute(ENROL_EVERYBODY, sessionOfEverybody));
  }

  private static UUID announce(Api officer) {
    var draft = Given.trainingSession(1000);
    return UUID.fromString(
        officer.call("createTrainingSession", Map.of(), draft).expect(201).text("id"));
  }

  @Override
  public boolean know(String operationId) {
    return WITHOUT_PARAMETERS.contains(operationId)
        || OF_SESSION.contains(operationId)
        || OTHERS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createTrainingSession" -> List.of(201);
      case "enrol" -> List.of(201, 409);
      case "cancelTrainingSession", "withdrawEnrolment" -> List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "cancelTrainingSession" -> Map.of("session", sessionToCancel);
      case "withdrawEnrolment" -> Map.of("enrolment", enrolmentOf(account));
      default -> OF_SESSION.contains(operationId) ? Map.of("session", session) : Map.of();
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "createTrainingSession" -> Given.trainingSession(10);
      case "enrol" -> enrolment(account);
      case "cancelTrainingSession" -> NeedsRequests.json("{reason:'演示·测试用'}");
      default -> null;
    };
  }

  UUID session() {
    return session;
  }

  UUID sessionOfEverybody() {
    return sessionOfEverybody;
  }

  UUID enrolmentOf(String account) {
    String known = account == null ? "resident" : account;
    return server
        .store()
        .read(tx -> tx.one(ENROLMENT_OF, row -> row.getUUID("id"), sessionOfEverybody, known));
  }

  private static JsonObject enrolment(String account) {
    String known = account != null && POSTS.containsKey(account) ? account : "volunteer";
    return POSTS.get(known).deepCopy();
  }
}
