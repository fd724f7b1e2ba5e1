package cn.pufa.annualreport;

import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.reminder.Deadline;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every year an organisation is asked for, as it sees it. */
final class ReportTerms {

  enum State {
    NOT_OPEN,
    OPEN,
    OVERDUE,
    RECEIVED
  }

  record ReportTerm(
      UUID campaign,
      int year,
      UUID organization,
      String organizationName,
      String documentNumber,
      LocalDate opensOn,
      boolean consentNeeded,
      Deadline consentDue,
      Deadline due,
      boolean extended,
      State state,
      Receipt receipt,
      Extension extension,
      LocalDate mayAskUntil,
      String mayNotAsk) {}

  record ReportTermList(List<ReportTerm> items) {}

  private final Organizations organizations;
  private final Terms terms;
  private final Extensions extensions;
  private final BusinessClock clock;
  private final String division;

  ReportTerms(
      Organizations organizations,
      Terms terms,
      Extensions extensions,
      BusinessClock clock,
      String division) {
    this.organizations = organizations;
    this.terms = terms;
    this.extensions = extensions;
    this.clock = clock;
    this.division = division;
  }

  ReportTermList of(Tx tx, Request request) {
    Reach reach = request.reach();
    Optional<UUID> one = request.optionalText("organization").map(UUID::fromString);
    if (reach.all() && one.isEmpty()) {
      throw Problem.invalid("query/organization", "请说明是哪一家组织。");
    }
    List<UUID> asked = one.map(List::of).orElse(reach.organizations());
    return new ReportTermList(
        asked.stream()
            .flatMap(id -> organizations.find(tx, reach, id).stream())
            .flatMap(organization -> of(tx, organization).stream())
            .toList());
  }

  private List<ReportTerm> of(Tx tx, Organization organization) {
    List<Extension> applications = ExtensionStore.ofOrganization(tx, organization.id());
    return terms.of(tx, organization.id()).stream()
        .map(term -> of(tx, organization, term, applications))
        .toList();
  }

  private ReportTerm of(Tx tx, Organization organization, Term term, List<Extension> applications) {
    Campaign campaign = CampaignStore.byId(tx, division, term.campaign()).orElseThrow();
    Optional<Receipt> receipt = LedgerStore.ofYear(tx, organization.id(), term.year());
    ExtensionRule rule = extensions.rule(tx, campaign, term);
    Optional<String> refusal = rule.refusal(clock.today());
    return new ReportTerm(
        term.campaign(),
        term.year(),
        organization.id(),
        organization.name(),
        campaign.documentNumber(),
        term.opensOn(),
        organization.supervisingUnit() != null,
        term.consentDue(),
        term.due(),
        term.extended(),
        state(tx, term, receipt.isPresent()),
        receipt.orElse(null),
        applications.stream()
            .filter(application -> application.campaign().equals(term.campaign()))
            .findFirst()
            .orElse(null),
        refusal.isPresent() ? null : rule.last(),
        refusal.orElse(null));
  }

  private State state(Tx tx, Term term, boolean received) {
    if (received) {
      return State.RECEIVED;
    }
    if (!term.receiving()) {
      return State.NOT_OPEN;
    }
    return clock.today().isAfter(terms.lastDay(tx, term)) ? State.OVERDUE : State.OPEN;
  }
}
