package cn.pufa.review;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.annualreport.Receipt;
import cn.pufa.filing.FilingForm;
import cn.pufa.filing.Filings;
import cn.pufa.filing.FormCell;
import cn.pufa.organization.Charter;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Brings together what the rules look at, and what they see in it. */
final class Assembly {

  private final NavigableMap<Integer, Catalogue> catalogues = Catalogue.load();
  private final Organizations organizations;
  private final AnnualReports annualReports;
  private final Filings filings;
  private final Contents contents;

  Assembly(
      Organizations organizations,
      AnnualReports annualReports,
      Filings filings,
      Contents contents) {
    this.organizations = organizations;
    this.annualReports = annualReports;
    this.filings = filings;
    this.contents = contents;
  }

  Catalogue catalogue(int year, String type) {
    return Optional.ofNullable(catalogues.floorEntry(year))
        .orElseGet(catalogues::firstEntry)
        .getValue()
        .of(type);
  }

  /** What the rules of all years are called, by id; the latest year's word counts. */
  Map<String, String> titles() {
    Map<String, String> titles = new HashMap<>();
    catalogues
        .values()
        .forEach(
            catalogue -> catalogue.rules().forEach(rule -> titles.put(rule.id(), rule.title())));
    return titles;
  }

  /** In force when the year ended, as the meetings and terms of that year are measured by it. */
  Optional<Charter> charter(Tx tx, UUID organization, int year) {
    return organizations.charter(tx, organization, LocalDate.of(year, Month.DECEMBER, 31));
  }

  /** What the rules see now; a judgement on the same values is kept. */
  List<Flag> flags(Tx tx, Content content, List<Flag> before) {
    Organization organization = organization(tx, content.organization());
    return catalogue(content.year(), organization.type().code())
        .flags(material(tx, content, organization))
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
        ? contents.of(tx, review.id()).map(content -> flags(tx, content, stored)).orElse(stored)
        : stored;
  }

  /** Rules that could not look, since the return is on paper; none for one filed online. */
  List<Rule> unread(Tx tx, Review review) {
    Catalogue catalogue = catalogue(review.year(), review.organizationType());
    Organization organization = organization(tx, review.organization());
    return contents
        .of(tx, review.id())
        .map(content -> catalogue.unread(material(tx, content, organization)))
        .orElse(List.of());
  }

  /** Cells that rules look at and that one can type from paper, in the order of the form. */
  List<FormCell> typable(Tx tx, Review review) {
    Set<String> needed =
        catalogue(review.year(), review.organizationType()).rules().stream()
            .flatMap(rule -> rule.needs().stream())
            .collect(Collectors.toSet());
    return form(tx, review)
        .cells()
        .filter(cell -> needed.contains(cell.code()))
        .filter(cell -> cell.kind() != FormCell.Kind.TABLE && cell.kind() != FormCell.Kind.FILE)
        .toList();
  }

  FilingForm form(Tx tx, Review review) {
    return filings.form(organization(tx, review.organization()), review.year());
  }

  private Organization organization(Tx tx, UUID id) {
    return organizations.byId(tx, id).orElseThrow();
  }

  private Material material(Tx tx, Content content, Organization organization) {
    boolean late = annualReports.receipt(tx, content.id()).map(Receipt::late).orElse(false);
    return new Material(
        content.year(),
        content.cells(),
        content.lastYear(),
        late,
        content.consentMissing(),
        content.unconfirmed(),
        content.explained(),
        untyped(content, organization),
        organization,
        charter(tx, content.organization(), content.year()).orElse(null),
        before(tx, content.organization(), content.year() - 1));
  }

  private Set<String> untyped(Content content, Organization organization) {
    return content.paper()
        ? filings
            .form(organization, content.year())
            .cells()
            .map(FormCell::code)
            .filter(cell -> !content.cells().has(cell))
            .collect(Collectors.toSet())
        : Set.of();
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
