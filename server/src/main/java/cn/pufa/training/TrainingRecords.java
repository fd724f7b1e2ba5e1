package cn.pufa.training;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.PostRole;
import cn.pufa.training.Admission.Applicant;
import cn.pufa.training.AttendanceRecord.How;
import cn.pufa.training.AttendanceRecord.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What came about before this system, or is made up for the demo; nobody is told of it. */
public final class TrainingRecords {

  /** Somebody who took part, for one of the person's posts. */
  public record Participant(UUID person, PostRole role, String division) {}

  private final Enrolments enrolments;
  private final SessionHours hours;
  private final BusinessClock clock;
  private final String division;

  TrainingRecords(Enrolments enrolments, SessionHours hours, BusinessClock clock, String division) {
    this.enrolments = enrolments;
    this.hours = hours;
    this.clock = clock;
    this.division = division;
  }

  /**
   * A session as if announced in time; its participants signed up when sign-up opened.
   *
   * @return the session
   */
  public UUID session(Tx tx, SessionDraft draft, List<Participant> participants) {
    UUID session = SessionStore.insert(tx, division, draft).id();
    List<Applicant> applicants =
        participants.stream()
            .map(
                participant ->
                    new Applicant(
                        session, participant.person(), participant.role(), participant.division()))
            .toList();
    enrolments.admit(tx, applicants, draft::opensAt);
    return session;
  }

  /** The first with a seat gives it up, and the first who waits is asked whether to take it. */
  public void offer(Tx tx, UUID session, Duration answerWithin) {
    Map<Enrolment.State, List<Enrolment>> in =
        EnrolmentStore.in(tx, session).stream().collect(Collectors.groupingBy(Enrolment::state));
    Instant now = clock.now();
    Enrolment leaves = in.get(Enrolment.State.ENROLLED).getFirst();
    Enrolment next = in.get(Enrolment.State.WAITING).getFirst();
    EnrolmentStore.leave(tx, leaves.id(), Enrolment.LeftAs.WITHDREW, now);
    SessionStore.changeCounts(tx, session, 0, -1);
    EnrolmentStore.offer(tx, List.of(next.id()), now, now.plus(answerWithin));
  }

  /**
   * People who were there, by their code on the screen.
   *
   * @param people those of the session's participants
   */
  public void present(Tx tx, UUID session, Set<UUID> people, Instant at) {
    TrainingSession held = SessionStore.byId(tx, division, session).orElseThrow();
    List<AttendanceRecord> records = new ArrayList<>();
    for (Enrolment one : EnrolmentStore.in(tx, session)) {
      if (one.state() == Enrolment.State.ENROLLED && people.contains(one.person())) {
        records.add(
            new AttendanceRecord(
                one.id(),
                1,
                Result.PRESENT,
                held.fullMinutes(),
                How.CODE,
                null,
                null,
                one.person(),
                at));
      }
    }
    AttendanceStore.insert(tx, session, records, null, null, at);
  }

  /** The trainer signed for those who were there; the others were absent. */
  public void signed(Tx tx, UUID session, UUID trainer, Instant at) {
    TrainingSession held = SessionStore.byId(tx, division, session).orElseThrow();
    Map<UUID, Enrolment> seated =
        EnrolmentStore.in(tx, session).stream()
            .collect(Collectors.toMap(Enrolment::id, Function.identity()));
    Map<UUID, AttendanceRecord> latest = AttendanceStore.latest(tx, session);
    List<AttendanceRecord> absent =
        seated.keySet().stream()
            .filter(enrolment -> !latest.containsKey(enrolment))
            .map(
                enrolment ->
                    new AttendanceRecord(
                        enrolment, 1, Result.ABSENT, 0, How.SIGNING, null, null, trainer, at))
            .toList();
    AttendanceStore.open(tx, session, secret(session));
    AttendanceStore.insert(tx, session, absent, null, trainer, at);
    AttendanceStore.sign(tx, session, trainer, at);
    hours.count(tx, held, latest.values(), seated);
  }

  /** Of a session that is over: no code is ever made of it. */
  private static byte[] secret(UUID session) {
    return session.toString().getBytes(StandardCharsets.UTF_8);
  }
}
