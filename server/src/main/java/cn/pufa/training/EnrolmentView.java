package cn.pufa.training;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An enrolment as the person sees it: with its session, and its state in a sentence. */
record EnrolmentView(
    UUID id,
    UUID session,
    String title,
    Instant startsAt,
    Instant endsAt,
    String place,
    TrainingSession.SignUp signUp,
    String cancelReason,
    PostRole role,
    String division,
    String divisionName,
    Enrolment.State state,
    Integer queuePlace,
    String message,
    Instant enrolledAt,
    Instant movedUpAt,
    Instant withdrawnAt) {

  /**
   * @param queuePlace null unless waiting
   */
  static EnrolmentView of(
      Enrolment enrolment,
      Integer queuePlace,
      TrainingSession session,
      Map<String, String> divisionNames,
      Instant now) {
    return new EnrolmentView(
        enrolment.id(),
        session.id(),
        session.title(),
        session.startsAt(),
        session.endsAt(),
        session.place(),
        session.signUp(now),
        session.cancelReason(),
        enrolment.role(),
        enrolment.division(),
        divisionNames.getOrDefault(enrolment.division(), enrolment.division()),
        enrolment.state(),
        queuePlace,
        message(enrolment, queuePlace, session, now),
        enrolment.enrolledAt(),
        enrolment.movedUpAt(),
        enrolment.withdrawnAt());
  }

  private static String message(
      Enrolment enrolment, Integer queuePlace, TrainingSession session, Instant now) {
    if (enrolment.state() == Enrolment.State.WITHDRAWN) {
      return "您已经退出报名。";
    }
    if (session.isCancelled()) {
      return "培训已经取消：" + session.cancelReason();
    }
    if (enrolment.state() == Enrolment.State.WAITING) {
      return session.hasStarted(now)
          ? "名额没有空出来，这次没有补上。"
          : "名额已满，您排在第 " + queuePlace + " 位。有人退出会按顺序补上。";
    }
    return enrolment.movedUpAt() == null ? "报名成功，请按时参加。" : "有人退出，您已经补上名额，请按时参加。";
  }
}
