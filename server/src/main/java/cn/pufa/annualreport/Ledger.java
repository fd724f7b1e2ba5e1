package cn.pufa.annualreport;

import cn.pufa.notice.Notices;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Receives returns: from the first day on, late or not, once a year and organisation. */
final class Ledger {

  private final Organizations organizations;
  private final Notices notices;
  private final Terms terms;
  private final BusinessClock clock;
  private final String division;
  private final List<BiConsumer<Tx, UUID>> changed = new CopyOnWriteArrayList<>();

  Ledger(
      Organizations organizations,
      Notices notices,
      Terms terms,
      BusinessClock clock,
      String division) {
    this.organizations = organizations;
    this.notices = notices;
    this.terms = terms;
    this.clock = clock;
    this.division = division;
  }

  Receipt receive(Tx tx, Received received) {
    LocalDate day = LocalDate.ofInstant(received.arrived(), BusinessClock.ZONE);
    int place = LedgerStore.nextNumber(tx, division, day.getYear());
    // Against a reminder that goes out meanwhile: it waits for this, or this stops it.
    List<UUID> campaigns = share(tx, received.campaign());
    Term term = term(tx, received);
    requireOpen(term, day);
    requireFirst(tx, term);
    Organization organization = organizations.byId(tx, received.organization()).orElseThrow();
    LocalDate last = terms.lastDay(tx, term);
    Receipt receipt =
        new Receipt(
            received.id(),
            Receipt.number(day.getYear(), place),
            term.campaign(),
            term.year(),
            organization.id(),
            organization.name(),
            received.arrived(),
            received.how(),
            last,
            day.isAfter(last),
            received.consent(),
            received.consentOn(),
            received.sha256());
    LedgerStore.receive(tx, division, organization, receipt);
    notices.answer(
        tx, campaigns, organization.id(), new Notices.Answer(receipt.id(), receipt.number()));
    tell(tx, organization.id());
    return receipt;
  }

  /**
   * @param listener called in the transaction that changes the ledger, or what is asked of the
   *     organisation
   */
  void onChanged(BiConsumer<Tx, UUID> listener) {
    changed.add(listener);
  }

  /** What a circular asks of the organisation has changed; it may be no campaign. */
  void dutyChanged(Tx tx, UUID circular, UUID organization) {
    CampaignStore.byId(tx, division, circular).ifPresent(campaign -> tell(tx, organization));
  }

  void tell(Tx tx, UUID organization) {
    changed.forEach(listener -> listener.accept(tx, organization));
  }

  private List<UUID> share(Tx tx, UUID campaign) {
    return CampaignStore.byId(tx, division, campaign)
        .map(found -> CampaignStore.shareOfYear(tx, division, found.year()))
        .orElse(List.of());
  }

  private Term term(Tx tx, Received received) {
    return terms
        .of(tx, received.campaign(), received.organization())
        .orElseThrow(() -> Problem.invalid("/campaign", "没有这项年报工作，或者它的通知没有发给这个组织。"));
  }

  private static void requireOpen(Term term, LocalDate day) {
    if (day.isBefore(term.opensOn())) {
      throw Problem.conflict("报送从" + NoticeText.day(term.opensOn()) + "开始。请到时再报。");
    }
  }

  private static void requireFirst(Tx tx, Term term) {
    LedgerStore.ofYear(tx, term.organization(), term.year())
        .ifPresent(
            first -> {
              String number = first.number() == null ? "" : "，回执编号 " + first.number();
              throw Problem.conflict(term.year() + "年度的报告已经收到" + number + "。不用再报；要改正，请联系我局窗口。");
            });
  }

  /**
   * The duty lives again, in every campaign of the year. Whoever entered paper has not read for the
   * organisation; whoever filed for it has.
   */
  void takeBack(Tx tx, UUID id, String why) {
    Receipt receipt = LedgerStore.byId(tx, id).orElseThrow(Problem::notFound);
    List<UUID> campaigns = CampaignStore.shareOfYear(tx, division, receipt.year());
    LedgerStore.lock(tx, id).orElseThrow(() -> Problem.conflict("这份年报已经撤回。"));
    LedgerStore.takeBack(tx, id, why, clock.now());
    for (UUID campaign : campaigns) {
      notices
          .duties()
          .of(tx, campaign, receipt.organization())
          .filter(duty -> "submitted".equals(duty.settledAs()))
          .ifPresent(duty -> reopen(tx, campaign, receipt));
    }
    tell(tx, receipt.organization());
  }

  private void reopen(Tx tx, UUID campaign, Receipt receipt) {
    UUID organization = receipt.organization();
    Optional<Instant> answered = notices.duties().answeredAt(tx, campaign, organization);
    notices.reopen(tx, campaign, organization);
    answered
        .filter(at -> receipt.how() == How.PAPER)
        .ifPresent(at -> notices.duties().unread(tx, campaign, organization, at));
  }
}
