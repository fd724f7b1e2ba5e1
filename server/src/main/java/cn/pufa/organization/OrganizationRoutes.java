package cn.pufa.organization;

import cn.pufa.audit.Commands;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;

/** Operations of {@code organization.yaml}. */
public final class OrganizationRoutes {

  private record OrganizationPage(int total, List<OrganizationStore.Summary> items) {}

  private final Database database;
  private final RegisterWorkbook workbook;
  private final Register register;

  public OrganizationRoutes(
      Database database,
      Commands commands,
      RegisterWorkbook workbook,
      BusinessClock clock,
      String division,
      Workers workers) {
    this.database = database;
    this.workbook = workbook;
    this.register = new Register(commands, workbook, clock, division, workers);
  }

  public void bind(Routes routes) {
    routes.add("importOrganizations", register::importOrganizations);
    routes.add(
        "getImportTemplate", request -> Answer.xlsx("register-template.xlsx", workbook.template()));
    routes.add("listOrganizations", this::listOrganizations);
    routes.add("getOrganization", this::getOrganization);
  }

  private Answer listOrganizations(Request request) {
    var filter =
        new OrganizationStore.Filter(
            request.text("type"), request.text("township"), request.text("q"));
    return database.read(
        tx ->
            Answer.ok(
                new OrganizationPage(
                    OrganizationStore.count(tx, request.reach(), filter),
                    OrganizationStore.page(tx, request.reach(), filter, request.page()))));
  }

  private Answer getOrganization(Request request) {
    return database
        .read(tx -> OrganizationStore.byId(tx, request.reach(), request.id("organization")))
        .map(Answer::ok)
        .orElseThrow(Problem::notFound);
  }
}
