package cn.pufa.training;

import cn.pufa.platform.http.Problem;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.PostRole;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who gets a seat: sign-ups that arrived together, decided one after the other in their order, as
 * if each had come alone. Knows nothing of the database.
 */
final class Admission {

  /** One sign-up as it arrived. */
  record Applicant(UUID session, UUID person, PostRole role, String division) {}

  /** Somebody who holds a seat of a session or waits for one. */
  record Place(UUID session, UUID person) {}

  /** Seats of a session that are handed out together, see {@link Quotas#pool}. */
  record Pool(UUID session, String name) {}

  sealed interface Decision {
    /**
     * @param session as it is after this sign-up
     * @param queuePlace null for who has a seat
     */
    record Admitted(TrainingSession session, Enrolment enrolment, Integer queuePlace)
        implements Decision {}

    record Refused(Problem problem) implements Decision {}
  }

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("M月d日H时mm分").withZone(BusinessClock.ZONE);

  private final Map<UUID, TrainingSession> sessions = new HashMap<>();
  private final Set<Place> places;

  /** Seats given or offered of sessions with quotas, by pool. */
  private final Map<Pool, Integer> taken;

  /** People who wait for those, likewise. */
  private final Map<Pool, Integer> waiting;

  private final Instant now;

  private Admission(
      List<TrainingSession> sessions,
      Set<Place> places,
      Map<Pool, Integer> taken,
      Map<Pool, Integer> waiting,
      Instant now) {
    sessions.forEach(session -> this.sessions.put(session.id(), session));
    this.places = new HashSet<>(places);
    this.taken = new HashMap<>(taken);
    this.waiting = new HashMap<>(waiting);
    this.now = now;
  }

  /**
   * @param sessions those the applicants name, locked; one that is missing does not exist
   * @param places those of the applicants who are in already
   * @param taken seats given or offered so far, by pool; asked of sessions with quotas only
   * @param waiting people who wait so far, likewise
   * @return one decision for each applicant, in their order
   */
  static List<Decision> decide(
      List<TrainingSession> sessions,
      Set<Place> places,
      Map<Pool, Integer> taken,
      Map<Pool, Integer> waiting,
      List<Applicant> applicants,
      Instant now) {
    var admission = new Admission(sessions, places, taken, waiting, now);
    List<Decision> decisions = new ArrayList<>();
    for (Applicant applicant : applicants) {
      try {
        decisions.add(admission.admit(applicant));
      } catch (Problem problem) {
        decisions.add(new Decision.Refused(problem));
      }
    }
    return decisions;
  }

  private Decision.Admitted admit(Applicant applicant) {
    TrainingSession session = sessions.get(applicant.session());
    if (session == null) {
      throw Problem.notFound();
    }
    if (places.contains(new Place(applicant.session(), applicant.person()))) {
      throw Problem.conflict("您已经报过这个培训班，不用再报。在“我的报名”里可以查看。");
    }
    requireOpen(session);
    requireMeant(session, applicant);
    return take(session, applicant);
  }

  private void requireOpen(TrainingSession session) {
    switch (session.signUp(now)) {
      case NOT_YET -> throw Problem.conflict("报名还没有开始，" + MOMENT.format(session.opensAt()) + "开始。");
      case CLOSED -> throw Problem.conflict("报名已经结束。可以看看别的培训班。");
      case CANCELLED -> throw Problem.conflict("这个培训班已经取消。可以看看别的培训班。");
      case OPEN -> {}
    }
  }

  private static void requireMeant(TrainingSession session, Applicant applicant) {
    if (!session.isFor(applicant.role())) {
      throw Problem.invalid("/role", "这个培训班不面向" + applicant.role().title());
    }
    if (!session.reaches(applicant.division())) {
      throw Problem.invalid("/division", "这个培训班不面向您所在的镇街");
    }
  }

  private Decision.Admitted take(TrainingSession session, Applicant applicant) {
    var pool = new Pool(session.id(), session.terms().quotas().pool(applicant.division()));
    boolean seated = session.hasRoomFor(applicant.division(), taken.getOrDefault(pool, 0));
    if (seated) {
      taken.merge(pool, 1, Integer::sum);
    }
    TrainingSession after = session.withArrival(seated);
    sessions.put(after.id(), after);
    places.add(new Place(after.id(), applicant.person()));
    var enrolment =
        new Enrolment(
            UUID.randomUUID(),
            after.id(),
            applicant.person(),
            applicant.role(),
            applicant.division(),
            seated ? Enrolment.State.ENROLLED : Enrolment.State.WAITING,
            after.arrivals(),
            now,
            null,
            null,
            null,
            null);
    return new Decision.Admitted(after, enrolment, seated ? null : queuePlace(after, pool));
  }

  /** Among those who wait for the same seats. */
  private int queuePlace(TrainingSession session, Pool pool) {
    return session.terms().quotas().none()
        ? session.waiting()
        : waiting.merge(pool, 1, Integer::sum);
  }
}
