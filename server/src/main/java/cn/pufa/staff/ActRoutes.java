package cn.pufa.staff;

import cn.pufa.audit.AuditEvent;
import cn.pufa.audit.Trail;
import cn.pufa.audit.TrailWords;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Authorization;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Who did what to one thing, on its page (办理经过). Whoever may open the page may read it, and nobody
 * else: the page's own reading is asked first.
 */
public final class ActRoutes {

  /**
   * @param by null where the system did it, or somebody who is not of the staff
   */
  private record Act(Instant at, String what, String by) {}

  private record Acts(int total, List<Act> items) {}

  /** More than anybody reads beside a page; the trail itself has all. */
  private static final int MOST = 100;

  /** What reads the page of a thing that has one of its own; by its kind in the trail. */
  private static final Map<String, String> READING =
      Map.ofEntries(
          Map.entry("circular", "getCircular"),
          Map.entry("question", "getQuestion"),
          Map.entry("training_session", "listEnrolments"),
          Map.entry("certificate", "getCertificate"),
          Map.entry("pufa-event", "getPufaEvent"),
          Map.entry("stand", "getStand"),
          Map.entry("joint-sheet", "getJointSheet"),
          Map.entry("volunteer", "getVolunteer"),
          Map.entry("lawreport", "getLawReport"),
          Map.entry("counsel", "getCounselRequest"),
          Map.entry("office", "getOfficeRecord"),
          Map.entry("plan-item", "getPlanItem"),
          Map.entry("course", "getCourseRecord"),
          Map.entry("template", "getTemplate"),
          Map.entry("exam_question", "getExamQuestion"),
          Map.entry("ladder", "getLadder"),
          Map.entry("leaflet", "getLeaflet"),
          Map.entry("holiday-year", "getHolidayYear"));

  /** Things that are read in a list alone. */
  @FunctionalInterface
  public interface Listed {
    boolean isThere(Tx tx, String kind, String code);
  }

  private final Database database;
  private final Authorization authorization;
  private final TrailWords words;
  private final Listed things;

  /**
   * @param things whether there is a statute, or an exam, of this code
   */
  public ActRoutes(
      Database database, Authorization authorization, TrailWords words, Listed things) {
    this.database = database;
    this.authorization = authorization;
    this.words = words;
    this.things = things;
  }

  public void bind(Routes routes) {
    routes.add(
        "listActs",
        request -> {
          requireReadable(routes, request);
          String subject = request.text("kind") + "/" + request.text("id");
          return Answer.ok(database.read(tx -> acts(tx, subject)));
        });
  }

  private void requireReadable(Routes routes, Request request) {
    String kind = request.text("kind");
    String id = request.text("id");
    switch (kind) {
      case "person" -> requireListed("listPeople", request, tx -> StaffStore.isThere(tx, id));
      case "statute" ->
          requireListed("listStatuteUse", request, tx -> things.isThere(tx, kind, id));
      // Townships list exams for their results; how they are drawn is for who reads the banks.
      case "exam" -> requireListed("listExamBanks", request, tx -> things.isThere(tx, kind, id));
      default -> routes.requireReadable(READING.get(kind), id, request);
    }
  }

  /** Its page belongs to a list; only who reads the whole list may. */
  private void requireListed(String list, Request request, Predicate<Tx> isThere) {
    if (!authorization.reach(list, request.caller()).all() || !database.read(isThere::test)) {
      throw Problem.notFound();
    }
  }

  private Acts acts(Tx tx, String subject) {
    List<AuditEvent> events = Trail.newest(tx, subject, MOST);
    Map<String, String> names =
        StaffStore.names(tx, events.stream().map(AuditEvent::actor).distinct().toList());
    return new Acts(
        Trail.count(tx, subject),
        events.stream()
            .map(one -> new Act(one.at(), words.action(one.action()), names.get(one.actor())))
            .toList());
  }
}
