package cn.pufa.certificate;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.PlainText;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.UUID;

/** Taking a certificate back, with a reason that its holder is told (撤销). */
final class Revocations {

  private record Reason(String reason) {}

  private final Commands commands;
  private final CertificateNotices notices;
  private final CertificateViews views;
  private final BusinessClock clock;

  Revocations(
      Commands commands, CertificateNotices notices, CertificateViews views, BusinessClock clock) {
    this.commands = commands;
    this.notices = notices;
    this.views = views;
    this.clock = clock;
  }

  Answer revoke(Request request) {
    String reason = reason(request);
    UUID by = request.caller().person();
    return commands.run(
        request,
        tx -> {
          UUID id = request.id("certificate");
          UUID holder =
              CertificateStore.byId(tx, request.reach(), id)
                  .map(Certificate::person)
                  .orElseThrow(Problem::notFound);
          // Whoever passes at this moment renews it, or finds it revoked, and not both.
          CertificateStore.hold(tx, holder);
          Certificate one =
              CertificateStore.lock(tx, request.reach(), id).orElseThrow(Problem::notFound);
          requireRevocable(one, by);
          CertificateStore.revoke(tx, id, clock.now(), by, reason);
          notices.revoked(tx, one, reason);
          Certificate revoked = CertificateStore.byId(tx, request.reach(), id).orElseThrow();
          return new Outcome(
              "certificate/" + id, reason, (Answer.Json) Answer.ok(views.whole(tx, revoked)));
        });
  }

  private static String reason(Request request) {
    String reason = request.body(Reason.class).reason();
    if (!PlainText.isOneLine(reason)) {
      throw Problem.invalid("/reason", "撤销的原因请写成一行，持证人会看到");
    }
    return reason.strip();
  }

  private void requireRevocable(Certificate one, UUID by) {
    if (one.person().equals(by)) {
      throw Problem.conflict("不能撤销自己的证书，请由别的工作人员办理。");
    }
    switch (one.state(clock.today())) {
      case REVOKED -> throw Problem.conflict("这张证书已经撤销。");
      case RENEWED -> throw Problem.conflict("这张证书已经换了新证。要撤销，请撤销新的那张。");
      default -> {}
    }
  }
}
