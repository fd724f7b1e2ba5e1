package cn.pufa.circular;

import cn.pufa.organization.OrganizationType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Whom a circular is for: organisations of the register for which all of these hold. Null asks
 * nothing.
 *
 * @param townships division codes of nine digits
 * @param registeredBefore registered on or before this day
 * @param notActedOn told by this circular (of a campaign too) and not done yet; who has done it is
 *     listed as left out
 */
record Audience(
    List<OrganizationType> types,
    List<String> townships,
    LocalDate registeredBefore,
    UUID notActedOn,
    ContactState contact) {

  /** What is known of an organisation's contacts. */
  enum ContactState {
    EMAIL,
    NO_EMAIL,
    AGENT,
    NO_AGENT,
    NONE
  }

  /**
   * One organisation of the audience.
   *
   * @param why null for one that is told
   */
  record Entry(
      UUID organization, String organizationName, boolean included, LeftOut why, String reason) {

    Entry(UUID organization, String name, LeftOut why) {
      this(organization, name, why == null, why, why == null ? null : why.reason());
    }
  }

  /** Why an organisation of the audience is not told. */
  enum LeftOut {
    OPTED_OUT("已退订一般告知"),
    DONE_BEFORE("已经办理，不用再通知"),
    LEFT_REGISTER("定时期间有变动，已不符合名单条件");

    private final String reason;

    LeftOut(String reason) {
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }
}
