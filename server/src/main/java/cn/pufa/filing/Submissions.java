package cn.pufa.filing;

import cn.pufa.agent.Agents;
import cn.pufa.annualreport.AnnualReports;
import cn.pufa.annualreport.Consent;
import cn.pufa.annualreport.How;
import cn.pufa.annualreport.Received;
import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.filing.Sheets.Whole;
import cn.pufa.filing.StandStore.Stand;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Submitting, which is receiving, and taking back. */
final class Submissions {

  private static final String REPRESENTATIVE = "org_representative";

  private record Order(boolean declaration, Integer seen) {}

  private record Reason(String reason) {}

  private final Commands commands;
  private final AnnualReports annualReports;
  private final Agents agents;
  private final Sheets sheets;
  private final Stands stands;
  private final FilingViews views;
  private final BusinessClock clock;
  private final List<BiConsumer<Tx, UUID>> listeners = new ArrayList<>();
  private final List<BiConsumer<Tx, UUID>> withdrawals = new ArrayList<>();

  Submissions(
      Commands commands,
      AnnualReports annualReports,
      Agents agents,
      Sheets sheets,
      Stands stands,
      FilingViews views,
      BusinessClock clock) {
    this.commands = commands;
    this.annualReports = annualReports;
    this.agents = agents;
    this.sheets = sheets;
    this.stands = stands;
    this.views = views;
    this.clock = clock;
  }

  void onSubmitted(BiConsumer<Tx, UUID> listener) {
    listeners.add(listener);
  }

  void onWithdrawn(BiConsumer<Tx, UUID> listener) {
    withdrawals.add(listener);
  }

  /** The moment counts at which it arrived, not the one at which its turn came. */
  Answer submit(Request request) {
    Instant arrived = clock.now();
    var order = request.body(Order.class);
    return commands.run(
        request,
        tx -> {
          Filing filing = find(tx, request);
          requireDraft(tx, filing);
          if (order.seen() != null && order.seen() != filing.revision()) {
            throw Problem.conflict("刚才有同事改过这份年报。请看一遍最新的内容再提交。");
          }
          Whole whole = sheets.of(tx, filing);
          Catalogue.requireClear(whole.findings());
          Filing filed = file(tx, whole, request.caller(), arrived);
          return Outcome.of(filed.record(), Answer.ok(views.view(tx, filed)));
        });
  }

  private void requireDraft(Tx tx, Filing filing) {
    if (!filing.state().isEditable()) {
      String number =
          annualReports
              .receipt(tx, filing.id())
              .map(receipt -> "，回执编号 " + receipt.number())
              .orElse("");
      throw Problem.conflict(filing.year() + "年度的报告已经收到" + number + "。不用再报。");
    }
  }

  private Filing file(Tx tx, Whole whole, Caller caller, Instant arrived) {
    Filing filing = whole.filing();
    int number = filing.version() + 1;
    String sha256 =
        Seal.of(
            filing.organization(), filing.year(), filing.form(), whole.content(), whole.files());
    VersionStore.insert(
        tx,
        new VersionStore.Version(
            filing.id(),
            number,
            filing.form(),
            whole.content(),
            whole.lastYear(),
            whole.files(),
            whole.findings(),
            sha256,
            arrived),
        caller.person());
    boolean again = filing.state() == State.CORRECTING;
    if (again) {
      annualReports.replaced(tx, filing.id(), sha256, arrived);
    } else {
      receive(tx, whole, sha256, arrived);
    }
    Filing filed =
        FilingStore.submitted(
            tx,
            filing.id(),
            again ? State.IN_REVIEW : State.SUBMITTED,
            number,
            whole.register().supervisingUnit(),
            arrived);
    FilingStore.happened(
        tx, filed, arrived, again ? "resubmitted" : "submitted", null, caller.person());
    if (isRepresentative(caller, filed.organization())) {
      stands.put(tx, filed, StandStore.CONFIRMATION, bySignIn(tx, filed, sha256, caller));
    }
    listeners.forEach(listener -> listener.accept(tx, filed.id()));
    return filed;
  }

  private void receive(Tx tx, Whole whole, String sha256, Instant arrived) {
    annualReports.receive(
        tx,
        new Received(
            whole.filing().id(),
            whole.filing().campaign(),
            whole.filing().organization(),
            arrived,
            How.ONLINE,
            Consent.of(whole.register().supervisingUnit(), null),
            null,
            sha256));
  }

  static boolean isRepresentative(Caller caller, UUID organization) {
    return caller.grants().stream()
        .anyMatch(
            grant ->
                grant.role().equals(REPRESENTATIVE) && organization.equals(grant.organization()));
  }

  /** It bears the name that stands with the organisation, whatever the account is called. */
  Stand bySignIn(Tx tx, Filing filing, String sha256, Caller caller) {
    LocalDate today = clock.today();
    String name =
        agents
            .representative(tx, filing.organization(), caller.person())
            .orElse(caller.displayName());
    return new Stand(
        filing.version(), true, Step.By.SIGN_IN, sha256, today, name, caller.person(), null);
  }

  Answer withdraw(Request request) {
    String reason = request.body(Reason.class).reason();
    return commands.run(
        request,
        tx -> {
          Filing filing = find(tx, request);
          requireUnclaimed(filing);
          annualReports.takeBack(tx, filing.id(), reason);
          PageStore.replaceAll(tx, filing.id());
          LinkStore.endAll(tx, filing.id(), clock.now());
          FilingStore.happened(
              tx, filing, clock.now(), "withdrawn", reason, request.caller().person());
          Filing draft = FilingStore.withdrawn(tx, filing.id());
          withdrawals.forEach(listener -> listener.accept(tx, filing.id()));
          return new Outcome(
              draft.record(), reason, (Answer.Json) Answer.ok(views.view(tx, draft)));
        });
  }

  private static void requireUnclaimed(Filing filing) {
    switch (filing.state()) {
      case DRAFT -> throw Problem.conflict("这份年报没有提交，不用撤回。");
      case IN_REVIEW, CORRECTING -> throw Problem.conflict("审核人员已经开始审核，不能再撤回。要改的地方，请联系审核人员退回补正。");
      case SUBMITTED -> {}
    }
  }

  private static Filing find(Tx tx, Request request) {
    return FilingStore.lock(tx, request.reach(), request.id("filing"))
        .orElseThrow(Problem::notFound);
  }
}
