package cn.pufa.annualreport;

import cn.pufa.notice.Duties;
import cn.pufa.notice.Duty;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.reminder.Deadline;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who is asked for what by when, and what is missing. The day of one organisation is that of its
 * duty, which the notices keep; a duty that was withdrawn asks nothing.
 */
final class Terms {

  private static final String EXEMPT = "exempt";

  private record Key(UUID campaign, UUID organization) {}

  private record YearOf(UUID organization, int year) {}

  private final Duties duties;
  private final BusinessClock clock;
  private final String division;

  Terms(Duties duties, BusinessClock clock, String division) {
    this.duties = duties;
    this.clock = clock;
    this.division = division;
  }

  Optional<Term> of(Tx tx, UUID campaign, UUID organization) {
    return of(tx, organization).stream()
        .filter(term -> term.campaign().equals(campaign))
        .findFirst();
  }

  List<Term> of(Tx tx, UUID organization) {
    return CampaignStore.asking(tx, division, organization).stream()
        .flatMap(campaign -> term(tx, campaign, organization).stream())
        .toList();
  }

  /** The last day of a year, which is the latest that any campaign asks it by. */
  LocalDate lastDay(Tx tx, Term term) {
    return of(tx, term.organization()).stream()
        .filter(one -> one.year() == term.year())
        .map(one -> one.due().due())
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  private Optional<Term> term(Tx tx, Campaign campaign, UUID organization) {
    return duties
        .of(tx, campaign.id(), organization)
        .filter(duty -> !EXEMPT.equals(duty.settledAs()))
        .map(
            duty ->
                new Term(
                    campaign.id(),
                    campaign.year(),
                    organization,
                    campaign.opensOn(),
                    campaign.consentDue(),
                    due(campaign, duty),
                    duty.extendedTo() != null,
                    !clock.today().isBefore(campaign.opensOn())));
  }

  List<Owed> owed(Tx tx, UUID organization, LocalDate on) {
    return owed(tx, LedgerStore.missing(tx, division, on, organization), on);
  }

  /** Asked for once, received by nobody, and not owed on this day. */
  Set<Integer> excused(Tx tx, UUID organization, LocalDate on) {
    Set<Integer> years = CampaignStore.unansweredYears(tx, division, organization);
    owed(tx, organization, on).forEach(one -> years.remove(one.year()));
    return years;
  }

  List<Owed> owing(Tx tx, LocalDate on) {
    return owed(tx, LedgerStore.missing(tx, division, on), on);
  }

  /** The exceptions are few, and are asked for together. */
  private List<Owed> owed(Tx tx, List<LedgerStore.Missing> missing, LocalDate on) {
    Map<UUID, Campaign> campaigns =
        CampaignStore.list(tx, division).stream()
            .collect(Collectors.toMap(Campaign::id, Function.identity()));
    Map<Key, Duty> exceptions =
        duties
            .exceptions(tx, missing.stream().map(LedgerStore.Missing::campaign).distinct().toList())
            .stream()
            .collect(
                Collectors.toMap(
                    duty -> new Key(duty.circular(), duty.organization()), Function.identity()));
    Map<YearOf, Owed> owed = new LinkedHashMap<>();
    for (LedgerStore.Missing one : missing) {
      Campaign campaign = campaigns.get(one.campaign());
      Duty exception = exceptions.get(new Key(one.campaign(), one.organization()));
      if (exception != null && EXEMPT.equals(exception.settledAs())) {
        continue;
      }
      Owed asked = owed(campaign, one.organization(), exception);
      if (!one.isCancelledBy(asked.due().due())) {
        owed.merge(new YearOf(one.organization(), campaign.year()), asked, Terms::later);
      }
    }
    return owed.values().stream().filter(one -> one.due().due().isBefore(on)).toList();
  }

  /** Of two campaigns for one year the later day counts, in the organisation's favour. */
  private static Owed later(Owed one, Owed other) {
    return other.due().due().isAfter(one.due().due()) ? other : one;
  }

  private static Owed owed(Campaign campaign, UUID organization, Duty exception) {
    boolean extended = exception != null && exception.extendedTo() != null;
    return new Owed(
        campaign.id(),
        campaign.year(),
        organization,
        extended ? due(campaign, exception) : campaign.deadline(),
        extended);
  }

  private static Deadline due(Campaign campaign, Duty duty) {
    return duty.extendedTo() == null
        ? campaign.deadline()
        : new Deadline(
            campaign.deadline().set(),
            duty.extendedTo(),
            "%s前。已经准予延期，原来的截止日是%s。"
                .formatted(
                    NoticeText.day(duty.extendedTo()), NoticeText.day(campaign.deadline().due())));
  }
}
