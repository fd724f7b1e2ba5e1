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
   * @param paper under which its service is known, such as {@code procedure/UUID}
   * @param madeOn day of the paper, before which nobody can have had it
   */
  Procedure.Served record(
      Tx tx,
      UUID organization,
      String paper,
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
            paper,
            "/servedOn",
            officer);
    return served(proof);
  }

  void onCorrected(String prefix, Service.Recount recount) {
    service.onCorrected(prefix, recount);
  }

  /** Corrected, with what was said of it then. */
  static Procedure.Served corrected(ServiceProof now, LocalDate madeOn) {
    requireAfter(madeOn, now.servedOn(), now.putUpOn());
    return served(now);
  }

  private static Procedure.Served served(ServiceProof proof) {
    String putUp = proof.putUpOn() == null ? "" : "公告日 " + proof.putUpOn() + "，";
    return new Procedure.Served(
        proof.method(),
        proof.servedOn(),
        putUp + proof.proof(),
        proof.file(),
        proof.recordedBy(),
        proof.recordedAt());
  }

  /** Without a scan, so for demonstrations only. */
  void recordTold(Tx tx, Procedure one, String number, String proof) {
    String document = one.subject() + "（" + number + "）";
    service.recordTold(tx, one.organization(), document, ProcedureSteps.RECORD + one.id(), proof);
  }

  private static void requireProven(LocalDate madeOn, ServiceDraft draft) {
    requireAfter(madeOn, draft.servedOn(), draft.putUpOn());
    if (draft.method() == ServiceProof.Method.POST && draft.trackingNumber() == null) {
      throw Problem.invalid("/trackingNumber", "邮寄送达请填写邮件号");
    }
  }

  /**
   * @param putUpOn null where it was no public notice
   */
  private static void requireAfter(LocalDate madeOn, LocalDate servedOn, LocalDate putUpOn) {
    if (servedOn.isBefore(madeOn)) {
      throw Problem.invalid("/servedOn", "不能早于文书写好的那天（" + madeOn + "）");
    }
    if (putUpOn != null && putUpOn.isBefore(madeOn)) {
      throw Problem.invalid("/putUpOn", "不能早于文书写好的那天（" + madeOn + "）");
    }
  }

  private static String number(ServiceDraft draft) {
    return draft.trackingNumber() == null ? "" : "邮件号 " + draft.trackingNumber() + "，";
  }
}
