package cn.pufa.exam;

import cn.pufa.exam.AttemptStore.Sheet;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.annotations.SerializedName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What somebody sees of their own exams. Keys and reasons stand in {@link Result} alone. */
final class SittingViews {

  record AttemptView(
      UUID id,
      String exam,
      String title,
      int total,
      int answered,
      Instant startedAt,
      Instant endsAt,
      Instant endedAt,
      Attempt.End how,
      Integer right,
      int needed,
      Boolean passed) {}

  record Saved(int place, List<Integer> answer, int version, Instant savedAt, boolean kept) {}

  record PaperQuestion(
      int place,
      QuestionKind kind,
      Pick pick,
      @SerializedName("case") String scenario,
      String ask,
      List<String> choices,
      List<Integer> answer,
      int version,
      Instant savedAt) {}

  record Paper(AttemptView attempt, Instant now, boolean ended, List<PaperQuestion> questions) {}

  record ResultItem(
      int place,
      QuestionKind kind,
      Pick pick,
      @SerializedName("case") String scenario,
      String ask,
      List<String> choices,
      List<Integer> answer,
      List<Integer> key,
      boolean right,
      String why,
      List<QuestionViews.Cite> cites,
      String course,
      String lesson) {}

  record Result(AttemptView attempt, String message, UUID certificate, List<ResultItem> items) {}

  record KindCount(QuestionKind kind, int count) {}

  record MyExam(
      String id,
      String title,
      int questions,
      int needed,
      int minutes,
      int attempts,
      int attemptsLeft,
      int coolDownHours,
      String course,
      Learner qualification,
      List<KindCount> kinds,
      Entry.State entry,
      String message,
      Instant now,
      Instant from,
      AttemptView running,
      List<AttemptView> history) {}

  record MyExamList(List<MyExam> items) {}

  private final DrawableQuestions drawable;
  private final Grounds grounds;
  private final QuestionViews questions;
  private final BusinessClock clock;

  SittingViews(
      DrawableQuestions drawable, Grounds grounds, QuestionViews questions, BusinessClock clock) {
    this.drawable = drawable;
    this.grounds = grounds;
    this.questions = questions;
    this.clock = clock;
  }

  /** Those for a post of the caller, and those the caller has taken. */
  MyExamList mine(Tx tx, Caller caller) {
    List<String> roles = caller.grants().stream().map(grant -> grant.role()).toList();
    Map<String, List<Attempt>> attempts =
        AttemptStore.ofPerson(tx, caller.person(), null).stream()
            .collect(Collectors.groupingBy(Attempt::exam));
    return new MyExamList(
        BlueprintStore.all(tx).stream()
            .filter(
                blueprint ->
                    attempts.containsKey(blueprint.exam())
                        || blueprint.open() && blueprint.isFor(roles))
            .map(
                blueprint -> {
                  List<Attempt> taken = attempts.getOrDefault(blueprint.exam(), List.of());
                  Entry entry =
                      blueprint.isFor(roles)
                          ? entry(tx, caller.person(), blueprint, taken)
                          : Entry.notForYou();
                  return mine(blueprint, taken, entry);
                })
            .toList());
  }

  private Entry entry(Tx tx, UUID person, Blueprint blueprint, List<Attempt> attempts) {
    Entry entry =
        Entry.of(blueprint, attempts, grounds.of(tx, person, blueprint, attempts), clock.now());
    boolean drawn =
        Draw.paper(blueprint.parts(), drawable.of(tx, blueprint.parts()), 0).isPresent();
    return drawn ? entry : entry.notDrawable();
  }

  private MyExam mine(Blueprint blueprint, List<Attempt> attempts, Entry entry) {
    Instant now = clock.now();
    return new MyExam(
        blueprint.exam(),
        blueprint.title(),
        blueprint.questions(),
        blueprint.needed(),
        blueprint.minutes(),
        blueprint.attempts(),
        entry.attemptsLeft(),
        blueprint.coolDownHours(),
        blueprint.course(),
        blueprint.qualification(),
        kinds(blueprint),
        entry.state(),
        entry.message(),
        now,
        entry.from(),
        entry.state() == Entry.State.RUNNING ? running(attempts, now) : null,
        attempts.stream().filter(Attempt::ended).map(this::attempt).toList());
  }

  private AttemptView running(List<Attempt> attempts, Instant now) {
    return attempts.stream()
        .filter(attempt -> attempt.runs(now))
        .map(this::attempt)
        .findFirst()
        .orElse(null);
  }

  /** Of the lines that name a kind. */
  private static List<KindCount> kinds(Blueprint blueprint) {
    Map<QuestionKind, Integer> counts =
        blueprint.parts().stream()
            .filter(part -> part.kind() != null)
            .collect(
                Collectors.groupingBy(
                    Part::kind, java.util.TreeMap::new, Collectors.summingInt(Part::count)));
    return counts.entrySet().stream()
        .map(entry -> new KindCount(entry.getKey(), entry.getValue()))
        .toList();
  }

  AttemptView attempt(Attempt attempt) {
    return new AttemptView(
        attempt.id(),
        attempt.exam(),
        attempt.title(),
        attempt.total(),
        attempt.answered(),
        attempt.startedAt(),
        attempt.endsAt(),
        attempt.endedAt(),
        attempt.how(),
        attempt.right(),
        attempt.needed(),
        attempt.passed());
  }

  Saved saved(Sheet sheet, boolean kept) {
    List<Integer> answer = sheet.answer() == null ? List.of() : onScreen(sheet);
    return new Saved(sheet.place(), answer, sheet.saved(), sheet.savedAt(), kept);
  }

  private static List<Integer> onScreen(Sheet sheet) {
    return sheet.answer() == null ? null : QuestionText.onScreen(sheet.answer(), sheet.order());
  }

  Paper paper(Tx tx, Request request) {
    Attempt attempt = own(tx, request);
    Instant now = clock.now();
    boolean runs = attempt.runs(now);
    List<Sheet> sheets = runs ? AttemptStore.sheets(tx, attempt.id()) : List.of();
    return new Paper(
        attempt(attempt), now, !runs, sheets.stream().map(SittingViews::question).toList());
  }

  private static Attempt own(Tx tx, Request request) {
    return AttemptStore.byId(tx, request.id("attempt"), request.caller().person())
        .orElseThrow(Problem::notFound);
  }

  private static PaperQuestion question(Sheet sheet) {
    QuestionText text = sheet.text();
    return new PaperQuestion(
        sheet.place(),
        text.kind(),
        text.pick(),
        text.scenario(),
        text.ask(),
        text.shown(sheet.order()),
        onScreen(sheet),
        sheet.saved(),
        sheet.savedAt());
  }

  Result result(Tx tx, Request request) {
    Attempt attempt = own(tx, request);
    if (!attempt.ended()) {
      throw Problem.conflict("考试还没有结束，交卷以后才能看答案。");
    }
    Map<String, String> courses =
        QuestionStore.banks(tx).stream()
            .filter(bank -> bank.course() != null)
            .collect(Collectors.toMap(QuestionStore.Bank::id, QuestionStore.Bank::course));
    List<Sheet> sheets = AttemptStore.sheets(tx, attempt.id());
    Map<String, String> banks =
        QuestionStore.byIds(tx, sheets.stream().map(Sheet::question).toList()).stream()
            .collect(Collectors.toMap(Question::id, Question::bank));
    return new Result(
        attempt(attempt),
        message(attempt),
        attempt.certificate(),
        sheets.stream()
            .map(sheet -> item(sheet, courses.get(banks.get(sheet.question()))))
            .toList());
  }

  private static String message(Attempt attempt) {
    String counted =
        "答对 %d 题，共 %d 题，%d 题合格。".formatted(attempt.right(), attempt.total(), attempt.needed());
    String ended = attempt.how() == Attempt.End.TIME_UP ? "时间到了，按已保存的答案评卷。" : "";
    return ended + counted + (attempt.hasPassed() ? "您合格了。" : "这次没有合格，看看错题再来。");
  }

  private ResultItem item(Sheet sheet, String course) {
    QuestionText text = sheet.text();
    return new ResultItem(
        sheet.place(),
        text.kind(),
        text.pick(),
        text.scenario(),
        text.ask(),
        text.shown(sheet.order()),
        onScreen(sheet),
        QuestionText.onScreen(text.right(), sheet.order()),
        sheet.right(),
        text.why(),
        questions.cites(text),
        text.lesson() == null ? null : course,
        course == null ? null : text.lesson());
  }
}
