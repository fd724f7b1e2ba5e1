package cn.pufa.organization;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What other features may ask of the register. */
public final class Organizations {

  /** Where an organisation is reached; null where it gave none. */
  public record Contact(UUID organization, String email, String phone) {}

  /** An address or number that something is to be sent to. */
  public record Used(UUID organization, String address) {}

  /** The name under which the server itself changes something. */
  private static final String SYSTEM = "系统";

  private final String division;
  private final RegisterWriter writer;
  private final BusinessClock clock;

  public Organizations(String division, BusinessClock clock) {
    this.division = division;
    this.writer = new RegisterWriter(division);
    this.clock = clock;
  }

  /** Adds or updates organisations that have been checked, as an import does. */
  public void add(Tx tx, List<RegisterRow> rows) {
    writer.put(
        tx, writer.lock(tx, rows), rows, new RegisterChange.Origin(SYSTEM, clock.now(), null));
  }

  /**
   * Organisations of these types registered on or before the day and not cancelled, in the order of
   * their credit codes.
   */
  public List<Organization> inScope(
      Tx tx, List<OrganizationType> types, LocalDate registeredBefore) {
    return OrganizationStore.inScope(tx, division, codes(types), registeredBefore);
  }

  /** All of the register, cancelled ones too, by what a scope follows from. */
  public List<Registered> groups(Tx tx) {
    return GroupStore.groups(tx, division);
  }

  /**
   * Organisations of these groups, in the order of their credit codes.
   *
   * @param groups null for all, @param without those that are left out, @param text part of a name,
   *     null for all, @param total of all pages
   */
  public List<Organization> ofGroups(
      Tx tx, List<Registered> groups, List<UUID> without, String text, int total, Page page) {
    return GroupStore.page(
        tx, new GroupStore.Grouped(division, groups, without, text), total, page);
  }

  public int countOfGroups(Tx tx, List<Registered> groups, List<UUID> without, String text) {
    return GroupStore.count(tx, new GroupStore.Grouped(division, groups, without, text));
  }

  /** Those of the register that were registered in these days, in the order of their codes. */
  public List<Organization> registeredIn(Tx tx, LocalDate first, LocalDate last) {
    return OrganizationStore.registeredIn(tx, division, first, last);
  }

  /** Every organisation there ever was, cancelled ones too, in the order of their credit codes. */
  public List<Organization> register(Tx tx) {
    return OrganizationStore.register(tx, division);
  }

  public int countInScope(Tx tx, List<OrganizationType> types, LocalDate registeredBefore) {
    return OrganizationStore.countInScope(tx, division, codes(types), registeredBefore);
  }

  /** Those that the register no longer has are left out. */
  public List<Contact> contacts(Tx tx, List<UUID> organizations) {
    return OrganizationStore.contacts(tx, organizations);
  }

  /** Those of them in whose place the register has another one by now, or none. */
  public List<Used> replaced(Tx tx, ContactPoint.Way way, List<Used> used) {
    return ContactCheckStore.replaced(tx, way, used);
  }

  /** Every supervising unit (业务主管单位) that stands there, by name, with how many it has. */
  public Map<String, Integer> supervisingUnits(Tx tx) {
    return OrganizationStore.supervisingUnits(tx, division);
  }

  public Optional<Organization> byId(Tx tx, UUID id) {
    return OrganizationStore.byId(tx, Reach.ALL, id);
  }

  /** By id; those that are not there are left out. */
  public Map<UUID, Organization> byIds(Tx tx, Collection<UUID> ids) {
    return OrganizationStore.byIds(tx, ids.toArray(UUID[]::new)).stream()
        .collect(Collectors.toMap(Organization::id, Function.identity()));
  }

  /** Empty too where it is out of reach. */
  public Optional<Organization> find(Tx tx, Reach reach, UUID id) {
    return OrganizationStore.byId(tx, reach, id);
  }

  /**
   * The one that a request names in its body.
   *
   * @throws Problem at {@code /organization} where none is in reach
   */
  public Organization named(Tx tx, Reach reach, UUID id) {
    return find(tx, reach, id).orElseThrow(() -> Problem.invalid("/organization", "没有这个单位"));
  }

  public Optional<Organization> byCode(Tx tx, String creditCode) {
    return OrganizationStore.byCode(tx, division, creditCode);
  }

  /** Whose names hold the words, or whose code they are; those that begin with them come first. */
  public List<Organization> named(Tx tx, String words, Page page) {
    return OrganizationStore.named(tx, division, words, page);
  }

  public int countNamed(Tx tx, String words) {
    return OrganizationStore.countNamed(tx, division, words);
  }

  /** The charter (章程) in force on that day; empty where none was entered that was. */
  public Optional<Charter> charter(Tx tx, UUID organization, LocalDate on) {
    return CharterStore.inForce(tx, organization, on);
  }

  /** All editions of all its charters, the newest first. */
  public List<Charter> charters(Tx tx, UUID organization) {
    return CharterStore.editions(tx, organization);
  }

  /** What changed on the register, the earliest first. */
  public List<RegisterChange> changes(Tx tx, UUID organization) {
    return RegisterChangeStore.of(tx, organization);
  }

  /** Who tried its contacts and whether they worked, the earliest first. */
  public List<ContactCheck> contactChecks(Tx tx, UUID organization) {
    return ContactCheckStore.of(tx, organization);
  }

  /**
   * Something sent to this address came back, or the number is wrong.
   *
   * @param address as it was used; one that is not on the register any more changes nothing shown
   */
  public void contactFailed(
      Tx tx, UUID organization, ContactPoint.Way way, String address, String why) {
    ContactCheckStore.add(
        tx, new ContactCheck(organization, way, address, false, why, SYSTEM, clock.now()));
  }

  /** Checks of addresses that the register does not name any more, made before then. */
  public void forgetContactChecks(Tx tx, Instant before) {
    ContactCheckStore.forget(tx, before);
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
