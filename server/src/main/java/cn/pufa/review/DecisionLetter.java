package cn.pufa.review;

import cn.pufa.certificate.CertificateNumber;
import cn.pufa.platform.print.OfficialLetter;
import cn.pufa.platform.print.OfficialLetter.Paragraph;
import java.util.ArrayList;
import java.util.List;

/** A final decision as the letter that is served (年度检查结论通知书). */
final class DecisionLetter {

  private DecisionLetter() {}

  /**
   * @param address what its square code opens; null for no code
   */
  static OfficialLetter of(Decision decision, Settings settings, String issuer, String address) {
    Decision.Issue issue = decision.issue();
    return new OfficialLetter(
        "年度检查结论通知书",
        issue.documentNumber(),
        decision.organizationName(),
        paragraphs(decision, settings),
        issuer,
        Days.words(issue.decidedOn()),
        new OfficialLetter.Verification(CertificateNumber.printed(issue.verification()), address));
  }

  private static List<Paragraph> paragraphs(Decision decision, Settings settings) {
    List<Paragraph> all = new ArrayList<>();
    Settings.Words basis = settings.basis().get(decision.organizationType());
    all.add(
        Paragraph.text(
            "我局收到贵单位%d年度工作报告，依据%s，对照核准的章程作了审查，并经法制审核。现在告知结论。"
                .formatted(decision.year(), basis.value())));
    all.add(Paragraph.heading("一、结论"));
    all.add(
        Paragraph.text("贵单位%d年度检查结论为：%s。".formatted(decision.year(), decision.grade().title())));
    if (decision.adjustReason() != null) {
      all.add(Paragraph.text("本结论代替此前的结论。调整原因：" + decision.adjustReason()));
    }
    all.add(Paragraph.heading("二、理由"));
    int place = 1;
    for (String reason : decision.reasons()) {
      all.add(Paragraph.text(place++ + ". " + reason));
    }
    if (decision.grade() == Grade.QUALIFIED) {
      all.add(Paragraph.heading("三、权利"));
    } else {
      all.add(Paragraph.heading("三、整改"));
      all.add(
          Paragraph.text(
              "请在收到本通知书之日起%d个月内完成整改，并把整改报告送到我局。最后一天是休息日的，顺延到下一个工作日。"
                  .formatted(settings.rectificationMonths().value())));
      all.add(Paragraph.heading("四、权利"));
    }
    all.add(Paragraph.text(settings.rights().value()));
    return all;
  }
}
