package cn.pufa.volunteer;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.function.BiFunction;

/** Operations of {@code volunteer.yaml} and {@code assignment.yaml}. */
public final class VolunteerRoutes {

  private final Database database;
  private final Registrations registrations;
  private final Assignments assignments;
  private final VolunteerViews views;
  private final VolunteerExport exports;

  VolunteerRoutes(
      Database database,
      Registrations registrations,
      Assignments assignments,
      VolunteerViews views,
      VolunteerExport exports) {
    this.database = database;
    this.registrations = registrations;
    this.assignments = assignments;
    this.views = views;
    this.exports = exports;
  }

  public void bind(Routes routes) {
    routes.add("getMyVolunteer", read((tx, request) -> views.mine(tx, request.caller().person())));
    routes.add("saveMyVolunteer", request -> registrations.save(request, views::mine));
    routes.add("withdrawMyVolunteer", request -> registrations.withdraw(request, views::mine));
    routes.add("listMyAssignments", read(views::assigned));
    routes.add("answerAssignment", request -> assignments.answer(request, views::view));
    routes.add("listVolunteers", read(views::list));
    routes.add("exportVolunteers", exports::export);
    routes.add("getVolunteer", read(views::get));
    routes.add("noteGuardianConsent", request -> registrations.noteGuardian(request, views::whole));
    routes.add("assignVolunteer", request -> assignments.assign(request, views::view));
    routes.add("cancelAssignment", request -> assignments.cancel(request, views::view));
    routes.add("recordVolunteerTime", request -> assignments.recordService(request, views::view));
  }

  private Routes.Handler read(BiFunction<Tx, Request, Object> question) {
    return request -> Answer.ok(database.read(tx -> question.apply(tx, request)));
  }
}
