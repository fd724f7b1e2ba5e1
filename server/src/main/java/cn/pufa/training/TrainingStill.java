package cn.pufa.training;

import cn.pufa.notice.PersonalStill;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether what people were told of a session is still to be said, asked as it is about to leave.
 */
final class TrainingStill {

  private final BusinessClock clock;
  private final String division;

  TrainingStill(BusinessClock clock, String division) {
    this.clock = clock;
    this.division = division;
  }

  /** Reminders to sign up, about a session: needless for who did, and once nobody can. */
  PersonalStill.Standing ofSessions(Tx tx, List<PersonalStill.Leaving> notices) {
    Set<UUID> about =
        notices.stream().map(PersonalStill.Leaving::subject).collect(Collectors.toSet());
    Set<UUID> held = ReminderStore.holdSessions(tx, about);
    Map<UUID, TrainingSession> sessions =
        SessionStore.byIds(tx, division, about).stream()
            .collect(Collectors.toMap(TrainingSession::id, Function.identity()));
    Map<UUID, Set<UUID>> in = new HashMap<>();
    held.forEach(
        session ->
            in.put(
                session,
                EnrolmentStore.in(tx, session).stream()
                    .map(Enrolment::person)
                    .collect(Collectors.toSet())));
    return standing(
        notices,
        held,
        notice -> {
          if (in.get(notice.subject()).contains(notice.person())) {
            return "已经报名，不再提醒。";
          }
          boolean open =
              sessions.get(notice.subject()).signUp(clock.now()) == TrainingSession.SignUp.OPEN;
          return open ? null : "报名已经结束，不再提醒。";
        });
  }

  /** What somebody was told about the own enrolment. */
  PersonalStill.Standing ofEnrolments(Tx tx, List<PersonalStill.Leaving> notices) {
    Set<UUID> about =
        notices.stream().map(PersonalStill.Leaving::subject).collect(Collectors.toSet());
    Set<UUID> held = ReminderStore.holdEnrolments(tx, about);
    Map<UUID, Enrolment> enrolments =
        ReminderStore.enrolments(tx, about).stream()
            .collect(Collectors.toMap(Enrolment::id, Function.identity()));
    Map<UUID, TrainingSession> sessions =
        SessionStore.byIds(
                tx,
                division,
                enrolments.values().stream().map(Enrolment::session).collect(Collectors.toSet()))
            .stream()
            .collect(Collectors.toMap(TrainingSession::id, Function.identity()));
    return standing(
        notices,
        held,
        notice -> {
          Enrolment enrolment = enrolments.get(notice.subject());
          return needless(notice.occasion(), enrolment.state(), sessions.get(enrolment.session()));
        });
  }

  private String needless(String occasion, Enrolment.State state, TrainingSession session) {
    if (occasion.equals(TrainingNotices.CANCELLED)) {
      return null;
    }
    if (session.isCancelled()) {
      return "培训已经取消，不再发。";
    }
    return switch (occasion) {
      case TrainingNotices.OFFER -> state == Enrolment.State.OFFERED ? null : "已经答复或者过了时间，不再发。";
      case TrainingNotices.MOVED_UP, TrainingNotices.DAY_BEFORE ->
          state == Enrolment.State.ENROLLED && !session.hasStarted(clock.now())
              ? null
              : "已经退出或者已经开始，不再发。";
      default -> null;
    };
  }

  private static PersonalStill.Standing standing(
      List<PersonalStill.Leaving> notices,
      Set<UUID> held,
      Function<PersonalStill.Leaving, String> needless) {
    Set<UUID> unsure = new HashSet<>();
    Map<UUID, String> why = new HashMap<>();
    for (PersonalStill.Leaving notice : notices) {
      if (!held.contains(notice.subject())) {
        unsure.add(notice.id());
      } else {
        String reason = needless.apply(notice);
        if (reason != null) {
          why.put(notice.id(), reason);
        }
      }
    }
    return new PersonalStill.Standing(unsure, why);
  }
}
