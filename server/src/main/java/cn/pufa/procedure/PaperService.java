package cn.pufa.procedure;

import cn.pufa.contact.Service;
import cn.pufa.contact.ServiceProof;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Service of a paper (送达), the same for a notice and for a decision: the day, the way, the proof.
 */
final class PaperService {

  private final Service service;
  private final PeriodRule publicNotice;

  PaperService(Service service, PeriodRule publicNotice) {
    this.service = service;
    this.publicNotice = publicNotice;
  }

  /**
   * @param madeOn day of the paper, before which nobody can have had it
   */
  Procedure.Served record(
      Tx tx,
      UUID organization,
      String document,
      LocalDate madeOn,
      ServiceDraft draft,
      Caller officer) {
    requireProven(madeOn, draft);
    ServiceProof proof =
        service.record(
            tx,
            organization,
            new ServiceProof.Draft(
                draft.method(), draft.servedOn(), document, null, proof(draft), draft.file()),
            officer);
    return new Procedure.Served(
        proof.method(),
        proof.servedOn(),
        proof.proof(),
        proof.file(),
        proof.recordedBy(),
        proof.recordedAt());
  }

  private void requireProven(LocalDate madeOn, ServiceDraft draft) {
    if (draft.servedOn().isBefore(madeOn)) {
      throw Problem.invalid("/servedOn", "不能早于文书写好的那天（" + madeOn + "）");
    }
    if (draft.method() == ServiceProof.Method.POST && draft.trackingNumber() == null) {
      throw Problem.invalid("/trackingNumber", "邮寄送达请填写邮件号");
    }
    if (draft.method() == ServiceProof.Method.PUBLIC_NOTICE) {
      requireWholeNotice(madeOn, draft);
    }
  }

  /** A public notice serves at the end of its period, not when it is put up. */
  private void requireWholeNotice(LocalDate madeOn, ServiceDraft draft) {
    if (draft.putUpOn() == null || draft.putUpOn().isBefore(madeOn)) {
      throw Problem.invalid("/putUpOn", "公告送达请填写贴出或者登出公告的那天，不能早于文书");
    }
    LocalDate full = publicNotice.from(draft.putUpOn(), null).last();
    if (draft.servedOn().isBefore(full)) {
      String length = publicNotice.length() + "日";
      throw Problem.invalid("/servedOn", "公告要满%s才算送达，最早是%s".formatted(length, full));
    }
  }

  private static String proof(ServiceDraft draft) {
    String number = draft.trackingNumber() == null ? "" : "邮件号 " + draft.trackingNumber() + "，";
    String putUp = draft.putUpOn() == null ? "" : "公告日 " + draft.putUpOn() + "，";
    return number + putUp + draft.proof();
  }
}
