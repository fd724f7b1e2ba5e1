package cn.pufa.ledger;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.Citations;
import cn.pufa.needs.Matters;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.time.WorkingDays;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Entries in words, for staff. */
final class LedgerViews {

  enum Urgency {
    NONE,
    CALM,
    SOON,
    OVERDUE
  }

  /**
   * @param left such as 还剩 2 个工作日; null where no clock presses
   * @param stale whether an article that it cites is no longer the law (请复核)
   */
  record Row(
      UUID id,
      String kind,
      String number,
      String title,
      String topic,
      String township,
      LocalDate receivedOn,
      String state,
      String stateTitle,
      boolean open,
      LocalDate concludedOn,
      LocalDate dueOn,
      String dueWhat,
      String left,
      Urgency urgency,
      String ownerName,
      boolean stale) {}

  record Fact(String title, String text) {}

  record ClockShown(
      String code,
      String title,
      Kind.Whose whose,
      Deadlines.State state,
      LocalDate from,
      LocalDate due,
      String left,
      boolean late,
      String why,
      String source) {}

  /**
   * @param values of a step that may be corrected; null of another
   * @param voidable whether it may be said never to have been taken
   */
  record StepShown(
      int number,
      String code,
      String title,
      LocalDate day,
      Instant at,
      String byName,
      List<Fact> facts,
      JsonObject values,
      boolean voidable) {}

  /**
   * @param missing what must be done before it, in words; none where it may be taken now
   */
  record NextStep(String code, Kind.By by, boolean mayTake, List<String> missing) {}

  record DrawShown(
      String algorithm,
      String seed,
      List<String> objects,
      List<String> inspectors,
      List<Draw.Pair> pairs) {}

  /**
   * @param content see {@link Guards#content}
   */
  record Whole(
      Row entry,
      JsonObject values,
      int version,
      int content,
      boolean mine,
      List<Fact> facts,
      List<ClockShown> clocks,
      List<StepShown> steps,
      List<NextStep> next,
      DrawShown draw) {}

  private final Kinds kinds;
  private final Shelf shelf;
  private final Matters matters;
  private final Citations citations;
  private final WorkCalendar calendar;
  private final BusinessClock clock;

  LedgerViews(
      Kinds kinds,
      Shelf shelf,
      Matters matters,
      Citations citations,
      WorkCalendar calendar,
      BusinessClock clock) {
    this.kinds = kinds;
    this.shelf = shelf;
    this.matters = matters;
    this.citations = citations;
    this.calendar = calendar;
    this.clock = clock;
  }

  List<Row> rows(Tx tx, List<Entry> entries) {
    WorkingDays days = calendar.days(tx);
    Map<String, List<Citations.Cited>> cited =
        citations.of(
            tx,
            CitingEntries.FEATURE,
            entries.stream().map(entry -> entry.id().toString()).toList());
    return entries.stream()
        .map(entry -> row(entry, days, cited.getOrDefault(entry.id().toString(), List.of())))
        .toList();
  }

  private Row row(Entry entry, WorkingDays days, List<Citations.Cited> cited) {
    Standing standing = entry.standing();
    LocalDate due = standing.open() ? standing.dueOn() : null;
    return new Row(
        entry.id(),
        entry.kind(),
        entry.number(),
        entry.title(),
        matters.topicName(entry.topic()),
        matters.townshipName(entry.township()),
        entry.receivedOn(),
        standing.state(),
        kinds.kind(entry.kind()).state(standing.state()).title(),
        standing.open(),
        standing.concludedOn(),
        due,
        standing.open() ? standing.dueWhat() : null,
        left(standing, days),
        urgency(standing),
        entry.ownerName(),
        cited.stream().anyMatch(Citations.Cited::stale));
  }

  private String left(Standing standing, WorkingDays days) {
    if (!standing.open() || standing.dueWhat() == null) {
      return null;
    }
    return standing.dueOn() == null
        ? "放假安排没有公布，算不出截止日"
        : Left.words(standing.dueOn(), clock.today(), days);
  }

  private Urgency urgency(Standing standing) {
    if (!standing.open() || standing.dueOn() == null) {
      return Urgency.NONE;
    }
    if (clock.today().isAfter(standing.dueOn())) {
      return Urgency.OVERDUE;
    }
    return clock.today().isBefore(standing.soonOn()) ? Urgency.CALM : Urgency.SOON;
  }

  Whole whole(Tx tx, Request request, UUID id) {
    Entry entry = LedgerStore.byId(tx, request.reach(), id).orElseThrow(Problem::notFound);
    Kind kind = kinds.kind(entry.kind());
    WorkingDays days = calendar.days(tx);
    UUID viewer = request.caller().person();
    List<Deadlines.Deadline> deadlines = shelf.deadlines(entry, days);
    var guards = new Guards(kind, entry, deadlines);
    return new Whole(
        rows(tx, List.of(entry)).getFirst(),
        entry.details(),
        entry.version(),
        guards.content(),
        entry.owner().equals(viewer),
        facts(kind.fields(), entry.details()),
        deadlines.stream().map(one -> shown(one, days)).toList(),
        entry.steps().stream().map(step -> shown(kind, entry, step)).toList(),
        next(kind, guards, viewer),
        kind.drawn() ? shown(DrawStore.of(tx, id)) : null);
  }

  private List<Fact> facts(List<Field> fields, JsonObject values) {
    return fields.stream()
        .filter(field -> values.has(field.code()))
        .map(field -> new Fact(field.title(), words(field, values.get(field.code()))))
        .toList();
  }

  String words(Field field, JsonElement value) {
    return switch (field.type()) {
      case YES -> value.getAsBoolean() ? "是" : "否";
      case CHOICES -> choices(field, value.getAsJsonArray());
      case ARTICLE -> article(value.getAsString());
      default -> field.words(value.getAsString());
    };
  }

  private static String choices(Field field, JsonArray values) {
    return values.asList().stream()
        .map(one -> field.words(one.getAsString()))
        .collect(Collectors.joining("、"));
  }

  private String article(String text) {
    var cited = citations.cited(ArticleRef.parse(text));
    return cited.law() + cited.label();
  }

  private ClockShown shown(Deadlines.Deadline one, WorkingDays days) {
    boolean running = one.state() == Deadlines.State.RUNNING || one.state() == Deadlines.State.OVER;
    return new ClockShown(
        one.code(),
        one.title(),
        one.whose(),
        one.state(),
        one.from(),
        one.due(),
        running && one.due() != null ? Left.words(one.due(), clock.today(), days) : null,
        one.late(),
        one.why(),
        one.source());
  }

  private StepShown shown(Kind kind, Entry entry, Taken step) {
    boolean correctable = !entry.isVoid() && StepCorrections.isCorrectable(kind, entry, step);
    return new StepShown(
        step.number(),
        step.code(),
        title(kind, step),
        step.day(),
        step.at(),
        step.byName(),
        facts(kind, step),
        correctable ? step.data() : null,
        correctable && StepCorrections.next(kind, entry, step).isEmpty());
  }

  private static String title(Kind kind, Taken step) {
    String about = kind.step(step.about()).map(Kind.Step::title).orElse(step.about());
    return switch (step.code()) {
      case Taken.REVISED -> "更正登记内容";
      case Taken.CLAIMED -> "转由" + step.byName() + "办理";
      case Taken.ENTRY_VOIDED -> "整件作废";
      case Taken.VOIDED -> about + "（已作废）";
      case Taken.CORRECTED ->
          (step.data().get("never").getAsBoolean() ? "作废" : "更正") + "“" + about + "”";
      default -> about;
    };
  }

  private List<Fact> facts(Kind kind, Taken step) {
    List<Fact> facts = new ArrayList<>();
    JsonObject data = step.data();
    switch (step.code()) {
      case Taken.REVISED -> {
        facts.add(new Fact("理由", Entry.text(data, "reason")));
        facts.add(new Fact("原来的标题", Entry.text(data, "title")));
        facts.add(new Fact("原来的" + kind.dateTitle(), Entry.text(data, "receivedOn")));
        facts.addAll(facts(kind.fields(), data.getAsJsonObject("values")));
      }
      case Taken.ENTRY_VOIDED -> facts.add(new Fact("理由", Entry.text(data, "reason")));
      case Taken.CORRECTED -> {
        facts.add(new Fact("更正的理由", Entry.text(data, "reason")));
        facts.add(new Fact("原来的日期", Entry.text(data, "on")));
        kind.step(step.about()).stream()
            .flatMap(of -> facts(of.asked(), data.getAsJsonObject("values")).stream())
            .forEach(was -> facts.add(new Fact("原来的" + was.title(), was.text())));
      }
      default -> kind.step(step.code()).ifPresent(of -> facts.addAll(facts(of.asked(), data)));
    }
    return facts;
  }

  private static List<NextStep> next(Kind kind, Guards guards, UUID viewer) {
    return kind.steps().stream()
        .filter(guards::mayBeNext)
        .map(
            step ->
                new NextStep(
                    step.code(),
                    step.by(),
                    step.by() == Kind.By.OFFICER || !guards.handledBy(viewer),
                    guards.missing(step)))
        .toList();
  }

  private static DrawShown shown(Draw draw) {
    return new DrawShown(
        draw.algorithm(), draw.seed(), draw.objects(), draw.inspectors(), draw.pairs());
  }
}
