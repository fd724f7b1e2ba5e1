package cn.pufa.review;

import cn.pufa.notice.Notices;
import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.UUID;

/** What an organisation is told of its review, each in its inbox. */
final class ReviewNotices {

  private final Notices notices;
  private final String division;

  ReviewNotices(Notices notices, String division) {
    this.notices = notices;
    this.division = division;
  }

  void correction(Tx tx, Review review, Correction one, List<String> labels) {
    tell(
        tx,
        review.organization(),
        review.organizationName(),
        review.year() + "年度工作报告退回补正",
        """
        您报送的%d年度工作报告要补正。
        原因：%s
        只能改这些：%s。
        请在%s前改好再交。%s"""
            .formatted(
                review.year(),
                one.reason(),
                String.join("、", labels),
                Days.withWeekday(one.dueOn()),
                one.explanation()));
  }

  void correctionMoved(Tx tx, UUID organization, String name, int year, Counted now) {
    tell(
        tx,
        organization,
        name,
        year + "年度工作报告补正期限更正",
        "您报送的%d年度工作报告，补正期限按调整以后的放假安排重新算，到%s为止。%s"
            .formatted(year, Days.withWeekday(now.due()), now.explanation()));
  }

  void correctionEnded(Tx tx, Review review, String reason) {
    tell(
        tx,
        review.organization(),
        review.organizationName(),
        review.year() + "年度工作报告没有按期补正",
        "补正期限已过，没有收到补正后的%d年度工作报告。我局按原先提交的内容继续审查；期间改过但没有提交的内容不采用。说明：%s"
            .formatted(review.year(), reason));
  }

  /**
   * @return the notice, by which service is proven
   */
  UUID decision(Tx tx, Decision decision, String documentNumber) {
    String more =
        decision.grade() == Grade.QUALIFIED
            ? "结论通知书可以在“我的年报”里下载。"
            : "请按通知书整改。整改期限从送达之日起算，我局登记送达后会告诉您最后一天。";
    return tell(
        tx,
        decision.organization(),
        decision.organizationName(),
        decision.year() + "年度检查结论：" + decision.grade().title(),
        "%d年度工作报告的审查结论是%s（%s）。%s"
            .formatted(decision.year(), decision.grade().title(), documentNumber, more));
  }

  void rectificationStarts(Tx tx, Rectification one, String explanation) {
    tell(
        tx,
        one.organization(),
        one.organizationName(),
        one.year() + "年度检查整改期限",
        "%s（%s）要求的整改，%s".formatted(one.grade().title(), one.documentNumber(), explanation));
  }

  /**
   * @param by what it is counted now, such as 更正以后的送达日期
   */
  void rectificationRecounted(Tx tx, Rectification one, String by, String explanation) {
    tell(
        tx,
        one.organization(),
        one.organizationName(),
        one.year() + "年度检查整改期限更正",
        "%s（%s）要求的整改，期限按%s重新算：%s以前告诉您的期限不再算数。"
            .formatted(one.grade().title(), one.documentNumber(), by, explanation));
  }

  void rectificationEnds(Tx tx, Rectification one) {
    tell(
        tx,
        one.organization(),
        one.organizationName(),
        one.year() + "年度检查整改快到期",
        "整改期限到%s为止（%s）。请在这天以前把整改报告送到我局。逾期没有完成的，会列入活动异常名录。"
            .formatted(Days.withWeekday(one.dueOn()), one.documentNumber()));
  }

  private UUID tell(Tx tx, UUID organization, String name, String subject, String body) {
    return notices.send(
        tx,
        division,
        new Notices.Letter(organization, name, Notices.INBOX, null, subject, body, null));
  }
}
