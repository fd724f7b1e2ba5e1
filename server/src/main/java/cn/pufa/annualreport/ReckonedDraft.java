package cn.pufa.annualreport;

import cn.pufa.platform.time.WorkingDays;
import cn.pufa.reminder.Deadline;
import java.time.LocalDate;

/**
 * A draft with nothing left open, and its last days as they fall.
 *
 * @param consentDue the supervising unit's (初审)
 */
record ReckonedDraft(CampaignDraft draft, Deadline deadline, Deadline consentDue) {

  static ReckonedDraft of(CampaignDraft wanted, WorkingDays days) {
    CampaignDraft draft = wanted.filled(CampaignRules.SHIPPED);
    return new ReckonedDraft(
        draft,
        deadline(draft.closesOn(), draft.moves(), days),
        deadline(draft.consentBy(), draft.moves(), days));
  }

  private static Deadline deadline(LocalDate set, boolean moves, WorkingDays days) {
    return moves
        ? Deadline.of(set, days)
        : Deadline.fixed(set, NoticeText.day(set) + "前。按这项工作的设定，遇到休息日也不顺延。");
  }
}
