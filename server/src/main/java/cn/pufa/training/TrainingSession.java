package cn.pufa.training;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One session of training, with its seats.
 *
 * @param townships codes of nine digits; empty means the whole county
 * @param taken seats given
 * @param waiting people in the queue; above zero only while all seats are taken
 * @param arrivals sign-ups admitted so far, with a seat or without
 * @param cancelReason null unless called off
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
    String cancelReason) {

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

  /** With one sign-up more, which takes a seat or joins the queue. */
  TrainingSession withArrival(boolean seated) {
    return new TrainingSession(
        id,
        title,
        audience,
        townships,
        capacity,
        seated ? taken + 1 : taken,
        seated ? waiting : waiting + 1,
        arrivals + 1,
        opensAt,
        closesAt,
        startsAt,
        endsAt,
        place,
        trainer,
        topics,
        note,
        cancelReason);
  }
}
