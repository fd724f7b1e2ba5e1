package cn.pufa.counsel;

import cn.pufa.identity.Person;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.UUID;

/** Operations of {@code counsel.yaml}. */
public final class CounselRoutes {

  private record CounselPerson(UUID id, String name) {}

  private record CounselList(List<CounselPerson> items) {}

  private record RequestPage(int total, CounselStore.Counts counts, List<CounselViews.Row> items) {}

  private record TurnaroundView(
      int year,
      int asked,
      int answered,
      int inTime,
      Integer median,
      Integer slowest,
      int answerDays,
      String source,
      String verifier) {}

  private final Database database;
  private final Requests requests;
  private final Opinions opinions;
  private final Desk desk;
  private final Files files;
  private final Settings settings;
  private final BusinessClock clock;

  CounselRoutes(
      Database database,
      Requests requests,
      Opinions opinions,
      Desk desk,
      Files files,
      Settings settings,
      BusinessClock clock) {
    this.database = database;
    this.requests = requests;
    this.opinions = opinions;
    this.desk = desk;
    this.files = files;
    this.settings = settings;
    this.clock = clock;
  }

  public void bind(Routes routes) {
    routes.add("listCounsels", this::listCounsels);
    routes.add("listCounselRequests", this::listCounselRequests);
    routes.add("askCounsel", requests::ask);
    routes.add("getCounselRequest", this::getCounselRequest);
    routes.add("getCounselDocument", this::getCounselDocument);
    routes.add("giveCounselOpinion", opinions::give);
    routes.add("withdrawCounselRequest", requests::withdraw);
    routes.add("getCounselTurnaround", this::getCounselTurnaround);
  }

  private Answer listCounsels(Request request) {
    return database.read(
        tx ->
            Answer.ok(
                new CounselList(
                    requests.counsels(tx).stream().map(CounselRoutes::counsel).toList())));
  }

  private static CounselPerson counsel(Person person) {
    return new CounselPerson(person.id(), person.displayName());
  }

  private Answer listCounselRequests(Request request) {
    return database.read(
        tx -> {
          var filter =
              new CounselStore.Filter(
                  Desk.onlyOf(request.caller()),
                  request.text("state"),
                  request.text("kind"),
                  request.text("subject"),
                  clock.today(),
                  desk.soon(tx));
          return Answer.ok(
              new RequestPage(
                  CounselStore.count(tx, filter),
                  CounselStore.counts(tx, filter),
                  desk.rows(tx, CounselStore.page(tx, filter, request.page()))));
        });
  }

  private Answer getCounselRequest(Request request) {
    return database.read(tx -> Answer.ok(desk.whole(tx, desk.find(tx, request), request.caller())));
  }

  private Answer getCounselDocument(Request request) {
    StoredFile file =
        database.read(
            tx -> {
              Asked asked = desk.find(tx, request);
              if (asked.file() == null) {
                throw Problem.notFound();
              }
              return files.find(tx, asked.file(), asked.record()).orElseThrow(Problem::notFound);
            });
    String ending = file.mediaType().equals("application/pdf") ? ".pdf" : ".jpg";
    return Answer.file(file.mediaType(), "document" + ending, files.read(file));
  }

  private Answer getCounselTurnaround(Request request) {
    int year = request.number("year");
    var first = LocalDate.of(year, Month.JANUARY, 1);
    CounselStore.Turnaround found =
        database.read(tx -> CounselStore.turnaround(tx, first, first.plusYears(1)));
    return Answer.ok(
        new TurnaroundView(
            year,
            found.asked(),
            found.answered(),
            found.inTime(),
            found.median(),
            found.slowest(),
            settings.answerDays().value(),
            settings.answerDays().source(),
            settings.answerDays().verifier()));
  }
}
