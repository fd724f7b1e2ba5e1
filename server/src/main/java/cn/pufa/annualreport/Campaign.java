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
 * @param inScope organisations it reaches; fixed at release
 * @param createdBy who drafted it and so does not release it; null for those recorded afterwards
 */
record Campaign(
    UUID id,
    int year,
    List<OrganizationType> types,
    LocalDate registeredBefore,
    LocalDate opensOn,
    Deadline deadline,
    String documentNumber,
    String subject,
    String body,
    State state,
    Integer inScope,
    Instant createdAt,
    UUID createdBy,
    Instant releasedAt) {

  enum State {
    DRAFT,
    RELEASED
  }

  Campaign withInScope(int count) {
    return new Campaign(
        id,
        year,
        types,
        registeredBefore,
        opensOn,
        deadline,
        documentNumber,
        subject,
        body,
        state,
        count,
        createdAt,
        createdBy,
        releasedAt);
  }
}
