package cn.pufa.annualreport;

import cn.pufa.organization.OrganizationType;
import cn.pufa.reminder.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The annual-report work of one year (年报工作).
 *
 * @param registeredBefore organisations registered on or before this day take part
 * @param consentDue the supervising unit's (初审)
 * @param moves whether a day of rest moves the last days (民法典 203)
 * @param extensionDays how many days after the due day an extension may give, @param extensions how
 *     often
 * @param youngMonths a 民办非企业单位 registered no longer at the end of the year is left out
 * @param inScope organisations it reaches; fixed at release
 * @param figures frozen at the wind-up; null before
 * @param createdBy who drafted it, or changed it last, and so does not release it; null for those
 *     recorded afterwards
 */
record Campaign(
    UUID id,
    int version,
    int year,
    List<OrganizationType> types,
    LocalDate registeredBefore,
    LocalDate opensOn,
    Deadline deadline,
    Deadline consentDue,
    boolean moves,
    int extensionDays,
    int extensions,
    int youngMonths,
    String documentNumber,
    String subject,
    String body,
    State state,
    Integer inScope,
    Instant createdAt,
    UUID createdBy,
    Instant releasedAt,
    CampaignFigures figures) {

  enum State {
    DRAFT,
    REVIEW,
    RELEASED,
    RECEIVING,
    CLOSED,
    WOUND_UP
  }

  /** Whether its notice has gone out. */
  boolean isTold() {
    return state.compareTo(State.RELEASED) >= 0;
  }

  /** As it stands on that day: whether it is receiving follows from the clock. */
  Campaign on(LocalDate today) {
    if (state != State.RELEASED || today.isBefore(opensOn)) {
      return this;
    }
    return with(today.isAfter(deadline.due()) ? State.CLOSED : State.RECEIVING, inScope);
  }

  Campaign withInScope(int count) {
    return with(state, count);
  }

  private Campaign with(State now, Integer count) {
    return new Campaign(
        id,
        version,
        year,
        types,
        registeredBefore,
        opensOn,
        deadline,
        consentDue,
        moves,
        extensionDays,
        extensions,
        youngMonths,
        documentNumber,
        subject,
        body,
        now,
        count,
        createdAt,
        createdBy,
        releasedAt,
        figures);
  }
}
