package cn.pufa.training;

import cn.pufa.post.PostRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One session of training, with its seats.
 *
 * @param townships codes of nine digits; empty means the whole county
 * @param taken seats given or offered
 * @param waiting people in the queue; without quotas above zero only while all seats are taken
 * @param arrivals sign-ups admitted so far, with a seat or without
 * @param cancelReason null unless called off
 * @param heldMinutes what had been held of it when it was called off; null unless it had begun
 */
record TrainingSession(
    UUID id,
    String title,
    List<PostRole> audience,
    List<String> townships,
    int capacity,
    int taken,
    int waiting,
    int arrivals,
    Instant opensAt,
    Instant closesAt,
    Instant startsAt,
    Instant endsAt,
    String place,
    String trainer,
    List<String> topics,
    String note,
    String cancelReason,
    Integer heldMinutes,
    SessionTerms terms) {

  /** Whether sign-up is open. */
  enum SignUp {
    NOT_YET,
    OPEN,
    CLOSED,
    CANCELLED
  }

  SignUp signUp(Instant now) {
    if (isCancelled()) {
      return SignUp.CANCELLED;
    }
    if (now.isBefore(opensAt)) {
      return SignUp.NOT_YET;
    }
    return now.isBefore(closesAt) ? SignUp.OPEN : SignUp.CLOSED;
  }

  boolean isCancelled() {
    return cancelReason != null;
  }

  /** Not called off, or only after a part of it. */
  boolean isHeld() {
    return !isCancelled() || heldMinutes != null && heldMinutes > 0;
  }

  boolean hasStarted(Instant now) {
    return !now.isBefore(startsAt);
  }

  boolean isFor(PostRole role) {
    return isFor(role.code());
  }

  /** Takes any role, also of people who never sign up. */
  boolean isFor(String role) {
    return audience.stream().anyMatch(meant -> meant.code().equals(role));
  }

  boolean reaches(String division) {
    return townships.isEmpty() || townships.stream().anyMatch(division::startsWith);
  }

  int seatsLeft() {
    return capacity - taken;
  }

  /**
   * Whether somebody of this division may have one of the seats left while sign-up is open.
   *
   * @param takenOfPool seats given or offered so far out of the same pool
   */
  boolean hasRoomFor(String division, int takenOfPool) {
    return seatsLeftFor(division, takenOfPool) > 0;
  }

  /** Likewise, how many of them. */
  int seatsLeftFor(String division, int takenOfPool) {
    Quotas quotas = terms.quotas();
    int ofPool =
        quotas.none() ? seatsLeft() : quotas.limit(quotas.pool(division), capacity) - takenOfPool;
    return Math.max(0, Math.min(seatsLeft(), ofPool));
  }

  /** Nominal minutes of whoever was there from start to end. */
  int fullMinutes() {
    return heldMinutes == null ? terms.minutesOf(startsAt, endsAt) : heldMinutes;
  }

  /**
   * Until when the code on the screen counts (到场码): till half of the minutes have passed. It gives
   * all of them, so whoever comes later gets those that the trainer writes.
   */
  Instant codeUntil() {
    Instant half = startsAt.plus(Duration.ofMinutes(fullMinutes()).dividedBy(2));
    return half.isBefore(endsAt) ? half : endsAt;
  }

  /** With one sign-up more, which takes a seat or joins the queue. */
  TrainingSession withArrival(boolean seated) {
    return with(seated ? 1 : 0, seated ? 0 : 1, 1);
  }

  /** With so many seats more given, people more waiting and sign-ups more. */
  TrainingSession with(int seats, int queued, int arrived) {
    return new TrainingSession(
        id,
        title,
        audience,
        townships,
        capacity,
        taken + seats,
        waiting + queued,
        arrivals + arrived,
        opensAt,
        closesAt,
        startsAt,
        endsAt,
        place,
        trainer,
        topics,
        note,
        cancelReason,
        heldMinutes,
        terms);
  }
}
