package cn.pufa.annualreport;

import cn.pufa.platform.http.Problem;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A return as an organisation files it.
 *
 * @param incomeFen of the year, in 分
 * @param attachment uploaded file
 * @param consentOn day of the supervising unit's consent (初审), null where there is none yet
 * @param declaration always true; the contract takes no other
 */
record ReturnDraft(
    UUID campaign,
    UUID organization,
    String activitySummary,
    int meetings,
    int activities,
    long incomeFen,
    long expenseFen,
    String contactName,
    String contactPhone,
    UUID attachment,
    LocalDate consentOn,
    boolean declaration) {

  void requireSound(LocalDate today) {
    if (consentOn != null && consentOn.isAfter(today)) {
      throw Problem.invalid("/consentOn", "初审日期不能晚于今天。还没有初审的，请不填。");
    }
  }
}
