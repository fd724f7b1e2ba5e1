package cn.pufa.publication;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.annualreport.Owed;
import cn.pufa.creditlist.CreditList;
import cn.pufa.creditlist.Entry;
import cn.pufa.creditlist.Kind;
import cn.pufa.organization.Organization;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.publication.Condition.Listed;
import cn.pufa.publication.Condition.Status;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How organisations stand, put together from the features that know. */
final class Conditions {

  private final AnnualReports annualReports;
  private final CreditList creditList;
  private final BusinessClock clock;

  Conditions(AnnualReports annualReports, CreditList creditList, BusinessClock clock) {
    this.annualReports = annualReports;
    this.creditList = creditList;
    this.clock = clock;
  }

  Condition of(Tx tx, Organization organization) {
    List<Integer> owed =
        annualReports.owed(tx, organization.id(), clock.today()).stream().map(Owed::year).toList();
    return Condition.of(organization, listed(creditList.history(tx, organization.id())), owed);
  }

  /** Null where it stands on none; what is only proposed is nobody's business yet. */
  private static Listed listed(List<Entry> entries) {
    return entries.stream()
        .filter(Entry::isOpen)
        .findFirst()
        .map(
            one ->
                new Listed(
                    one.list() == Kind.SERIOUS ? Status.SERIOUS : Status.ABNORMAL, one.listedOn()))
        .orElse(null);
  }

  /** Of all that stand on the register, in as few questions as can be. */
  Function<Organization, Condition> ofAll(Tx tx) {
    Map<UUID, List<Integer>> owed =
        annualReports.owing(tx, clock.today()).stream()
            .collect(
                Collectors.groupingBy(
                    Owed::organization, Collectors.mapping(Owed::year, Collectors.toList())));
    Map<UUID, List<Entry>> entries =
        creditList.listed(tx).stream().collect(Collectors.groupingBy(Entry::organization));
    return one ->
        Condition.of(
            one,
            listed(entries.getOrDefault(one.id(), List.of())),
            owed.getOrDefault(one.id(), List.of()));
  }
}
