package cn.pufa.organization;

import cn.pufa.audit.Commands;
import cn.pufa.job.Jobs;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;

/** Operations of {@code organization.yaml} and {@code charter.yaml}. */
public final class OrganizationRoutes {

  private record OrganizationPage(int total, List<OrganizationStore.Summary> items) {}

  private static final int EXPORTED_AT_ONCE = 1_000;

  private final Database database;
  private final RegisterWorkbook workbook;
  private final Register register;
  private final OrganizationDesk desk;
  private final Charters charters;
  private final ContactChecks contacts;

  public OrganizationRoutes(
      Database database,
      Commands commands,
      RegisterWorkbook workbook,
      Files files,
      BusinessClock clock,
      String division,
      Workers workers,
      Jobs jobs) {
    this.database = database;
    this.workbook = workbook;
    var writer = new RegisterWriter(division);
    register = new Register(database, commands, workbook, writer, clock, division, workers, jobs);
    desk = new OrganizationDesk(commands, workbook, writer, clock);
    charters = new Charters(database, commands, files, clock);
    contacts = new ContactChecks(database, commands, clock);
  }

  public void bind(Routes routes) {
    routes.add("importOrganizations", register::importOrganizations);
    routes.add("markImportFaults", register::markImportFaults);
    routes.add(
        "getImportTemplate", request -> Answer.xlsx("register-template.xlsx", workbook.template()));
    routes.add("listOrganizations", this::listOrganizations);
    routes.add("exportOrganizations", this::exportOrganizations);
    routes.add("getOrganization", this::getOrganization);
    routes.add("changeOrganization", desk::change);
    routes.add("setRegistrationStatus", desk::setStatus);
    routes.add("listCharters", charters::list);
    routes.add("recordCharter", charters::record);
    routes.add("correctCharter", charters::correct);
    routes.add("getCharterFile", charters::file);
    routes.add("getContacts", contacts::get);
    routes.add("recordContactCheck", contacts::record);
  }

  private Answer listOrganizations(Request request) {
    var filter = filter(request);
    return database.read(
        tx -> {
          int total = OrganizationStore.count(tx, request.reach(), filter);
          return Answer.ok(
              new OrganizationPage(
                  total,
                  OrganizationStore.page(tx, request.reach(), filter, total, request.page())));
        });
  }

  private static OrganizationStore.Filter filter(Request request) {
    return new OrganizationStore.Filter(
        request.text("type"),
        request.text("township"),
        request.text("q"),
        request.optionalText("standing").map("cancelled"::equals).orElse(null));
  }

  /** Read in pieces while it is written, so that a large register takes no more memory. */
  private Answer exportOrganizations(Request request) {
    var filter = filter(request);
    return Answer.streamed(
        Answer.XLSX,
        "register.xlsx",
        out ->
            workbook.export(
                out,
                last ->
                    database.read(
                        tx ->
                            OrganizationStore.after(
                                tx, request.reach(), filter, last, EXPORTED_AT_ONCE))));
  }

  private Answer getOrganization(Request request) {
    return database
        .read(tx -> OrganizationStore.byId(tx, request.reach(), request.id("organization")))
        .map(Answer::ok)
        .orElseThrow(Problem::notFound);
  }
}
