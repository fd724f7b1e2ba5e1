package cn.pufa.app.demo;

import cn.pufa.agent.Agents;
import cn.pufa.annualreport.AnnualReports;
import cn.pufa.app.Config;
import cn.pufa.audit.Commands;
import cn.pufa.exam.Exams;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.organization.Organization;
import cn.pufa.organization.OrganizationType;
import cn.pufa.organization.Organizations;
import cn.pufa.organization.RegisterRow;
import cn.pufa.organization.RegisterWorkbook;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A year of a county, invented: 577 organisations over the real townships, people for every role,
 * the 2024 notice with who read it and who reported, three 普法 events, two trainings and seven
 * offices; and this year's 普法 plan. The same at the same seed, and seeded once.
 */
public final class DemoYear {

  /** As a program reads it from {@code demo.json}. */
  private record DemoPerson(
      String account,
      List<String> roles,
      String division,
      String organization,
      UUID organizationId,
      String password,
      String totpSecret,
      String phone) {}

  private static final int YEAR = 2024;
  private static final LocalDate AGENTS_SINCE = LocalDate.of(2024, 1, 8);
  private static final LocalDate REGISTERED_BEFORE = LocalDate.of(2023, 12, 30);

  private final Config config;
  private final Database database;
  private final Commands commands;
  private final People people;
  private final Divisions divisions;
  private final RegisterWorkbook workbook;
  private final AnnualReports annualReports;
  private final PufaEvents events;
  private final DemoTraining training;
  private final DemoPosts posts;
  private final DemoNeeds needs;
  private final Organizations organizations;
  private final Agents agents;
  private final DemoOffices offices;
  private final DemoPlan plan;
  private final DemoCertificates certificates;
  private final DemoCourses courses;
  private final DemoExams exams;
  private final DemoLists lists;
  private final DemoLedgers ledgers;
  private final DemoStands stands;

  public DemoYear(
      Config config,
      Database database,
      Commands commands,
      People people,
      Divisions divisions,
      RegisterWorkbook workbook,
      AnnualReports annualReports,
      PufaEvents events,
      DemoTraining training,
      DemoPosts posts,
      DemoNeeds needs,
      Organizations organizations,
      Agents agents,
      DemoOffices offices,
      DemoPlan plan,
      DemoCertificates certificates,
      DemoCourses courses,
      Exams exams,
      DemoLists lists,
      DemoLedgers ledgers,
      DemoStands stands) {
    this.config = config;
    this.database = database;
    this.commands = commands;
    this.people = people;
    this.divisions = divisions;
    this.workbook = workbook;
    this.annualReports = annualReports;
    this.events = events;
    this.training = training;
    this.posts = posts;
    this.needs = needs;
    this.organizations = organizations;
    this.agents = agents;
    this.offices = offices;
    this.plan = plan;
    this.certificates = certificates;
    this.courses = courses;
    this.exams = new DemoExams(people, exams, divisions);
    this.lists = lists;
    this.ledgers = ledgers;
    this.stands = stands;
  }

  public void seed() {
    boolean seeded = !people.demoPeople().isEmpty();
    if (seeded && Files.exists(accountsFile()) && Files.exists(registerFile())) {
      return;
    }
    List<RegisterRow> rows = DemoRegister.rows(config.seed(), divisions.townshipsByName());
    if (!seeded) {
      commands.system("seedDemoYear", "demo/" + config.seed(), tx -> seed(tx, rows));
    }
    writeFiles(rows);
  }

  private Void seed(Tx tx, List<RegisterRow> rows) {
    organizations.add(tx, rows);
    addPeople(tx, rows);
    addYear(tx, rows);
    return null;
  }

  private void addPeople(Tx tx, List<RegisterRow> rows) {
    String hash = people.passwordHash(DemoAccounts.PASSWORD);
    for (int place = 0; place < DemoAccounts.ALL.size(); place++) {
      var account = DemoAccounts.ALL.get(place);
      UUID person =
          people.add(
              tx, account.account(), account.displayName(), DemoAccounts.phone(place), hash, true);
      give(tx, person, account, rows);
    }
  }

  private void give(Tx tx, UUID person, DemoAccounts.Account account, List<RegisterRow> rows) {
    if (account.organization() < 0) {
      people.grant(tx, person, new Grant(account.role(), account.division(), null, null));
      return;
    }
    act(tx, person, account, organization(tx, account, rows));
  }

  private void act(Tx tx, UUID person, DemoAccounts.Account account, Organization organization) {
    agents.record(
        tx, organization, person, account.role(), account.displayName(), noon(AGENTS_SINCE));
  }

  private Organization organization(Tx tx, DemoAccounts.Account account, List<RegisterRow> rows) {
    return organizations.byCode(tx, rows.get(account.organization()).creditCode()).orElseThrow();
  }

  private void addYear(Tx tx, List<RegisterRow> rows) {
    var random = new Random(config.seed());
    List<Organization> inScope =
        organizations.inScope(tx, List.of(OrganizationType.values()), REGISTERED_BEFORE);
    annualReports.recordCampaign(tx, YEAR - 1, inScope, readers(inScope, random));
    for (Organization organization : some(inScope, 0.93, random)) {
      annualReports.record(
          tx, organization, YEAR - 1, noon(LocalDate.of(YEAR, 3, 4).plusDays(random.nextInt(88))));
    }
    addAgentOf(tx, lists.add(tx, inScope, bound(tx, rows)));
    stands.add(tx, DemoEvents.ALL.stream().map(event -> events.record(tx, event)).toList());
    training.add(tx, YEAR);
    exams.add(tx, YEAR, config.seed());
    needs.add(tx);
    offices.add(tx);
    plan.add(tx);
    certificates.add(tx);
    courses.add(tx);
    ledgers.add(tx, YEAR);
    // Last: what the others give to whoever holds a role is for those who came to the training.
    posts.add(tx);
  }

  private void addAgentOf(Tx tx, Organization told) {
    var account = DemoAccounts.OF_TOLD;
    String hash = people.passwordHash(DemoAccounts.PASSWORD);
    String phone = DemoAccounts.phone(DemoAccounts.ALL.size());
    UUID person = people.add(tx, account.account(), account.displayName(), phone, hash, true);
    act(tx, person, account, told);
  }

  private Set<UUID> bound(Tx tx, List<RegisterRow> rows) {
    return DemoAccounts.ALL.stream()
        .filter(account -> account.organization() >= 0)
        .map(account -> organization(tx, account, rows).id())
        .collect(Collectors.toSet());
  }

  private static List<UUID> readers(List<Organization> organizations, Random random) {
    return some(organizations, 0.8, random).stream().map(Organization::id).toList();
  }

  private static List<Organization> some(List<Organization> all, double share, Random random) {
    return all.stream().filter(organization -> random.nextDouble() < share).toList();
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(4, 0).toInstant(ZoneOffset.UTC);
  }

  /** The register is written last: once it is there, all is. */
  private void writeFiles(List<RegisterRow> rows) {
    UUID told = told();
    List<DemoPerson> list = database.read(tx -> accounts(tx, rows, told));
    try {
      Files.writeString(
          accountsFile(), GsonJson.GSON.newBuilder().serializeNulls().create().toJson(list) + "\n");
      Files.write(registerFile(), workbook.write(rows));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private UUID told() {
    return people.demoPeople().stream()
        .filter(person -> person.account().equals(DemoAccounts.OF_TOLD.account()))
        .map(person -> person.roles().getFirst().organization())
        .findFirst()
        .orElseThrow();
  }

  private List<DemoPerson> accounts(Tx tx, List<RegisterRow> rows, UUID told) {
    List<DemoPerson> list = new ArrayList<>();
    for (int place = 0; place < DemoAccounts.ALL.size(); place++) {
      var account = DemoAccounts.ALL.get(place);
      boolean bound = account.organization() >= 0;
      list.add(listed(account, bound ? organization(tx, account, rows) : null, place));
    }
    list.add(listed(DemoAccounts.OF_TOLD, organizations.byId(tx, told).orElseThrow(), list.size()));
    return list;
  }

  /**
   * @param organization null for one that acts for none
   */
  private static DemoPerson listed(
      DemoAccounts.Account account, Organization organization, int place) {
    return new DemoPerson(
        account.account(),
        List.of(account.role()),
        account.division(),
        organization == null ? null : organization.creditCode(),
        organization == null ? null : organization.id(),
        DemoAccounts.PASSWORD,
        null,
        DemoAccounts.phone(place));
  }

  private Path accountsFile() {
    return config.home().resolve("demo.json");
  }

  private Path registerFile() {
    return config.home().resolve("demo-register.xlsx");
  }
}
