package cn.pufa.ledger;

import cn.pufa.identity.Meanwhile;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What stands in the way of a step, whatever the kind; each refusal says what is missing. */
final class Guards {

  private final Kind kind;
  private final Entry entry;
  private final List<Deadlines.Deadline> deadlines;

  Guards(Kind kind, Entry entry, List<Deadlines.Deadline> deadlines) {
    this.kind = kind;
    this.entry = entry;
    this.deadlines = deadlines;
  }

  /** As the state allows, before anybody fills anything in. */
  boolean mayBeNext(Kind.Step step) {
    return step.from().contains(entry.standing().state())
        && entry.meets(step.when())
        && !(step.once() && isTaken(step));
  }

  void require(Kind.Step step, StepDraft draft, Kind.By by, UUID caller, LocalDate today) {
    if (step.by() != by) {
      throw Problem.of(ProblemType.NOT_ALLOWED, "“%s”不由您的岗位来做。".formatted(step.title()));
    }
    requireState(step);
    if (by != Kind.By.OFFICER && handledBy(caller)) {
      throw Problem.of(ProblemType.NOT_ALLOWED, "“%s”要由没有经办过这一件的人来做。".formatted(step.title()));
    }
    requireSeen(draft.seen(), by);
    List<String> missing = missing(step);
    if (!missing.isEmpty()) {
      throw Problem.conflict(String.join("；", missing) + "。");
    }
    requireDay(step, draft.on(), today);
  }

  /** Not to come, not before the step before it, and within its period. */
  void requireDay(Kind.Step step, LocalDate on, LocalDate today) {
    requireOrder(on, today);
    requireInTime(step, on);
  }

  /** Nobody agrees to what they have not seen. */
  private void requireSeen(Integer seen, Kind.By by) {
    if (seen == null && by != Kind.By.OFFICER) {
      throw Problem.invalid("/seen", "请刷新页面，看过内容再办");
    }
    if (seen != null && seen != content()) {
      Optional<Taken> last = changed();
      throw Meanwhile.changed(
          last.map(Taken::byName).orElse(null), last.map(Taken::at).orElse(null));
    }
  }

  private void requireState(Kind.Step step) {
    if (!step.from().contains(entry.standing().state())) {
      String state = kind.state(entry.standing().state()).title();
      throw Problem.conflict("这一件现在是“%s”，不能“%s”。".formatted(state, step.title()));
    }
    if (!entry.meets(step.when())) {
      throw Problem.conflict("这一件按登记的内容不能“%s”。".formatted(step.title()));
    }
    if (step.once() && isTaken(step)) {
      throw Problem.conflict("“%s”只能做一次，已经做过了。".formatted(step.title()));
    }
  }

  /** Since it was last reopened: what is done anew has all its steps before it. */
  private boolean isTaken(Kind.Step step) {
    return sinceReopened().stream().anyMatch(one -> one.code().equals(step.code()));
  }

  /** Who registered it, put it right or saw to it, or took a step of the officer's. */
  boolean handledBy(UUID caller) {
    return entry.createdBy().equals(caller)
        || entry.steps().stream()
            .filter(one -> one.isOfEntry() || isOf(one.code(), Kind.By.OFFICER))
            .anyMatch(one -> one.by().equals(caller));
  }

  private boolean isOf(String step, Kind.By by) {
    return kind.step(step).filter(one -> one.by() == by).isPresent();
  }

  /** The step that last changed what a review looks at. */
  Optional<Taken> changed() {
    return entry.steps().stream()
        .filter(
            one ->
                one.code().equals(Taken.REVISED)
                    || kind.step(one.about()).filter(Kind.Step::changes).isPresent()
                    || kind.step(one.code()).filter(Kind.Step::reopens).isPresent())
        .reduce((a, b) -> b);
  }

  /** Which content it is: the number of that step, 0 as registered. */
  int content() {
    return changed().map(Taken::number).orElse(0);
  }

  /** What must have been done since the entry was last reopened, in words. */
  List<String> missing(Kind.Step step) {
    List<Taken> since = sinceReopened();
    return step.needed().stream()
        .filter(need -> entry.meets(need.when()))
        .flatMap(need -> missing(need, since).stream())
        .toList();
  }

  private Optional<String> missing(Kind.Need need, List<Taken> since) {
    Optional<Taken> met = met(need, since);
    if (met.isEmpty()) {
      return Optional.of(need.words());
    }
    return covers(need, met.get())
        ? Optional.empty()
        : Optional.of("“%s”以后内容又变了，要重新办".formatted(kind.step(need.step()).orElseThrow().title()));
  }

  /** What somebody else looked at is what it was then; an officer's step is a record of itself. */
  private boolean covers(Kind.Need need, Taken taken) {
    boolean isOfContent = need.ofContent() || !isOf(taken.code(), Kind.By.OFFICER);
    return !isOfContent || taken.number() > content();
  }

  private List<Taken> sinceReopened() {
    List<Taken> since = new ArrayList<>();
    for (Taken taken : entry.steps()) {
      if (kind.step(taken.code()).filter(Kind.Step::reopens).isPresent()) {
        since.clear();
      }
      since.add(taken);
    }
    return since;
  }

  private static Optional<Taken> met(Kind.Need need, List<Taken> since) {
    return since.stream()
        .filter(one -> one.code().equals(need.step()))
        .reduce((a, b) -> b)
        .filter(
            one ->
                need.field() == null
                    || Objects.equals(Entry.text(one.data(), need.field()), need.is()));
  }

  private void requireOrder(LocalDate on, LocalDate today) {
    if (on.isAfter(today)) {
      throw Problem.invalid("/on", "这一天还没有到");
    }
    LocalDate before =
        Stream.concat(
                Stream.of(entry.receivedOn()),
                entry.steps().stream()
                    .filter(one -> kind.step(one.code()).isPresent())
                    .map(Taken::day))
            .max(LocalDate::compareTo)
            .orElseThrow();
    if (on.isBefore(before)) {
      throw Problem.invalid("/on", "不能早于上一步的日期 " + before);
    }
  }

  private void requireInTime(Kind.Step step, LocalDate on) {
    deadlines.stream()
        .filter(one -> one.code().equals(step.within()))
        .filter(one -> one.due() != null && on.isAfter(one.due()))
        .findFirst()
        .ifPresent(
            one -> {
              throw Problem.conflict(
                  "“%s”的期限到 %s，已经过了（%s）。".formatted(one.title(), one.due(), one.source()));
            });
  }
}
