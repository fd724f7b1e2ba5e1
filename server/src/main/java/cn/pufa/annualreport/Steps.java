package cn.pufa.annualreport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What happened to a campaign. */
final class Steps {

  enum Step {
    DRAFTED,
    CHANGED,
    SUBMITTED,
    RETURNED,
    RELEASED,
    OPENED,
    CLOSED,
    WOUND_UP
  }

  /**
   * @param day the day it belongs to, where the clock took it
   * @param person null where the clock took it
   */
  record Taken(Step step, Instant at, LocalDate day, UUID person, String reason) {}

  private Steps() {}
}
