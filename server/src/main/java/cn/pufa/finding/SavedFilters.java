package cn.pufa.finding;

import static java.util.Map.entry;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.audit.FilterWords;
import cn.pufa.audit.TrailWords;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Filters that somebody keeps, which follow them to every device. */
public final class SavedFilters {

  private record SavedFilterList(List<SavedFilter> items) {}

  private static final int MOST = 12;

  /** What the page of each list asks the server for. */
  static final Map<String, String> OPERATIONS =
      Map.ofEntries(
          entry("audit", "listAuditEvents"),
          entry("calls", "listCalls"),
          entry("certificates", "listCertificates"),
          entry("circulars", "listCirculars"),
          entry("content", "listPieces"),
          entry("events", "listPufaEvents"),
          entry("exam-questions", "listExamQuestions"),
          entry("exam-results", "listExamResultRows"),
          entry("extensions", "listExtensions"),
          entry("hours", "listHoursStatements"),
          entry("ledgers", "listLedgerEntries"),
          entry("moves", "listCreditMoves"),
          entry("offices", "listOfficeRecords"),
          entry("opinions", "listQuestions"),
          entry("organizations", "listOrganizations"),
          entry("penalties", "listPenalties"),
          entry("posts", "listPosts"),
          entry("questions", "listQuestions"),
          entry("return-reviews", "listReviews"),
          entry("returns", "listReturns"),
          entry("stale", "listStaleCitations"),
          entry("trainings", "listTrainingSessions"),
          entry("volunteers", "listVolunteers"));

  private final Database database;
  private final Commands commands;
  private final TrailWords trailWords;
  private final FilterWords filterWords;
  private final BusinessClock clock;

  public SavedFilters(
      Database database,
      Commands commands,
      TrailWords trailWords,
      FilterWords filterWords,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.trailWords = trailWords;
    this.filterWords = filterWords;
    this.clock = clock;
  }

  public void bind(Routes routes) {
    routes.add("listSavedFilters", this::list);
    routes.add("saveFilter", this::save);
    routes.add("deleteSavedFilter", this::delete);
  }

  private Answer list(Request request) {
    return Answer.ok(
        new SavedFilterList(
            database.read(
                tx ->
                    SavedFilterStore.ofList(tx, request.caller().person(), request.text("list")))));
  }

  private Answer save(Request request) {
    UUID person = request.caller().person();
    var draft = request.body(SavedFilter.Draft.class);
    return commands.run(
        request,
        tx -> {
          SavedFilterStore.lock(tx, person);
          if (SavedFilterStore.ofList(tx, person, draft.list()).size() >= MOST) {
            throw Problem.conflict("一张名单最多存 " + MOST + " 个筛选。请先删掉不用的，再存新的。");
          }
          SavedFilter saved =
              SavedFilterStore.insert(tx, person, draft, clock.now())
                  .orElseThrow(() -> Problem.invalid("/name", "已经有叫这个名字的筛选"));
          return Outcome.of(saved.record(), Answer.created(saved));
        });
  }

  private Answer delete(Request request) {
    return commands.run(
        request,
        tx -> {
          SavedFilter gone =
              SavedFilterStore.delete(tx, request.caller().person(), request.id("filter"))
                  .orElseThrow(Problem::notFound);
          return Outcome.of(gone.record(), Answer.ok(gone));
        });
  }

  public List<Map<String, String>> export(Tx tx, UUID person, ThingNames names) {
    return SavedFilterStore.ofPerson(tx, person).stream()
        .map(
            one ->
                Map.of(
                    "名单",
                    trailWords.list(one.list()),
                    "名字",
                    one.name(),
                    "条件",
                    conditions(one.list(), named(tx, one.query(), names))))
        .toList();
  }

  private static Map<String, String> named(Tx tx, Map<String, String> query, ThingNames names) {
    return query.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                one -> names.of(tx, one.getKey(), one.getValue()).orElse(one.getValue())));
  }

  private String conditions(String list, Map<String, String> query) {
    return query.keySet().stream()
        .map(choice -> filterWords.word(OPERATIONS.get(list), choice, query))
        .sorted()
        .collect(Collectors.joining("，"));
  }

  public void erase(Tx tx, UUID person) {
    SavedFilterStore.erase(tx, person);
  }
}
