package cn.pufa.review;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.filing.CellChange;
import cn.pufa.filing.Filed;
import cn.pufa.filing.Filings;
import cn.pufa.filing.FormCell;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a reviewer makes of a return: setting a flag aside (不是问题), or giving it back (退回补正). */
final class Findings {

  private record Dismissal(String reason) {}

  private record CorrectionDraft(List<String> cells, String reason) {}

  private final Commands commands;
  private final Claims claims;
  private final Filings filings;
  private final ReviewNotices notices;
  private final ReviewViews views;
  private final WorkCalendar calendar;
  private final Settings settings;
  private final BusinessClock clock;

  Findings(
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

  Answer dismiss(Request request) {
    String rule = request.text("rule");
    String reason = plain("/reason", request.body(Dismissal.class).reason());
    return commands.run(
        request,
        tx -> {
          Review review = claims.hold(tx, request);
          claims.refresh(tx, review);
          var dismissal = new Flag.Dismissal(request.caller().person(), clock.now(), reason);
          if (!FlagStore.dismiss(tx, review.id(), rule, dismissal)) {
            throw Problem.conflict("没有这条提示，或者已经标过了。");
          }
          List<Flag> flags = FlagStore.of(tx, review.id());
          ReviewStore.weigh(tx, review.id(), Assembly.risk(flags));
          Flag flag =
              flags.stream().filter(one -> one.rule().equals(rule)).findFirst().orElseThrow();
          return new Outcome(
              Review.record(review.id()), reason, (Answer.Json) Answer.ok(views.flag(tx, flag)));
        });
  }

  Answer requestCorrection(Request request) {
    var draft = request.body(CorrectionDraft.class);
    String reason = plain("/reason", draft.reason());
    UUID id = request.id("return");
    return commands.run(
        request,
        tx -> {
          Filed filed =
              filings.filed(tx, id).orElseThrow(() -> Problem.conflict("这份年报是纸质报送的，请用电话或书面通知补正。"));
          requireCells(filed, draft.cells());
          LocalDate due = due(tx);
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
                  explanation(due),
                  filed.version(),
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
  private LocalDate due(Tx tx) {
    try {
      return calendar.held(tx).plusWorkingDays(clock.today(), settings.correctionDays().value());
    } catch (UnknownCalendarYear unknown) {
      throw Problem.conflict("有一年的放假安排还没有录入，算不出补正期限。请先在“工作日历”里录入。");
    }
  }

  private String explanation(LocalDate due) {
    return "从退回的第二天起，数 %d 个工作日，到%s为止（民法典第二百零一条）。"
        .formatted(settings.correctionDays().value(), Days.words(due));
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

  /** What a correction changed; empty while it is open. */
  List<CellChange> changes(Tx tx, Correction one) {
    return one.toVersion() == null
        ? List.of()
        : filings.changes(tx, one.review(), one.fromVersion(), one.toVersion());
  }

  static String plain(String pointer, String text) {
    if (text.isBlank()
        || text.chars().anyMatch(sign -> Character.isISOControl(sign) && sign != '\n')) {
      throw Problem.invalid(pointer, "请写明内容");
    }
    return text.strip();
  }
}
