package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.UUID;

/** What {@link ValidRequests} needs of training: sessions, and for every account an enrolment. */
final class TrainingRequests {

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

  UUID session() {
    return session;
  }

  UUID sessionToCancel() {
    return sessionToCancel;
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

  JsonObject enrolment(String account) {
    String known = account != null && POSTS.containsKey(account) ? account : "volunteer";
    return POSTS.get(known).deepCopy();
  }
}
