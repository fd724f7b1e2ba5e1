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
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What officers record of service, with its proof. */
final class ServiceRecords {

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
          return Answer.ok(
              new ServicePage(
                  ServiceStore.count(tx, organization),
                  ServiceStore.page(tx, organization, request.page()),
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
              service.record(tx, organization, draft, "/servedOn", request.caller());
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
