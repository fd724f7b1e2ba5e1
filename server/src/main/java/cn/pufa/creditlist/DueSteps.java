package cn.pufa.creditlist;

import cn.pufa.creditlist.TaskStore.Due;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.procedure.Procedures;
import cn.pufa.review.Reviews;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Turns what fell due into tasks for a person; nobody is listed or removed by the clock. Each falls
 * due once, on whatever node, and after down-time in the order of the days; it is done once
 * somebody has taken its step.
 */
final class DueSteps {

  private static final String MOVE = "credit-move/";

  private final Database database;
  private final Procedures procedures;
  private final Reviews reviews;
  private final Objections objections;
  private final CorrectionsDue corrections;
  private final Cures cures;
  private final Rules rules;
  private final BusinessClock clock;

  DueSteps(
      Database database,
      Procedures procedures,
      Reviews reviews,
      Objections objections,
      CorrectionsDue corrections,
      Cures cures,
      Rules rules,
      BusinessClock clock) {
    this.database = database;
    this.procedures = procedures;
    this.reviews = reviews;
    this.objections = objections;
    this.corrections = corrections;
    this.cures = cures;
    this.rules = rules;
    this.clock = clock;
  }

  void run() {
    database.run(
        tx -> {
          if (TaskStore.turn(tx)) {
            // The days off before any organisation, as whoever enters them.
            objections.date(tx);
            cures.refreshExcused(tx);
            List<Due> due = due(tx, clock.today());
            due.sort(Comparator.comparing(Due::dueOn).thenComparing(Due::record));
            TaskStore.add(tx, due, clock.now());
            TaskStore.doneBut(tx, due, clock.today());
          }
        });
  }

  private List<Due> due(Tx tx, LocalDate today) {
    List<Due> due = new ArrayList<>(corrections.of(tx));
    procedures
        .windowsOver(tx, MOVE, today)
        .forEach(
            over ->
                due.add(
                    new Due(
                        "window_over",
                        over.record(),
                        over.until().plusDays(1),
                        over.organization(),
                        over.name(),
                        UUID.fromString(over.record().substring(MOVE.length())),
                        null)));
    Set<UUID> moving = MoveStore.entriesUnder(tx, MoveKind.MOVE_SERIOUS);
    Set<UUID> leaving = MoveStore.entriesUnder(tx, MoveKind.REMOVE_ABNORMAL);
    EntryStore.twoYearsFull(tx, today).stream()
        .filter(entry -> !moving.contains(entry.id()) && !leaving.contains(entry.id()))
        .filter(entry -> !rules.standing(entry, today).isEmpty())
        .filter(entry -> !cures.isCancelled(tx, entry.organization()))
        .forEach(entry -> due.add(of("two_years_full", entry, entry.fullOn().plusDays(1))));
    EntryStore.open(tx).stream()
        .filter(entry -> !leaving.contains(entry.id()) && hasNothingToRectify(entry))
        .filter(entry -> rules.nothingToRectify(entry).isOver(today))
        .forEach(
            entry -> due.add(of("six_months_over", entry, rules.nothingToRectify(entry).next())));
    EntryStore.unproposed(tx, reviews.rectificationsMissed(tx, today))
        .forEach(
            missed ->
                due.add(
                    new Due(
                        Ground.RECTIFICATION_MISSED,
                        missed.record(),
                        missed.arisenOn(),
                        missed.organization(),
                        missed.organizationName(),
                        null,
                        null)));
    MoveStore.removalsDue(tx, today)
        .forEach(
            move ->
                due.add(
                    new Due(
                        "removal_due",
                        MOVE + move.id(),
                        move.removalDue(),
                        move.organization(),
                        move.name(),
                        move.id(),
                        null)));
    ObjectionStore.due(tx, today)
        .forEach(
            one ->
                due.add(
                    new Due(
                        "answer_due",
                        "credit-objection/" + one.id(),
                        one.answerDue(),
                        one.organization(),
                        one.name(),
                        null,
                        null)));
    return due;
  }

  private static Due of(String kind, Entry entry, LocalDate on) {
    return new Due(
        kind,
        "credit-entry/" + entry.id(),
        on,
        entry.organization(),
        entry.name(),
        null,
        entry.id());
  }

  private boolean hasNothingToRectify(Entry entry) {
    return entry.list() == Kind.ABNORMAL
        && entry.grounds().stream()
            .allMatch(
                ground ->
                    ground.isCured()
                        || rules.ground(ground.code()).cure() == GroundRule.Cure.PERIOD);
  }
}
