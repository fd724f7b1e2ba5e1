package cn.pufa.publication;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.audit.Commands;
import cn.pufa.creditlist.CreditList;
import cn.pufa.dossier.DossierEntry;
import cn.pufa.dossier.DossierSource;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.organization.Organizations;
import cn.pufa.penalty.Penalties;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.ServiceAccount;
import cn.pufa.review.Reviews;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The doorway of this feature: its routes, what runs by itself, and what was published in a year.
 */
public final class Publications implements DossierSource {

  /**
   * How the world outside is reached.
   *
   * @param publicUrl where residents open the service
   * @param account the 服务号, where there is one
   * @param cover id of the picture above its articles, which WeChat keeps
   */
  public record Outside(
      Optional<String> publicUrl, Optional<ServiceAccount> account, Optional<String> cover) {}

  /** The features whose decisions are made public. */
  public record Decided(
      AnnualReports annualReports, Reviews reviews, CreditList creditList, Penalties penalties) {}

  private final PublicationRoutes routes;
  private final RegisterRoutes registerRoutes;
  private final Releases releases;
  private final Extracts extracts;
  private final String division;

  public Publications(
      Database database,
      Commands commands,
      People people,
      Organizations organizations,
      Decided facts,
      RateLimits limits,
      Divisions divisions,
      Outside outside,
      BusinessClock clock) {
    this.division = divisions.county().code();
    var annualReports = facts.annualReports();
    var address = new PublicAddress(outside.publicUrl());
    var sources =
        new Sources(
            List.of(
                new RegistrationItems(organizations),
                new ReportItems(organizations, annualReports, facts.reviews()),
                new ListItems(facts.creditList(), ItemKind.LIST_ENTRY),
                new ListItems(facts.creditList(), ItemKind.LIST_REMOVAL),
                new PenaltyItems(organizations, facts.penalties())));
    var conditions = new Conditions(annualReports, facts.creditList(), clock);
    var views = new BatchViews(people, sources, address, division);
    var batches = new PublicBatches(divisions.county().name() + "民政局", address, division);
    var register = new PublicRegister(organizations, conditions, address, clock, division);
    this.extracts = new Extracts(database, organizations, conditions, clock, division);
    this.releases = new Releases(database, commands, sources, extracts, views, clock, division);
    this.routes =
        new PublicationRoutes(
            database,
            sources,
            new BatchDesk(commands, sources, views, clock, division),
            releases,
            new Corrections(commands, views, clock, division),
            new Articles(
                database,
                commands,
                outside.account(),
                outside.cover().orElse(null),
                batches,
                clock,
                division),
            views,
            clock,
            division);
    this.registerRoutes =
        new RegisterRoutes(
            database, register, batches, new Verification(register, batches), address, limits);
  }

  public void bind(Routes all) {
    routes.bind(all);
    registerRoutes.bind(all);
  }

  /**
   * Publishes what is due, and makes the extract of the day; every node may call it at any time.
   */
  public void tend() {
    releases.publishDue();
    extracts.makeDue();
  }

  /** See {@link cn.pufa.procedure.Publicity}. */
  public void withdraw(Tx tx, UUID organization, String record, String why, UUID person) {
    releases.withdraw(tx, organization, Subject.of(record), why, person);
  }

  @Override
  public String kind() {
    return "publication";
  }

  @Override
  public String label() {
    return "公示";
  }

  @Override
  public Set<String> operations() {
    return Set.of("listPublications");
  }

  @Override
  public List<DossierEntry> entries(Tx tx, UUID organization) {
    return ItemStore.ofOrganizationEver(tx, division, organization).stream()
        .map(Publications::entry)
        .toList();
  }

  private static DossierEntry entry(ItemStore.Published one) {
    Item item = one.item();
    String ending =
        item.isWithdrawn()
            ? "（%s撤下：%s）".formatted(Facts.day(Facts.day(item.withdrawnAt())), item.reason())
            : "";
    return DossierEntry.at(
        one.publishedAt(),
        "publication",
        "公示：" + item.subject().kind().label(),
        "%s 第%d项。%s%s".formatted(one.number(), item.no(), item.words(), ending),
        "publication/" + item.batch());
  }

  /** Annual reports whose conclusion was published in the year and stands. */
  public int countReports(Tx tx, int year) {
    return ItemStore.countOfYear(
        tx, division, ItemKind.ANNUAL_REPORT.code(), start(year), start(year + 1));
  }

  public List<Line> reportLines(Tx tx, int year, Page page) {
    return ItemStore.ofYear(
            tx,
            division,
            ItemKind.ANNUAL_REPORT.code(),
            start(year),
            start(year + 1),
            page.limit(),
            page.offset())
        .stream()
        .map(
            one ->
                new Line(
                    one.item().id().toString(),
                    one.item().name(),
                    Facts.day(one.publishedAt()),
                    one.item().words()))
        .toList();
  }

  private static Instant start(int year) {
    return LocalDate.of(year, Month.JANUARY, 1).atStartOfDay(BusinessClock.ZONE).toInstant();
  }
}
