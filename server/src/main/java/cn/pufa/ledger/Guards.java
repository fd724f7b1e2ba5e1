package cn.pufa.ledger;

import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    List<String> missing = missing(step);
    if (!missing.isEmpty()) {
      throw Problem.conflict(String.join("；", missing) + "。");
    }
    requireDay(draft.on(), today);
    requireInTime(step, draft.on());
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

  /** Who registered it, or took a step of the officer's. */
  boolean handledBy(UUID caller) {
    return entry.createdBy().equals(caller)
        || entry.steps().stream()
            .filter(
                one ->
                    kind.step(one.code()).filter(step -> step.by() == Kind.By.OFFICER).isPresent())
            .anyMatch(one -> one.by().equals(caller));
  }

  /** What must have been done since the entry was last reopened, in words. */
  List<String> missing(Kind.Step step) {
    List<Taken> since = sinceReopened();
    return step.needed().stream()
        .filter(need -> entry.meets(need.when()))
        .filter(need -> !isMet(need, since))
        .map(Kind.Need::words)
        .toList();
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

  private static boolean isMet(Kind.Need need, List<Taken> since) {
    return since.stream()
        .filter(one -> one.code().equals(need.step()))
        .reduce((a, b) -> b)
        .filter(
            one ->
                need.field() == null
                    || Objects.equals(Entry.text(one.data(), need.field()), need.is()))
        .isPresent();
  }

  private void requireDay(LocalDate on, LocalDate today) {
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
