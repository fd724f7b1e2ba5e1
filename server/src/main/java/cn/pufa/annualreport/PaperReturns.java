package cn.pufa.annualreport;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** What staff enter for an organisation: a return on paper, a consent with its proof. */
final class PaperReturns {

  private record Draft(
      UUID campaign, UUID organization, LocalDate arrivedOn, LocalDate consentOn, UUID scan) {}

  private record ConsentEntry(LocalDate consentOn, UUID proof) {}

  private record Reason(String reason) {}

  private final Commands commands;
  private final Organizations organizations;
  private final Ledger ledger;
  private final Files files;
  private final BusinessClock clock;
  private final List<BiConsumer<Tx, Receipt>> listeners = new CopyOnWriteArrayList<>();
  private final List<CounterConsent> consents = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<Tx, UUID>> consented = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<Tx, UUID>> takenBack = new CopyOnWriteArrayList<>();

  PaperReturns(
      Commands commands,
      Organizations organizations,
      Ledger ledger,
      Files files,
      BusinessClock clock) {
    this.commands = commands;
    this.organizations = organizations;
    this.ledger = ledger;
    this.files = files;
    this.clock = clock;
  }

  /**
   * @param listener called in the transaction that enters a return on paper
   */
  void onEntered(BiConsumer<Tx, Receipt> listener) {
    listeners.add(listener);
  }

  void onConsent(CounterConsent online) {
    consents.add(online);
  }

  /**
   * @param listener called in the transaction that enters the consent to a return on paper
   */
  void onConsented(BiConsumer<Tx, UUID> listener) {
    consented.add(listener);
  }

  /**
   * @param listener called in the transaction that takes back a return on paper
   */
  void onTakenBack(BiConsumer<Tx, UUID> listener) {
    takenBack.add(listener);
  }

  Answer enter(Request request) {
    var draft = request.body(Draft.class);
    requireNotAhead("/arrivedOn", draft.arrivedOn());
    if (draft.consentOn() != null) {
      requireNotAhead("/consentOn", draft.consentOn());
    }
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Organization organization =
              organizations
                  .byId(tx, draft.organization())
                  .orElseThrow(() -> Problem.invalid("/organization", "名册里没有这个社会组织。"));
          UUID id = UUID.randomUUID();
          StoredFile scan = attach(tx, draft.scan(), "/scan", person, id);
          Receipt receipt = ledger.receive(tx, received(id, draft, organization, scan));
          LedgerStore.entered(tx, id, scan.id(), person, clock.now());
          listeners.forEach(listener -> listener.accept(tx, receipt));
          return Outcome.of(Return.record(id), Answer.created(receipt));
        });
  }

  private Received received(UUID id, Draft draft, Organization organization, StoredFile scan) {
    return new Received(
        id,
        draft.campaign(),
        draft.organization(),
        arrived(draft.arrivedOn()),
        How.PAPER,
        Consent.of(organization.supervisingUnit(), draft.consentOn()),
        organization.supervisingUnit() == null ? null : draft.consentOn(),
        scan.sha256());
  }

  /** Of a day before today only the day is known; noon stands for it. */
  private Instant arrived(LocalDate day) {
    return day.equals(clock.today())
        ? clock.now()
        : day.atTime(LocalTime.NOON).atZone(BusinessClock.ZONE).toInstant();
  }

  Answer consent(Request request) {
    UUID id = request.id("return");
    var entry = request.body(ConsentEntry.class);
    requireNotAhead("/consentOn", entry.consentOn());
    Caller officer = request.caller();
    return commands.run(
        request,
        tx -> {
          requireMissing(LedgerStore.byId(tx, id));
          if (consents.stream()
              .noneMatch(online -> online.given(tx, id, entry.consentOn(), officer))) {
            requireMissing(LedgerStore.lock(tx, id));
            LedgerStore.consented(tx, id, entry.consentOn());
            consented.forEach(listener -> listener.accept(tx, id));
          }
          StoredFile proof = attach(tx, entry.proof(), "/proof", officer.person(), id);
          LedgerStore.proven(tx, id, proof.id());
          return Outcome.of(Return.record(id), Answer.ok(LedgerStore.byId(tx, id).orElseThrow()));
        });
  }

  /** For another organisation, or from another day than the paper says: it is entered anew. */
  Answer takeBack(Request request) {
    UUID id = request.id("return");
    String reason = request.body(Reason.class).reason();
    return commands.run(
        request,
        tx -> {
          Receipt receipt = LedgerStore.byId(tx, id).orElseThrow(Problem::notFound);
          if (receipt.how() != How.PAPER || receipt.number() == null) {
            throw Problem.conflict("只有在窗口录入的纸质年报可以撤销录入。");
          }
          ledger.takeBack(tx, id, reason);
          files.forgetOf(tx, Return.record(id));
          takenBack.forEach(listener -> listener.accept(tx, id));
          return new Outcome(Return.record(id), reason, (Answer.Json) Answer.ok(receipt));
        });
  }

  private static void requireMissing(Optional<Receipt> receipt) {
    Consent consent = receipt.orElseThrow(Problem::notFound).consent();
    if (consent != Consent.MISSING) {
      throw Problem.conflict(consent == Consent.GIVEN ? "初审意见已经录入过。" : "这家组织没有业务主管单位，不需要初审。");
    }
  }

  private StoredFile attach(Tx tx, UUID file, String pointer, UUID person, UUID id) {
    return files
        .attach(tx, file, person, FilePurpose.COUNTER_SCAN, Return.record(id))
        .orElseThrow(() -> Problem.invalid(pointer, "没有这个扫描件，或者已经用过了。请重新上传。"));
  }

  private void requireNotAhead(String pointer, LocalDate day) {
    if (day.isAfter(clock.today())) {
      throw Problem.invalid(pointer, "不能晚于今天。");
    }
  }
}
