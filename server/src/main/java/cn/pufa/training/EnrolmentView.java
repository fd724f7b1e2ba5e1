package cn.pufa.training;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.PostRole;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
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
    Instant withdrawnAt,
    Instant offerUntil) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("M月d日H时mm分").withZone(BusinessClock.ZONE);

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
        enrolment.withdrawnAt(),
        enrolment.state() == Enrolment.State.OFFERED ? enrolment.offerUntil() : null);
  }

  private static String message(
      Enrolment enrolment, Integer queuePlace, TrainingSession session, Instant now) {
    if (enrolment.state() == Enrolment.State.WITHDRAWN) {
      return left(enrolment.leftAs());
    }
    if (session.isCancelled()) {
      return "培训已经取消：" + session.cancelReason();
    }
    return switch (enrolment.state()) {
      case WAITING -> waiting(enrolment, queuePlace, session, now);
      case OFFERED -> "有名额了，给您留到" + MOMENT.format(enrolment.offerUntil()) + "。请答复要不要。";
      default -> enrolment.movedUpAt() == null ? "报名成功，请按时参加。" : "您已经补上名额，请按时参加。";
    };
  }

  private static String left(Enrolment.LeftAs as) {
    if (as == Enrolment.LeftAs.DECLINED) {
      return "您没有要这个名额，已经给了下一位。";
    }
    return as == Enrolment.LeftAs.LAPSED ? "名额过了答复时间，已经给了下一位。" : "您已经退出报名。";
  }

  private static String waiting(
      Enrolment enrolment, Integer queuePlace, TrainingSession session, Instant now) {
    if (session.hasStarted(now)) {
      return "名额没有空出来，这次没有补上。";
    }
    String place =
        session.terms().quotas().full(enrolment.division()) + "，您排在第 " + queuePlace + " 位。";
    return place + (session.terms().offerHours() == 0 ? "有人退出会按顺序补上。" : "轮到您会通知您，等您答复。");
  }
}
