package cn.pufa.exam;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Meanwhile;
import cn.pufa.platform.PlainText;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Exams and how they are drawn; one that cannot be drawn is not opened. */
final class BlueprintDesk {

  record LineCheck(int wanted, int found, int placed) {}

  record Check(boolean drawable, int questions, String message, List<LineCheck> parts) {}

  record View(
      String id,
      int version,
      String title,
      List<Learner> audience,
      List<Part> parts,
      int minutes,
      int passPercent,
      int attempts,
      int coolDownHours,
      String course,
      Learner qualification,
      boolean open,
      int questions,
      int needed,
      Check check,
      boolean product,
      Instant changedAt) {}

  record ExamList(List<View> items) {}

  private record CheckDraft(List<Part> parts) {}

  private static final int MOST_QUESTIONS = 200;

  private final Commands commands;
  private final DrawableQuestions drawable;
  private final BusinessClock clock;

  BlueprintDesk(Commands commands, DrawableQuestions drawable, BusinessClock clock) {
    this.commands = commands;
    this.drawable = drawable;
    this.clock = clock;
  }

  ExamList list(Tx tx) {
    return new ExamList(BlueprintStore.all(tx).stream().map(each -> view(tx, each)).toList());
  }

  Check check(Tx tx, Request request) {
    return check(tx, request.body(CheckDraft.class).parts());
  }

  private Check check(Tx tx, List<Part> parts) {
    List<LineCheck> lines =
        Draw.check(parts, drawable.of(tx, parts)).stream()
            .map(line -> new LineCheck(line.wanted(), line.found(), line.placed()))
            .toList();
    int missing = lines.stream().mapToInt(line -> line.wanted() - line.placed()).sum();
    int questions = parts.stream().mapToInt(Part::count).sum();
    return new Check(missing == 0, questions, message(missing, questions), lines);
  }

  private static String message(int missing, int questions) {
    return missing == 0
        ? "可以组卷，每份 %d 题。".formatted(questions)
        : "还差 %d 题，组不成卷。请补题、复核，或者少抽几题。".formatted(missing);
  }

  Answer create(Request request) {
    var draft = request.body(BlueprintDraft.class);
    return commands.run(
        request,
        tx -> {
          requireSound(tx, draft);
          Blueprint blueprint = draft.blueprint(UUID.randomUUID().toString(), 1, null, clock.now());
          BlueprintStore.insert(tx, blueprint, request.caller().person());
          return Outcome.of("exam/" + blueprint.exam(), Answer.created(view(tx, blueprint)));
        });
  }

  Answer change(Request request) {
    var draft = request.body(BlueprintDraft.class);
    return commands.run(
        request,
        tx -> {
          Blueprint old =
              BlueprintStore.lock(tx, request.text("exam")).orElseThrow(Problem::notFound);
          Meanwhile.requireSeen(
              tx, draft.after(), old.number(), old.changedAt(), "exam/" + old.exam(), "changeExam");
          requireSound(tx, draft);
          Blueprint blueprint = draft.blueprint(old.exam(), old.number() + 1, null, clock.now());
          BlueprintStore.renew(tx, blueprint, request.caller().person());
          return Outcome.of("exam/" + blueprint.exam(), Answer.ok(view(tx, blueprint)));
        });
  }

  private void requireSound(Tx tx, BlueprintDraft draft) {
    List<Problem.Field> faults = new ArrayList<>();
    if (!PlainText.isOneLine(draft.title())) {
      faults.add(new Problem.Field("/title", "请用一行字写名称"));
    }
    Set<String> banks =
        QuestionStore.banks(tx).stream().map(QuestionStore.Bank::id).collect(Collectors.toSet());
    for (int place = 0; place < draft.parts().size(); place++) {
      if (!banks.contains(draft.parts().get(place).bank())) {
        faults.add(new Problem.Field("/parts/" + place + "/bank", "没有这个题库"));
      }
    }
    if (draft.parts().stream().mapToInt(Part::count).sum() > MOST_QUESTIONS) {
      faults.add(new Problem.Field("/parts", "一份卷子最多 %d 题".formatted(MOST_QUESTIONS)));
    }
    if (faults.isEmpty() && draft.open()) {
      addShortages(tx, draft.parts(), faults);
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  private void addShortages(Tx tx, List<Part> parts, List<Problem.Field> faults) {
    List<LineCheck> lines = check(tx, parts).parts();
    for (int place = 0; place < lines.size(); place++) {
      LineCheck line = lines.get(place);
      if (line.placed() < line.wanted()) {
        faults.add(
            new Problem.Field(
                "/parts/" + place + "/count",
                "要 %d 题，能抽的只有 %d 题".formatted(line.wanted(), line.placed())));
      }
    }
  }

  private View view(Tx tx, Blueprint blueprint) {
    return new View(
        blueprint.exam(),
        blueprint.number(),
        blueprint.title(),
        blueprint.audience(),
        blueprint.parts(),
        blueprint.minutes(),
        blueprint.passPercent(),
        blueprint.attempts(),
        blueprint.coolDownHours(),
        blueprint.course(),
        blueprint.qualification(),
        blueprint.open(),
        blueprint.questions(),
        blueprint.needed(),
        check(tx, blueprint.parts()),
        blueprint.source() != null,
        blueprint.changedAt());
  }
}
