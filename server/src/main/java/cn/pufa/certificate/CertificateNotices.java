package cn.pufa.certificate;

import cn.pufa.notice.PersonalNotice;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.platform.db.Tx;
import java.util.List;

/** What the holder of a certificate is told. */
final class CertificateNotices {

  private static final String PAGE = "/packages/certificate/mine";

  private final PersonalNotices notices;

  CertificateNotices(PersonalNotices notices) {
    this.notices = notices;
  }

  void issued(Tx tx, Certificate one) {
    tell(
        tx,
        one,
        "issued",
        one.qualification().title() + "培训合格证书已发",
        "您通过了“%s”。证书有效到%s。可以打开看，也可以下载打印。".formatted(one.title(), Days.words(one.validUntil())),
        null);
  }

  void endsSoon(Tx tx, Certificate one) {
    String until = Days.words(one.validUntil());
    tell(
        tx,
        one,
        "ends-soon",
        one.qualification().title() + "培训合格证书快到期",
        "证书有效到%s。到期前再通过一次考试，就换新证，有效期接着原来的算。".formatted(until),
        "您的%s培训合格证书有效到%s。请在到期前通过考试换新证，在普法通“学法”里办。".formatted(one.qualification().title(), until));
  }

  /** Nothing is left to remind of. */
  void renewed(Tx tx, Certificate old) {
    notices.settle(tx, about(old));
  }

  /** A reminder that has not left would only confuse. */
  void revoked(Tx tx, Certificate one, String reason) {
    notices.settle(tx, about(one));
    tell(
        tx,
        one,
        "revoked",
        one.qualification().title() + "培训合格证书已撤销",
        "原因：%s。这张证书不能再用。您觉得不对，请联系民政局，可以要求复核。重新通过考试后，会发新证书。"
            .formatted(reason.replaceAll("[。.]+$", "")),
        "您的%s培训合格证书已撤销，不能再用。原因请在普法通“我的”里看，有疑问请联系民政局。".formatted(one.qualification().title()));
  }

  private void tell(
      Tx tx, Certificate one, String occasion, String subject, String body, String sms) {
    notices.tell(
        tx,
        List.of(new PersonalNotice(one.person(), about(one), occasion, subject, body, PAGE, sms)));
  }

  private static String about(Certificate one) {
    return "certificate/" + one.id();
  }
}
