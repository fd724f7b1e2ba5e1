package cn.pufa.contact;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.UnknownCalendarYear;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What officers record of service, with its proof. */
final class ServiceRecords {

  /**
   * What was recorded wrongly; of what is not named, the old record was right.
   *
   * @param never it was not served at all
   */
  private record Correcting(
      String reason,
      boolean never,
      ServiceProof.Method method,
      LocalDate putUpOn,
      LocalDate servedOn,
      String proof,
      UUID file) {

    ServiceProof.Draft of(ServiceProof wrong) {
      return new ServiceProof.Draft(
          method,
          putUpOn,
          servedOn,
          wrong.document(),
          wrong.notice(),
          proof == null ? wrong.proof() : proof,
          file == null ? wrong.file() : file);
    }
  }

  private record ServicePage(
      int total, List<ServiceProof> items, List<ElectronicConsent> consents) {}

  private final Database database;
  private final Commands commands;
  private final Organizations organizations;
  private final Files files;
  private final Service service;
  private final BusinessClock clock;

  ServiceRecords(
      Database database,
      Commands commands,
      Organizations organizations,
      Files files,
      Service service,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.organizations = organizations;
    this.files = files;
    this.service = service;
    this.clock = clock;
  }

  Answer list(Request request) {
    return database.read(
        tx -> {
          UUID organization = organization(tx, request).id();
          String paper = request.text("paper");
          return Answer.ok(
              new ServicePage(
                  ServiceStore.count(tx, organization, paper),
                  ServiceStore.page(tx, organization, paper, request.page()),
                  ServiceStore.consents(tx, organization)));
        });
  }

  Answer record(Request request) {
    var draft = request.body(ServiceProof.Draft.class);
    if (draft.proof() == null && draft.file() == null) {
      throw Problem.invalid("/proof", "请写明凭证，或上传凭证扫描件");
    }
    return commands.run(
        request,
        tx -> {
          UUID organization = organization(tx, request).id();
          requireOwnNotice(tx, organization, draft.notice());
          ServiceProof proof =
              service.record(tx, organization, draft, null, "/servedOn", request.caller());
          return Outcome.of("service/" + proof.id(), Answer.created(proof));
        });
  }

  private void requireOwnNotice(Tx tx, UUID organization, UUID notice) {
    boolean own =
        notice == null
            || ContactStore.about(tx, notice)
                .filter(about -> about.organization().equals(organization))
                .isPresent();
    if (!own) {
      throw Problem.invalid("/notice", "没有给这个单位发过这份通知");
    }
  }

  Answer correct(Request request) {
    var draft = request.body(Correcting.class);
    requireWhole(draft);
    return commands.run(
        request,
        tx -> {
          ServiceProof wrong =
              ServiceStore.lock(tx, request.id("proof")).orElseThrow(Problem::notFound);
          organizations
              .find(tx, request.reach(), wrong.organization())
              .orElseThrow(Problem::notFound);
          if (wrong.correction() != null) {
            throw Problem.conflict("这条送达登记已经更正或者作废，请刷新后再看。");
          }
          ServiceProof.Draft right = draft.never() ? null : draft.of(wrong);
          requireOther(wrong, right);
          String reason = draft.reason().strip();
          ServiceProof marked = correct(tx, wrong, right, reason, request.caller());
          return new Outcome("service/" + wrong.id(), reason, (Answer.Json) Answer.ok(marked));
        });
  }

  private ServiceProof correct(
      Tx tx, ServiceProof wrong, ServiceProof.Draft right, String reason, Caller officer) {
    try {
      return service.correct(tx, wrong, right, reason, officer);
    } catch (UnknownCalendarYear unknown) {
      throw Problem.conflict(unknown.getMessage());
    }
  }

  private static void requireWhole(Correcting draft) {
    if (draft.never() && draft.servedOn() != null) {
      throw Problem.invalid("/servedOn", "没有送达过的，不用填送达的日子");
    }
    if (!draft.never() && draft.method() == null) {
      throw Problem.invalid("/method", "请选择怎么送的");
    }
    if (!draft.never() && draft.servedOn() == null) {
      throw Problem.invalid("/servedOn", "请填写哪天送到的");
    }
  }

  private static void requireOther(ServiceProof wrong, ServiceProof.Draft right) {
    boolean same =
        right != null
            && right.method() == wrong.method()
            && right.servedOn().equals(wrong.servedOn())
            && Objects.equals(right.putUpOn(), wrong.putUpOn())
            && Objects.equals(right.proof(), wrong.proof())
            && Objects.equals(right.file(), wrong.file());
    if (same) {
      throw Problem.invalid("/servedOn", "和原来登记的一样，没有要更正的");
    }
  }

  Answer recordConsent(Request request) {
    var draft = request.body(ElectronicConsent.Draft.class);
    service.requirePast(draft.signedOn(), "/signedOn");
    boolean isInbox = draft.way() == ElectronicConsent.Way.INBOX;
    if (isInbox != (draft.address() == null)) {
      throw Problem.invalid("/address", isInbox ? "收件箱不用填地址" : "请填写对方确认的邮箱或手机号");
    }
    return commands.run(
        request,
        tx -> {
          UUID organization = organization(tx, request).id();
          ElectronicConsent consent = consent(organization, draft);
          service.attach(tx, draft.file(), request.caller(), "electronic-consent/" + consent.id());
          ServiceStore.replaceConsent(tx, organization, draft.way(), draft.signedOn());
          ServiceStore.addConsent(tx, consent, request.caller().displayName(), clock.now());
          return Outcome.of("electronic-consent/" + consent.id(), Answer.created(consent));
        });
  }

  private static ElectronicConsent consent(UUID organization, ElectronicConsent.Draft draft) {
    return new ElectronicConsent(
        UUID.randomUUID(),
        organization,
        draft.way(),
        draft.address(),
        draft.signedOn(),
        draft.signedBy(),
        draft.file(),
        null);
  }

  Answer endConsent(Request request) {
    LocalDate day = request.body(ElectronicConsent.End.class).endedOn();
    service.requirePast(day, "/endedOn");
    return commands.run(
        request,
        tx -> {
          UUID id = request.id("consent");
          ElectronicConsent consent =
              ServiceStore.lockConsent(tx, id).orElseThrow(Problem::notFound);
          if (consent.endedOn() != null) {
            throw Problem.conflict("这份确认书已经撤回。");
          }
          if (day.isBefore(consent.signedOn())) {
            throw Problem.invalid("/endedOn", "不能早于签署的那一天");
          }
          ServiceStore.endConsent(tx, id, day);
          ElectronicConsent ended = ServiceStore.lockConsent(tx, id).orElseThrow();
          return Outcome.of("electronic-consent/" + id, Answer.ok(ended));
        });
  }

  Answer file(Request request) {
    UUID file = request.id("file");
    StoredFile scan =
        database.read(
            tx ->
                ServiceStore.recordOf(tx, file)
                    .flatMap(record -> files.find(tx, file, record))
                    .orElseThrow(Problem::notFound));
    String name = scan.mediaType().equals("application/pdf") ? "proof.pdf" : "proof.jpg";
    return Answer.file(scan.mediaType(), name, files.read(scan));
  }

  private Organization organization(Tx tx, Request request) {
    return organizations
        .find(tx, request.reach(), request.id("organization"))
        .orElseThrow(Problem::notFound);
  }
}
