package cn.pufa.training;

import cn.pufa.post.PostRole;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A session as somebody sees it.
 *
 * @param mine the viewer's own enrolment, null without one
 * @param forMe for each division of the viewer's fitting posts, while sign-up is open and seats are
 *     divided (名额分配); null otherwise
 * @param link of an online session, for those who have a seat and those who run it; null to others
 */
record SessionView(
    UUID id,
    String title,
    List<PostRole> audience,
    List<String> townships,
    int capacity,
    int seatsLeft,
    int waiting,
    Instant opensAt,
    Instant closesAt,
    Instant startsAt,
    Instant endsAt,
    String place,
    String trainer,
    List<String> topics,
    String note,
    TrainingSession.SignUp signUp,
    String cancelReason,
    boolean openToMe,
    EnrolmentView mine,
    SessionTerms.Form form,
    String link,
    UUID trainerPerson,
    int minutes,
    int offerHours,
    List<SessionDraft.Quota> quotas,
    List<Own> forMe) {

  /** What is left of the seats out of which somebody of the division is served, and who waits. */
  record Own(String division, int seatsLeft, int waiting) {}

  static SessionView of(
      TrainingSession session,
      boolean openToMe,
      EnrolmentView mine,
      List<Own> forMe,
      boolean seesLink,
      Instant now) {
    return new SessionView(
        session.id(),
        session.title(),
        session.audience(),
        session.townships(),
        session.capacity(),
        session.seatsLeft(),
        session.waiting(),
        session.opensAt(),
        session.closesAt(),
        session.startsAt(),
        session.endsAt(),
        session.place(),
        session.trainer(),
        session.topics(),
        session.note(),
        session.signUp(now),
        session.cancelReason(),
        openToMe,
        mine,
        session.terms().form(),
        seesLink ? session.terms().link() : null,
        session.terms().trainerPerson(),
        session.fullMinutes(),
        session.terms().offerHours(),
        session.terms().quotas().seats().entrySet().stream()
            .map(quota -> new SessionDraft.Quota(quota.getKey(), quota.getValue()))
            .toList(),
        forMe);
  }
}
