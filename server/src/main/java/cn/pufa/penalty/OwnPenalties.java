package cn.pufa.penalty;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.procedure.Periods;
import cn.pufa.procedure.Remedies;
import java.util.List;
import java.util.UUID;

/** Cases as the party sees them: what was told, what it may do until when, what was decided. */
final class OwnPenalties {

  record Row(
      UUID id,
      UUID organization,
      String organizationName,
      String title,
      String state,
      String sentence) {}

  private record RowList(List<Row> items) {}

  record Own(
      Row penalty,
      UUID procedure,
      String words,
      String basis,
      String facts,
      String reasons,
      boolean mayBeHeard,
      boolean hearingAsked,
      String hearing,
      List<Clocks.Clock> clocks,
      List<Step.Paper> papers,
      String rights) {}

  private final Database database;
  private final Cases cases;
  private final Rules rules;
  private final Remedies remedies;
  private final WorkCalendar calendar;
  private final BusinessClock clock;

  OwnPenalties(
      Database database,
      Cases cases,
      Rules rules,
      Remedies remedies,
      WorkCalendar calendar,
      BusinessClock clock) {
    this.database = database;
    this.cases = cases;
    this.rules = rules;
    this.remedies = remedies;
    this.calendar = calendar;
    this.clock = clock;
  }

  Answer list(Request request) {
    return database.read(
        tx ->
            Answer.ok(
                new RowList(
                    PenaltyStore.told(tx, request.reach().organizationIds()).stream()
                        .map(row -> row(cases.read(tx, row), calendar.days(tx)))
                        .toList())));
  }

  Answer get(Request request) {
    return database.read(tx -> Answer.ok(own(told(tx, request), calendar.days(tx))));
  }

  /** Before it is told, there is no such case for the party. */
  Penalty told(Tx tx, Request request) {
    Reach own = new Reach(false, List.of(), request.reach().organizations());
    return PenaltyStore.byId(tx, own, request.id("penalty"))
        .map(row -> cases.read(tx, row))
        .filter(one -> one.proposed().isPresent() || one.dismissed().isPresent())
        .orElseThrow(Problem::notFound);
  }

  private Own own(Penalty penalty, WorkingDays days) {
    var guards = new Guards(penalty, rules, remedies, days, clock.today());
    Step.Proposed told = penalty.proposed().orElse(null);
    return new Own(
        row(penalty, days),
        told == null ? null : told.procedure(),
        words(penalty),
        basis(penalty, told),
        told == null ? penalty.filed().facts() : told.facts(),
        reasons(penalty, told),
        guards.mayBeHeard(),
        guards.hearingOwed(),
        penalty.hearingCalled().map(OwnPenalties::hearing).orElse(null),
        Clocks.of(penalty, rules, days, clock.today()).stream()
            .filter(Clocks.Clock::ofParty)
            .toList(),
        PenaltyViews.papers(penalty),
        rights(penalty));
  }

  /** None before a decision, and none against one that does not stand. */
  private static String rights(Penalty penalty) {
    if (penalty.isOpen() || penalty.revoked().isPresent()) {
      return null;
    }
    return PenaltyPapers.remedy(
        penalty
            .decided()
            .map(Step.Decided::remedy)
            .or(() -> penalty.dismissed().map(Step.Dismissed::remedy))
            .orElse(null));
  }

  private static String words(Penalty penalty) {
    return penalty
        .decided()
        .map(one -> Measure.words(one.measures()))
        .or(() -> penalty.dismissed().map(any -> "不予处罚"))
        .orElseGet(() -> "拟" + Measure.words(penalty.proposed().orElseThrow().measures()));
  }

  private String basis(Penalty penalty, Step.Proposed told) {
    return penalty
        .dismissed()
        .map(one -> one.ground().basis)
        .orElseGet(() -> rules.breach(told.breach()).basis());
  }

  private static String reasons(Penalty penalty, Step.Proposed told) {
    return penalty
        .decided()
        .map(Step.Decided::reasons)
        .or(() -> penalty.dismissed().map(Step.Dismissed::reasons))
        .orElseGet(() -> told.reasons());
  }

  private static String hearing(Step.HearingCalled call) {
    return "%s %s，%s".formatted(Periods.words(call.heldOn()), call.time(), call.place());
  }

  private Row row(Penalty penalty, WorkingDays days) {
    String title =
        penalty
            .proposed()
            .map(one -> rules.breach(one.breach()).title())
            .orElseGet(() -> penalty.filed().source().title);
    return new Row(
        penalty.id(),
        penalty.organization(),
        penalty.organizationName(),
        title,
        state(penalty),
        sentence(penalty));
  }

  private static String state(Penalty penalty) {
    return switch (penalty.stage()) {
      case DISMISSED -> "dismissed";
      case REVOKED -> "revoked";
      case DECIDED, SERVED -> "decided";
      case CLOSED -> "paid";
      default -> penalty.hearingCalled().isPresent() ? "hearing" : waiting(penalty);
    };
  }

  private static String waiting(Penalty penalty) {
    return penalty.told().servedOn() != null && penalty.stage() == Penalty.Stage.REVIEWED
        ? "deciding"
        : "told";
  }

  private String sentence(Penalty penalty) {
    return switch (penalty.stage()) {
      case DISMISSED -> "民政局决定不予处罚。";
      case REVOKED -> revoked(penalty.revoked().orElseThrow());
      case DECIDED -> "民政局已作出处罚决定，决定书会送到您单位。";
      case SERVED -> "还要缴 " + Money.words(penalty.owesFen()) + "。";
      case CLOSED -> "已经办结。";
      default -> open(penalty);
    };
  }

  private static String revoked(Step.Revoked one) {
    return "处罚决定在%s已经%s。".formatted(Periods.words(one.changedOn()), one.words());
  }

  private String open(Penalty penalty) {
    if (penalty.told().statement() == null) {
      return "民政局拟给处罚。告知书正在送达，收到以后可以陈述、申辩。";
    }
    var until = penalty.told().statement().until();
    return clock.today().isAfter(until)
        ? "陈述、申辩的期限到%s，已经过了。等待决定。".formatted(Periods.words(until))
        : "您可以在%s前（含当天）陈述、申辩。".formatted(Periods.words(until));
  }
}
