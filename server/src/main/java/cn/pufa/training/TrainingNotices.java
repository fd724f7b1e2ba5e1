package cn.pufa.training;

import cn.pufa.notice.PersonalNotice;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.training.Admission.Decision.Admitted;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What people are told about a session, in its words. */
final class TrainingNotices {

  /** Kinds of what notices are about. */
  static final String SESSION = "training_session";

  static final String ENROLMENT = "enrolment";

  static final String SIGNED_UP = "signed_up";
  static final String OFFER = "seat_offer";
  static final String MOVED_UP = "moved_up";
  static final String LAPSED = "offer_lapsed";
  static final String CANCELLED = "cancelled";
  static final String DAY_BEFORE = "day_before";
  static final String SIGN_UP = "sign_up";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("M月d日（E）H:mm", Locale.CHINA).withZone(BusinessClock.ZONE);

  /** So much of a title stands in a short message. */
  private static final int TITLE = 30;

  private final PersonalNotices notices;

  TrainingNotices(PersonalNotices notices) {
    this.notices = notices;
  }

  /** In the person's list only: the person saw the answer, and may want to find it again. */
  void signedUp(Tx tx, List<Admitted> admitted) {
    notices.tell(tx, admitted.stream().map(this::signedUp).toList());
  }

  private PersonalNotice signedUp(Admitted admitted) {
    TrainingSession session = admitted.session();
    boolean seated = admitted.enrolment().state() == Enrolment.State.ENROLLED;
    String body =
        seated
            ? "“%s”%s开始，地点：%s。来不了请退出报名，让给别人。"
                .formatted(session.title(), MOMENT.format(session.startsAt()), session.place())
            : "“%s”%s，您排在第 %d 位。轮到您会通知您。"
                .formatted(
                    session.title(),
                    session.terms().quotas().full(admitted.enrolment().division()),
                    admitted.queuePlace());
    return new PersonalNotice(
        admitted.enrolment().person(),
        ENROLMENT + "/" + admitted.enrolment().id(),
        SIGNED_UP,
        seated ? "培训报名成功" : "培训在候补",
        body,
        page(session.id()),
        null);
  }

  void offered(Tx tx, TrainingSession session, List<Enrolment> to, Instant until) {
    String answerBy = MOMENT.format(until);
    tell(
        tx,
        to,
        session,
        OFFER,
        "有一个培训名额等您答复",
        "“%s”有名额了，给您留着。请在%s前答复要不要。过了时间，名额给下一位。".formatted(session.title(), answerBy),
        "“%s”有名额了。请%s前在普法通答复，过时给下一位。".formatted(shortTitle(session), answerBy));
  }

  void movedUp(Tx tx, TrainingSession session, List<Enrolment> who) {
    tell(
        tx,
        who,
        session,
        MOVED_UP,
        "您补上培训名额了",
        "“%s”有名额了，给了您。%s开始，地点：%s。来不了请退出报名，让给下一位。"
            .formatted(session.title(), MOMENT.format(session.startsAt()), session.place()),
        "您补上了“%s”的名额，%s开始。来不了请在普法通退出。"
            .formatted(shortTitle(session), MOMENT.format(session.startsAt())));
  }

  /** In the person's list only: nobody waits for it. */
  void lapsed(Tx tx, TrainingSession session, List<Enrolment> who) {
    tell(
        tx,
        who,
        session,
        LAPSED,
        "给您留的培训名额过期了",
        "“%s”留给您的名额过了答复时间。报名没有截止的话，可以再报，排在最后。".formatted(session.title()),
        null);
  }

  void cancelled(Tx tx, TrainingSession session, List<Enrolment> all) {
    List<PersonalNotice> off =
        of(
            all,
            session,
            CANCELLED,
            "培训取消了",
            "“%s”（%s）取消了。原因：%s"
                .formatted(
                    session.title(), MOMENT.format(session.startsAt()), session.cancelReason()),
            "“%s”（%s）取消了，请不要前往。原因见普法通。"
                .formatted(shortTitle(session), MOMENT.format(session.startsAt())));
    notices.tellBefore(tx, off, session.startsAt(), session.endsAt());
  }

  void dayBefore(Tx tx, TrainingSession session, List<Enrolment> enrolled) {
    tell(
        tx,
        enrolled,
        session,
        DAY_BEFORE,
        "请按时参加明天的培训",
        "“%s”%s开始，地点：%s。%s"
            .formatted(
                session.title(),
                MOMENT.format(session.startsAt()),
                session.place(),
                session.note() == null ? "" : "注意：" + session.note()),
        "“%s”%s开始，地点：%s。"
            .formatted(
                shortTitle(session),
                MOMENT.format(session.startsAt()),
                cut(session.place(), TITLE)));
  }

  private void tell(
      Tx tx,
      List<Enrolment> to,
      TrainingSession session,
      String occasion,
      String subject,
      String body,
      String sms) {
    notices.tell(tx, of(to, session, occasion, subject, body, sms));
  }

  private static List<PersonalNotice> of(
      List<Enrolment> to,
      TrainingSession session,
      String occasion,
      String subject,
      String body,
      String sms) {
    return to.stream()
        .map(
            one ->
                new PersonalNotice(
                    one.person(),
                    ENROLMENT + "/" + one.id(),
                    occasion,
                    subject,
                    body,
                    page(session.id()),
                    sms))
        .toList();
  }

  /** Whoever could come and has not signed up; once a day. */
  void remind(Tx tx, TrainingSession session, List<UUID> people, String day) {
    String closes = MOMENT.format(session.closesAt());
    notices.tell(
        tx,
        people.stream()
            .map(
                person ->
                    new PersonalNotice(
                        person,
                        SESSION + "/" + session.id(),
                        SIGN_UP + "-" + day,
                        "有一个培训还没有报名",
                        "“%s”面向您的岗位，%s开始，报名到%s截止。已经报名的不用理会。"
                            .formatted(session.title(), MOMENT.format(session.startsAt()), closes),
                        page(session.id()),
                        "“%s”面向您的岗位，%s前可在普法通报名。".formatted(shortTitle(session), closes)))
            .toList());
  }

  private static String page(UUID session) {
    return "/packages/training/session?session=" + session;
  }

  private static String shortTitle(TrainingSession session) {
    return cut(session.title(), TITLE);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
