package cn.pufa.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Sessions with offers and quotas, and volunteers of several townships who sign up for them. */
public final class TrainingWorld {

  public static final JsonObject VOLUNTEER = Given.post("volunteer", "440881");

  private TrainingWorld() {}

  /**
   * Open since a minute ago, closing in three days, held in five for three hours.
   *
   * @param offerHours 0 for none
   */
  public static JsonObject draft(Instant now, int seats, int offerHours) {
    JsonObject draft = Given.trainingSession(seats);
    draft.addProperty("opensAt", now.minus(Duration.ofMinutes(1)).toString());
    draft.addProperty("closesAt", now.plus(Duration.ofDays(3)).toString());
    draft.addProperty("startsAt", now.plus(Duration.ofDays(5)).toString());
    draft.addProperty("endsAt", now.plus(Duration.ofDays(5)).plus(Duration.ofHours(3)).toString());
    draft.addProperty("offerHours", offerHours);
    return draft;
  }

  public static JsonObject withQuotas(JsonObject draft, Map<String, Integer> quotas) {
    var list = new JsonArray();
    quotas.forEach(
        (township, seats) -> {
          var quota = new JsonObject();
          quota.addProperty("township", township);
          quota.addProperty("seats", seats);
          list.add(quota);
        });
    draft.add("quotas", list);
    return draft;
  }

  public static String announce(Api officer, JsonObject draft) {
    return officer.call("createTrainingSession", Map.of(), draft).expect(201).text("id");
  }

  public static JsonObject enrol(Api person, String session, String division) {
    return person
        .call("enrol", Map.of("session", session), Given.post("volunteer", division))
        .expect(201)
        .json();
  }

  /** Of the caller, in this session. */
  public static JsonObject mine(Api person, String session) {
    return person
        .call("getTrainingSession", Map.of("session", session))
        .expect(200)
        .json()
        .getAsJsonObject("mine");
  }

  /** Volunteers who are signed in already, of these places in turn. */
  public static List<String> crowd(Jdbc database, int size, List<String> divisions) {
    List<String> tokens = Crowd.seed(database, size);
    for (int place = 0; place < divisions.size(); place++) {
      database.execute(
          """
          update role_grant g set division = '%s' from person p
           where p.id = g.person and p.account like 'crowd-%%'
             and (substring(p.account from 7)::int - 1) %% %d = %d"""
              .formatted(divisions.get(place), divisions.size(), place));
    }
    return tokens;
  }
}
