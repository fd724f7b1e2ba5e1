package cn.pufa.penalty;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.procedure.Remedies;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A case in words, for staff. */
final class PenaltyViews {

  record Shown(
      int number,
      String kind,
      String title,
      String text,
      LocalDate day,
      Instant at,
      String byName,
      UUID file) {

    static Shown of(Entry entry) {
      StepWords words = StepWords.of(entry.step());
      return new Shown(
          entry.number(),
          Step.code(entry.step().getClass()),
          words.title(),
          words.text(),
          entry.day(),
          entry.at(),
          entry.byName(),
          words.file());
    }
  }

  record ToldShown(
      UUID procedure,
      String documentNumber,
      String breach,
      String breachTitle,
      String basis,
      String facts,
      String evidence,
      String reasons,
      Long turnoverFen,
      Long gainsFen,
      List<Measure> measures,
      String words,
      boolean mayBeHeard,
      boolean hearingAsked,
      boolean grave,
      boolean complex,
      boolean spoken) {}

  record Whole(
      PenaltyRow penalty,
      String organizationType,
      Step.Source source,
      String facts,
      LocalDate endedOn,
      String record,
      ToldShown told,
      List<Clocks.Clock> clocks,
      List<Guards.Missing> missing,
      String reviewBecause,
      List<Shown> steps,
      List<Step.Paper> papers,
      List<Measure> measures,
      Long owesFen,
      boolean late,
      LocalDate hearingOn,
      boolean isPublic,
      boolean mayReview) {}

  private final Rules rules;
  private final Remedies remedies;
  private final BusinessClock clock;

  PenaltyViews(Rules rules, Remedies remedies, BusinessClock clock) {
    this.rules = rules;
    this.remedies = remedies;
    this.clock = clock;
  }

  Whole whole(PenaltyRow row, Penalty penalty, WorkingDays days, String type, UUID viewer) {
    LocalDate today = clock.today();
    var guards = new Guards(penalty, rules, remedies, days, today);
    return new Whole(
        row,
        type,
        penalty.filed().source(),
        penalty.filed().facts(),
        penalty.filed().endedOn(),
        penalty.filed().record(),
        penalty.proposed().map(one -> told(penalty, one, guards)).orElse(null),
        Clocks.of(penalty, rules, days, today),
        penalty.isOpen() ? guards.beforeDecision() : List.of(),
        guards.reviewBecause().orElse(null),
        penalty.entries().stream().map(Shown::of).toList(),
        papers(penalty),
        penalty.decided().map(Step.Decided::measures).orElse(null),
        penalty.decided().isPresent() ? Math.max(0, penalty.owesFen()) : null,
        penalty.isOpen() && guards.isLate(),
        penalty.hearingCalled().map(Step.HearingCalled::heldOn).orElse(null),
        penalty.isPublic(),
        !penalty.authors().contains(viewer));
  }

  private ToldShown told(Penalty penalty, Step.Proposed one, Guards guards) {
    Breach breach = rules.breach(one.breach());
    return new ToldShown(
        one.procedure(),
        one.documentNumber(),
        one.breach(),
        breach.title(),
        breach.basis(),
        one.facts(),
        one.evidence(),
        one.reasons(),
        one.turnoverFen(),
        one.gainsFen(),
        one.measures(),
        Measure.words(one.measures()),
        guards.mayBeHeard(),
        guards.hearingOwed(),
        rules.isGrave(one),
        one.complex(),
        penalty.hasSpoken());
  }

  static List<Step.Paper> papers(Penalty penalty) {
    List<Step.Paper> papers = new ArrayList<>();
    if (penalty.hearingCalled().isPresent()) {
      papers.add(Step.Paper.HEARING);
    }
    if (penalty.decided().isPresent()) {
      papers.add(Step.Paper.DECISION);
    }
    if (penalty.dismissed().isPresent()) {
      papers.add(Step.Paper.DISMISSAL);
    }
    return papers;
  }
}
