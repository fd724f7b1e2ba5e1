package cn.pufa.app;

import cn.pufa.office.Offices;
import cn.pufa.organization.OrganizationRoutes;
import cn.pufa.organization.Organizations;
import cn.pufa.organization.RegisterWorkbook;
import cn.pufa.platform.http.Routes;

/** The register of organisations and the offices where things are done, put together. */
final class Directory {

  private final RegisterWorkbook workbook;
  private final Organizations organizations;
  private final OrganizationRoutes routes;
  private final Offices offices;

  Directory(Ground ground) {
    var database = ground.database();
    var commands = ground.commands();
    var divisions = ground.divisions();
    var clock = ground.clock();
    String bureau = ground.bureau();
    workbook = new RegisterWorkbook(divisions.townshipsByName());
    organizations = new Organizations(bureau, clock);
    routes =
        new OrganizationRoutes(
            database,
            commands,
            workbook,
            ground.files(),
            clock,
            bureau,
            ground.workers(),
            ground.jobs());
    offices = new Offices(database, commands, ground.people(), divisions, clock);
    ground.trailWords().learn("OfficeServiceCode", offices.services().names());
  }

  RegisterWorkbook workbook() {
    return workbook;
  }

  Organizations organizations() {
    return organizations;
  }

  Offices offices() {
    return offices;
  }

  void bind(Routes to) {
    routes.bind(to);
    offices.routes().bind(to);
  }
}
