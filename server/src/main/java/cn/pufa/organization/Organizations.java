package cn.pufa.organization;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What other features may ask of the register. */
public final class Organizations {

  /** Where an organisation is reached; null where it gave none. */
  public record Contact(UUID organization, String email, String phone) {}

  private final String division;
  private final BusinessClock clock;

  public Organizations(String division, BusinessClock clock) {
    this.division = division;
    this.clock = clock;
  }

  /** Adds or updates organisations that have been checked, as an import does. */
  public void add(Tx tx, List<RegisterRow> rows) {
    OrganizationStore.upsert(tx, division, rows, clock.now());
  }

  /**
   * Organisations of these types registered on or before the day, in the order of their credit
   * codes.
   */
  public List<Organization> inScope(
      Tx tx, List<OrganizationType> types, LocalDate registeredBefore) {
    return OrganizationStore.inScope(tx, division, codes(types), registeredBefore);
  }

  public int countInScope(Tx tx, List<OrganizationType> types, LocalDate registeredBefore) {
    return OrganizationStore.countInScope(tx, division, codes(types), registeredBefore);
  }

  /** Those that the register no longer has are left out. */
  public List<Contact> contacts(Tx tx, List<UUID> organizations) {
    return OrganizationStore.contacts(tx, organizations);
  }

  public Optional<Organization> byId(Tx tx, UUID id) {
    return OrganizationStore.byId(tx, Reach.ALL, id);
  }

  /** Empty too where it is out of reach. */
  public Optional<Organization> find(Tx tx, Reach reach, UUID id) {
    return OrganizationStore.byId(tx, reach, id);
  }

  public Optional<Organization> byCode(Tx tx, String creditCode) {
    return OrganizationStore.byCode(tx, division, creditCode);
  }

  /** Organisations on the register at the end of the year. */
  public int count(Tx tx, List<OrganizationType> types, int year) {
    return OrganizationStore.countLines(tx, codes(types), lastDay(year));
  }

  public List<Line> lines(Tx tx, List<OrganizationType> types, int year, Page page) {
    return OrganizationStore.lines(tx, codes(types), lastDay(year), page);
  }

  private static LocalDate lastDay(int year) {
    return LocalDate.of(year, Month.DECEMBER, 31);
  }

  private static String[] codes(List<OrganizationType> types) {
    return types.stream().map(OrganizationType::code).toArray(String[]::new);
  }
}
