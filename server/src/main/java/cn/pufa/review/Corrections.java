package cn.pufa.review;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.filing.CellChange;
import cn.pufa.filing.Filed;
import cn.pufa.filing.Filings;
import cn.pufa.filing.FormCell;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.reminder.Deadlines;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Giving a return back (退回补正), and going on without an answer where none came in time. */
final class Corrections {

  private record Draft(List<String> cells, String reason) {}

  private record End(String reason) {}

  private final Commands commands;
  private final Claims claims;
  private final Filings filings;
  private final ReviewNotices notices;
  private final ReviewViews views;
  private final WorkCalendar calendar;
  private final Settings settings;
  private final BusinessClock clock;

  Corrections(
      Commands commands,
      Claims claims,
      Filings filings,
      ReviewNotices notices,
      ReviewViews views,
      WorkCalendar calendar,
      Settings settings,
      BusinessClock clock) {
    this.commands = commands;
    this.claims = claims;
    this.filings = filings;
    this.notices = notices;
    this.views = views;
    this.calendar = calendar;
    this.settings = settings;
    this.clock = clock;
  }

  Answer ask(Request request) {
    var draft = request.body(Draft.class);
    String reason = Findings.plain("/reason", draft.reason());
    UUID id = request.id("return");
    return commands.run(
        request,
        tx -> {
          Filed filed = filed(tx, id);
          requireCells(filed, draft.cells());
          Counted counted = counted(tx);
          LocalDate due = counted.due();
          // The filing is locked before the review, as where a return comes in.
          filings.openForCorrection(tx, id, draft.cells(), reason, due);
          Review review = claims.hold(tx, request);
          var correction =
              new Correction(
                  id,
                  CorrectionStore.of(tx, id).size() + 1,
                  draft.cells(),
                  reason,
                  request.caller().person(),
                  clock.now(),
                  due,
                  counted.explanation(),
                  filed.version(),
                  null,
                  null,
                  null);
          CorrectionStore.insert(tx, correction);
          ReviewStore.move(tx, id, Review.State.CORRECTING);
          notices.correction(tx, review, correction, labels(filed, draft.cells()));
          return new Outcome(
              Review.record(id),
              reason,
              (Answer.Json) Answer.created(views.correction(tx, correction, List.of())));
        });
  }

  /** Ends with its last day; the day it was asked for is not counted (民法典 201). */
  private Counted counted(Tx tx) {
    try {
      return counted(tx, clock.today());
    } catch (UnknownCalendarYear unknown) {
      throw Problem.conflict("有一年的放假安排还没有录入，算不出补正期限。请先在“工作日历”里录入。");
    }
  }

  private Counted counted(Tx tx, LocalDate asked) {
    int days = settings.correctionDays().value();
    LocalDate due = calendar.held(tx).plusWorkingDays(asked, days);
    return new Counted(
        due, "从退回的第二天起，数 %d 个工作日，到%s为止（民法典第二百零一条）。".formatted(days, Days.words(due)));
  }

  /** As the days off change: to a later day, of which the organisation is told, or not at all. */
  List<Deadlines.Moved> reckon(Tx tx) {
    return CorrectionStore.open(tx).stream().flatMap(one -> anew(tx, one).stream()).toList();
  }

  private Optional<Deadlines.Moved> anew(Tx tx, CorrectionStore.Open one) {
    // The filing before its review, as everywhere.
    if (!filings.lockForCorrection(tx, one.review())) {
      return Optional.empty();
    }
    return known(tx, one.askedOn())
        .filter(counted -> !counted.due().equals(one.told().due()))
        .map(counted -> counted.notShorter(one.told().due(), "按重新录入的放假安排计算。"))
        .filter(counted -> !counted.equals(one.told()))
        .map(counted -> move(tx, one, counted));
  }

  private Optional<Counted> known(Tx tx, LocalDate asked) {
    try {
      return Optional.of(counted(tx, asked));
    } catch (UnknownCalendarYear unknown) {
      return Optional.empty();
    }
  }

  private Deadlines.Moved move(Tx tx, CorrectionStore.Open one, Counted counted) {
    CorrectionStore.move(tx, one.review(), counted);
    if (!counted.due().equals(one.told().due())) {
      filings.moveCorrection(tx, one.review(), counted.due());
      notices.correctionMoved(tx, one.organization(), one.organizationName(), one.year(), counted);
    }
    return new Deadlines.Moved(
        one.review(),
        "%s：%d年度工作报告补正".formatted(one.organizationName(), one.year()),
        one.told().due(),
        counted.due(),
        counted.explanation());
  }

  private Filed filed(Tx tx, UUID id) {
    return filings.filed(tx, id).orElseThrow(() -> Problem.conflict("这份年报是纸质报送的，请用电话或书面通知补正。"));
  }

  private void requireCells(Filed filed, List<String> cells) {
    Map<String, FormCell> known = cells(filed);
    List<Problem.Field> faults = new ArrayList<>();
    for (int place = 0; place < cells.size(); place++) {
      if (!known.containsKey(cells.get(place))) {
        faults.add(new Problem.Field("/cells/" + place, "表里没有这一格"));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  private List<String> labels(Filed filed, List<String> cells) {
    Map<String, FormCell> known = cells(filed);
    return cells.stream().map(cell -> known.get(cell).label()).toList();
  }

  private Map<String, FormCell> cells(Filed filed) {
    return filings
        .form(filed.form())
        .cells()
        .collect(Collectors.toMap(FormCell::code, Function.identity()));
  }

  /**
   * Nobody answered it in time (逾期未补正): the review goes on with what was filed, in the hands of
   * whoever ends it.
   */
  Answer end(Request request) {
    String reason = Findings.plain("/reason", request.body(End.class).reason());
    UUID id = request.id("return");
    return commands.run(
        request,
        tx -> {
          UUID person = request.caller().person();
          filings.endCorrection(tx, filed(tx, id).id());
          Review review = ReviewStore.lock(tx, id).orElseThrow();
          requireOverdue(CorrectionStore.of(tx, id).getLast());
          CorrectionStore.end(tx, id, new Correction.End(person, clock.now(), reason));
          ReviewStore.move(tx, id, Review.State.WAITING);
          claims.take(tx, id, person);
          notices.correctionEnded(tx, review, reason);
          return new Outcome(
              Review.record(id), reason, (Answer.Json) Answer.ok(views.row(tx, id, person)));
        });
  }

  private void requireOverdue(Correction open) {
    if (!open.isOverdue(clock.today())) {
      throw Problem.conflict("补正期限到%s为止，过了这一天才能不等补正、按原件审查。".formatted(Days.words(open.dueOn())));
    }
  }

  /** What a correction changed; empty while it is open. */
  List<CellChange> changes(Tx tx, Correction one, Caller caller) {
    return one.toVersion() == null
        ? List.of()
        : filings.changes(tx, one.review(), one.fromVersion(), one.toVersion(), caller);
  }
}
