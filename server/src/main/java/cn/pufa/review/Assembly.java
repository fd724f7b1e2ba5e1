package cn.pufa.review;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.annualreport.Receipt;
import cn.pufa.filing.Filed;
import cn.pufa.filing.Filings;
import cn.pufa.filing.Severity;
import cn.pufa.organization.Charter;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;

/** Brings together what the rules look at, and what they see in it. */
final class Assembly {

  private final NavigableMap<Integer, Catalogue> catalogues = Catalogue.load();
  private final Organizations organizations;
  private final AnnualReports annualReports;
  private final Filings filings;

  Assembly(Organizations organizations, AnnualReports annualReports, Filings filings) {
    this.organizations = organizations;
    this.annualReports = annualReports;
    this.filings = filings;
  }

  Catalogue catalogue(int year, String type) {
    return Optional.ofNullable(catalogues.floorEntry(year))
        .orElseGet(catalogues::firstEntry)
        .getValue()
        .of(type);
  }

  /** In force when the year ended, as the meetings and terms of that year are measured by it. */
  Optional<Charter> charter(Tx tx, UUID organization, int year) {
    return organizations.charter(tx, organization, LocalDate.of(year, Month.DECEMBER, 31));
  }

  /** What the rules see now; a judgement on the same values is kept. */
  List<Flag> flags(Tx tx, Filed filed, List<Flag> before) {
    Organization organization = organizations.byId(tx, filed.organization()).orElseThrow();
    return catalogue(filed.year(), organization.type().code())
        .flags(material(tx, filed, organization))
        .stream()
        .map(flag -> flag.keeping(before))
        .toList();
  }

  /** Of a review that is under way; one that is concluded keeps what was seen then. */
  List<Flag> current(Tx tx, Review review) {
    List<Flag> stored = FlagStore.of(tx, review.id());
    boolean open =
        review.state() == Review.State.WAITING || review.state() == Review.State.CORRECTING;
    return open
        ? filings.filed(tx, review.id()).map(filed -> flags(tx, filed, stored)).orElse(stored)
        : stored;
  }

  private Material material(Tx tx, Filed filed, Organization organization) {
    boolean late = annualReports.receipt(tx, filed.id()).map(Receipt::late).orElse(false);
    int explained =
        (int)
            filed.findings().stream()
                .filter(finding -> finding.severity() == Severity.SOFT)
                .filter(finding -> finding.explanation() != null)
                .count();
    return new Material(
        filed.year(),
        filed.content(),
        filed.lastYear(),
        late,
        !filed.consent().isDone(),
        !filed.confirmation().isDone(),
        explained,
        organization,
        charter(tx, filed.organization(), filed.year()).orElse(null),
        before(tx, filed.organization(), filed.year() - 1));
  }

  private static Grade before(Tx tx, UUID organization, int year) {
    return DecisionStore.finalOf(tx, organization).stream()
        .filter(decision -> decision.year() == year)
        .findFirst()
        .map(Decision::grade)
        .orElse(null);
  }

  static int risk(List<Flag> flags) {
    return flags.stream().filter(Flag::isActive).mapToInt(Flag::weight).sum();
  }
}
