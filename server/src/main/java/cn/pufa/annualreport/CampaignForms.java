package cn.pufa.annualreport;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.wording.Forms;
import cn.pufa.wording.Placeholder;
import cn.pufa.wording.TemplateVersion;
import cn.pufa.wording.Templates;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The words of a campaign on every way: its own text in the inbox and by e-mail, and those of the
 * bureau's templates by SMS, WeChat, telephone and letter.
 */
final class CampaignForms {

  private final Templates templates;

  CampaignForms(Templates templates) {
    this.templates = templates;
  }

  Forms notice(Tx tx, Campaign campaign) {
    return withOthers(
        tx, campaign, NoticeText.notice(campaign), campaign.deadline().due(), "annual-notice");
  }

  /**
   * @param due the day that counts for those who are reminded
   */
  Forms reminder(Tx tx, Campaign campaign, LocalDate due, LocalDate today) {
    boolean late = today.isAfter(due);
    return withOthers(
        tx,
        campaign,
        NoticeText.reminder(campaign, due, today),
        due,
        late ? "annual-overdue" : "annual-reminder");
  }

  /** A template that the bureau has retired leaves its ways without words, and so unused. */
  private Forms withOthers(Tx tx, Campaign campaign, Forms own, LocalDate due, String code) {
    Optional<TemplateVersion> version = templates.starter(tx, code);
    return version.map(found -> own.otherwise(filled(found, campaign, due))).orElse(own);
  }

  private static Forms filled(TemplateVersion version, Campaign campaign, LocalDate due) {
    Map<String, String> known = new HashMap<>();
    known.put("year", String.valueOf(campaign.year()));
    known.put("opensOn", campaign.opensOn().toString());
    known.put("dueOn", due.toString());
    known.put("documentNumber", campaign.documentNumber());
    known.keySet().retainAll(version.placeholders().stream().map(Placeholder::name).toList());
    try {
      Map<String, String> values = new HashMap<>(version.values(known, "/values"));
      values.put(Placeholder.ORGANIZATION, "{" + Placeholder.ORGANIZATION + "}");
      return version.forms().with(values);
    } catch (Problem unfillable) {
      throw Problem.conflict("短信和微信用的年报模板里，有年报工作填不了的空。请先修改模板，或停用它。");
    }
  }
}
