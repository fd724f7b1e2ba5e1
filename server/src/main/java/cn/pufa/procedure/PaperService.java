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

  PaperService(Service service) {
    this.service = service;
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
                draft.method(),
                draft.putUpOn(),
                draft.servedOn(),
                document,
                null,
                number(draft) + draft.proof(),
                draft.file()),
            "/servedOn",
            officer);
    String putUp = proof.putUpOn() == null ? "" : "公告日 " + proof.putUpOn() + "，";
    return new Procedure.Served(
        proof.method(),
        proof.servedOn(),
        putUp + proof.proof(),
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
    if (draft.putUpOn() != null && draft.putUpOn().isBefore(madeOn)) {
      throw Problem.invalid("/putUpOn", "不能早于文书写好的那天（" + madeOn + "）");
    }
  }

  private static String number(ServiceDraft draft) {
    return draft.trackingNumber() == null ? "" : "邮件号 " + draft.trackingNumber() + "，";
  }
}
