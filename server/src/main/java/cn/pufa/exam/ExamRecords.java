package cn.pufa.exam;

import cn.pufa.exam.AttemptStore.Sheet;
import cn.pufa.exam.AttemptStore.Start;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Papers that were taken before this system, or never: the demo's. They earn no certificate. */
public final class ExamRecords {

  /**
   * @param role code of the role by which it was taken
   * @param share of the questions that are answered rightly, about
   */
  public record Taken(
      String exam,
      UUID person,
      String role,
      String division,
      Instant startedAt,
      double share,
      long seed) {}

  private static final Duration TOOK = Duration.ofMinutes(15);

  private final DrawableQuestions drawable;

  ExamRecords(DrawableQuestions drawable) {
    this.drawable = drawable;
  }

  public void add(Tx tx, Taken taken) {
    Blueprint blueprint = BlueprintStore.byId(tx, taken.exam()).orElseThrow(Problem::notFound);
    List<Draw.Drawn> paper =
        Draw.paper(blueprint.parts(), drawable.of(tx, blueprint.parts()), taken.seed())
            .orElseThrow();
    var start =
        new Start(
            UUID.randomUUID(),
            blueprint,
            taken.person(),
            Learner.ofCode(taken.role()),
            taken.division(),
            taken.seed());
    AttemptStore.insert(tx, start, paper, taken.startedAt());
    var random = new Random(taken.seed());
    List<Sheet> sheets = new ArrayList<>();
    for (Sheet sheet : AttemptStore.sheets(tx, start.id())) {
      sheets.add(sheet.answered(answer(sheet.text(), random.nextDouble() < taken.share(), random)));
    }
    Instant ended = taken.startedAt().plus(TOOK);
    AttemptStore.saveAll(tx, start.id(), sheets, ended);
    boolean passed = sheets.stream().filter(Sheet::right).count() >= blueprint.needed();
    Attempt attempt = AttemptStore.byId(tx, start.id(), taken.person()).orElseThrow();
    AttemptStore.end(tx, attempt, Attempt.End.HANDED_IN, ended, sheets, passed);
  }

  /** A wrong one is another single choice, or the order turned round. */
  private static List<Integer> answer(QuestionText text, boolean right, Random random) {
    if (right) {
      return text.right();
    }
    if (text.pick() == Pick.ORDER) {
      return text.right().reversed();
    }
    List<Integer> wrong =
        text.inOrder().stream().filter(choice -> !text.right().contains(choice)).toList();
    return wrong.isEmpty()
        ? List.of(text.right().getFirst())
        : List.of(wrong.get(random.nextInt(wrong.size())));
  }
}
