package cn.pufa.annualreport;

import cn.pufa.notice.Progress;
import cn.pufa.notice.Progress.Counts;

/**
 * Where a campaign stands: its notices, and who has filed.
 *
 * @param submitted organisations that have filed
 * @param excused of the others, those that need not
 */
record CampaignProgress(
    int organizations,
    Counts inbox,
    Counts email,
    Counts reminders,
    int withoutEmail,
    int sent,
    int failed,
    int read,
    int acknowledged,
    int submitted,
    int excused,
    boolean finished) {

  static CampaignProgress of(Progress notices, int submitted, int excused) {
    return new CampaignProgress(
        notices.organizations(),
        notices.inbox(),
        notices.email(),
        notices.reminders(),
        notices.withoutEmail(),
        notices.sent(),
        notices.failed(),
        notices.read(),
        notices.acknowledged(),
        submitted,
        excused,
        notices.finished());
  }
}
