package cn.pufa.law;

import cn.pufa.identity.People;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Operations of {@code law.yaml}, {@code lawimport.yaml} and {@code citation.yaml}. */
public final class LawRoutes {

  private record Citing(String kind, int subjects) {}

  private record StatuteUse(String statute, String law, int open, List<Citing> citing) {}

  private record StatuteUseList(List<StatuteUse> items) {}

  private record FileLine(
      FileReport.Origin origin,
      String name,
      FileReport.Outcome outcome,
      String statute,
      LocalDate version,
      String title,
      Integer articles,
      List<StatuteReading.Fault> faults,
      String by,
      Instant at) {}

  private record FileList(List<FileLine> items) {}

  /** Waits for the database only where the text is not held in memory. */
  private record ArticleReading(Statutes statutes) implements Routes.Handler {

    @Override
    public Answer answer(Request request) {
      return statutes
          .article(request.text("statute"), version(request), request.number("article"))
          .map(Answer::ok)
          .orElseThrow(Problem::notFound);
    }

    @Override
    public Answer atOnce(Request request) {
      return statutes
          .heldArticle(request.text("statute"), version(request), request.number("article"))
          .map(Answer::ok)
          .orElse(null);
    }

    private static LocalDate version(Request request) {
      return request.day("version").orElse(null);
    }
  }

  private final Database database;
  private final Statutes statutes;
  private final StatuteViews views;
  private final StatuteDesk desk;
  private final StaleDesk stale;
  private final People people;

  LawRoutes(
      Database database,
      Statutes statutes,
      StatuteViews views,
      StatuteDesk desk,
      StaleDesk stale,
      People people) {
    this.database = database;
    this.statutes = statutes;
    this.views = views;
    this.desk = desk;
    this.stale = stale;
    this.people = people;
  }

  public void bind(Routes routes) {
    routes.add("listStatutes", read((tx, request) -> views.list(tx)));
    routes.add("getStatute", read(this::statute));
    routes.add("getArticle", new ArticleReading(statutes));
    routes.add("diffStatuteVersions", desk::diff);
    routes.add("repealStatute", desk::repeal);
    routes.add("listStatuteUse", read((tx, request) -> use(tx)));
    routes.add("listStatuteFiles", read((tx, request) -> files(tx)));
    routes.add("checkStatute", desk::check);
    routes.add("importStatute", desk::importStatute);
    routes.add("listStaleCitations", read(stale::list));
    routes.add("settleStaleCitation", stale::settle);
  }

  private Routes.Handler read(BiFunction<Tx, Request, Object> question) {
    return request -> Answer.ok(database.read(tx -> question.apply(tx, request)));
  }

  private Object statute(Tx tx, Request request) {
    return views
        .whole(tx, request.text("statute"), request.day("version").orElse(null))
        .orElseThrow(Problem::notFound);
  }

  private StatuteUseList use(Tx tx) {
    Map<String, List<CitationStore.Use>> citing =
        CitationStore.use(tx).stream().collect(Collectors.groupingBy(CitationStore.Use::statute));
    Map<String, Integer> open =
        StaleStore.openByStatute(tx).stream()
            .collect(Collectors.toMap(StaleStore.Count::key, StaleStore.Count::n));
    var cited = new TreeSet<>(citing.keySet());
    cited.addAll(open.keySet());
    return new StatuteUseList(
        cited.stream()
            .map(
                statute ->
                    new StatuteUse(
                        statute,
                        title(statute),
                        open.getOrDefault(statute, 0),
                        citing.getOrDefault(statute, List.of()).stream()
                            .map(one -> new Citing(one.feature(), one.subjects()))
                            .toList()))
            .toList());
  }

  private String title(String statute) {
    return statutes.catalogue().entry(statute).map(Catalogue.Entry::shortTitle).orElse(statute);
  }

  private FileList files(Tx tx) {
    List<FileReport> reports = LawStore.files(tx);
    var names =
        people.contacts(
            tx, reports.stream().map(FileReport::by).filter(Objects::nonNull).distinct().toList());
    return new FileList(
        reports.stream()
            .map(report -> line(report, by -> names.containsKey(by) ? names.get(by).name() : null))
            .toList());
  }

  private static FileLine line(FileReport report, java.util.function.Function<UUID, String> name) {
    return new FileLine(
        report.origin(),
        report.name(),
        report.outcome(),
        report.statute(),
        report.version(),
        report.title(),
        report.articles(),
        report.faults(),
        report.by() == null ? null : name.apply(report.by()),
        report.at());
  }
}
