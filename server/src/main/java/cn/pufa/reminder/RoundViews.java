package cn.pufa.reminder;

import cn.pufa.notice.Duties;
import cn.pufa.notice.Plan;
import cn.pufa.notice.Told;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rounds as staff see them, with how many organisations each would remind as things stand. */
final class RoundViews {

  record Escalation(int version, List<String> then, Integer unreadAfterDays) {}

  /**
   * @param organizations planned: as things stand; done: reminded
   * @param extended null unless true
   */
  record Line(
      UUID id,
      UUID circular,
      String title,
      int days,
      String label,
      LocalDate dueOn,
      Boolean extended,
      Instant runsAt,
      String state,
      int organizations,
      String occasion,
      String reason) {}

  /**
   * @param ladder its name; null where it follows none
   */
  record RoundPlan(
      UUID circular, String ladder, Instant stoppedAt, Escalation escalation, List<Line> items) {}

  private final Duties duties;
  private final String division;

  RoundViews(Duties duties, String division) {
    this.duties = duties;
    this.division = division;
  }

  /** One that has been released. */
  Told circular(Tx tx, UUID id) {
    return duties.circular(tx, division, id).orElseThrow(Problem::notFound);
  }

  RoundPlan of(Tx tx, UUID id) {
    Told circular = circular(tx, id);
    FollowedLadder ladder = RoundStore.ladder(tx, id).orElse(null);
    return new RoundPlan(
        id,
        ladder == null ? null : ladder.name(),
        ladder == null ? null : ladder.stoppedAt(),
        escalation(tx, circular),
        lines(tx, circular, ladder, RoundStore.ofCircular(tx, id)));
  }

  private Escalation escalation(Tx tx, Told circular) {
    Plan plan = circular.plan();
    int version = duties.planVersion(tx, circular.circular());
    return new Escalation(version, plan.then(), plan.unreadAfterDays());
  }

  List<Line> coming(Tx tx) {
    return RoundStore.coming(tx).stream().flatMap(round -> soon(tx, round).stream()).toList();
  }

  private List<Line> soon(Tx tx, ReminderRound round) {
    return lines(
        tx,
        circular(tx, round.circular()),
        RoundStore.ladder(tx, round.circular()).orElseThrow(),
        List.of(round));
  }

  private List<Line> lines(
      Tx tx, Told circular, FollowedLadder ladder, List<ReminderRound> rounds) {
    Map<LocalDate, Integer> owing = new HashMap<>();
    duties
        .open(tx, circular.circular())
        .forEach(group -> owing.put(group.extendedTo(), group.organizations()));
    return rounds.stream()
        .map(
            round ->
                line(circular.title(), ladder, round, owing.getOrDefault(round.extendedTo(), 0)))
        .toList();
  }

  private static Line line(String title, FollowedLadder ladder, ReminderRound round, int owing) {
    int organizations =
        switch (round.state()) {
          case "planned" -> owing;
          case "done" -> round.reminded();
          default -> 0;
        };
    return new Line(
        round.id(),
        round.circular(),
        title,
        round.days(),
        label(ladder, round.days()),
        round.dueOn(),
        round.extendedTo() == null ? null : true,
        round.runsAt(),
        round.state(),
        organizations,
        round.occasion(),
        round.reason());
  }

  /** A round of the past may be of a step that its ladder has no more. */
  private static String label(FollowedLadder ladder, int days) {
    Step step = ladder.step(days);
    return step == null ? Step.usual(days).label() : step.label();
  }
}
