package cn.pufa.penalty;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.organization.OrganizationType;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.procedure.Remedies;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Reading a case, and adding one step to it under its lock. */
final class Cases {

  /** What a command sees: the case as it stands, and what may be done with it. */
  record Open(Penalty penalty, Guards guards, WorkingDays days) {}

  private final Commands commands;
  private final Organizations organizations;
  private final Telling telling;
  private final Files files;
  private final Rules rules;
  private final Remedies remedies;
  private final WorkCalendar calendar;
  private final PenaltyViews views;
  private final BusinessClock clock;

  Cases(
      Commands commands,
      Organizations organizations,
      Telling telling,
      Files files,
      Rules rules,
      Remedies remedies,
      WorkCalendar calendar,
      PenaltyViews views,
      BusinessClock clock) {
    this.commands = commands;
    this.organizations = organizations;
    this.telling = telling;
    this.files = files;
    this.rules = rules;
    this.remedies = remedies;
    this.calendar = calendar;
    this.views = views;
    this.clock = clock;
  }

  /** Two who act at once come one after the other; the second sees what the first did. */
  Answer step(Request request, BiFunction<Tx, Open, Step> make) {
    return commands.run(
        request,
        tx -> {
          UUID id = request.id("penalty");
          Open open = open(tx, request.reach(), id);
          add(tx, request.caller(), open.penalty(), step(() -> make.apply(tx, open)));
          return Outcome.of("penalty/" + id, Answer.created(whole(tx, request, id)));
        });
  }

  private static Step step(java.util.function.Supplier<Step> make) {
    try {
      return make.get();
    } catch (UnknownCalendarYear unknown) {
      throw Problem.conflict(unknown.getMessage());
    }
  }

  void add(Tx tx, Caller caller, Penalty penalty, Step step) {
    List<Entry> entries = new ArrayList<>(penalty.entries());
    var entry =
        new Entry(
            entries.size() + 1,
            step,
            clock.today(),
            clock.now(),
            caller.person(),
            caller.displayName());
    PenaltyStore.add(tx, penalty.id(), entry);
    PenaltyRow row = PenaltyStore.byId(tx, Reach.ALL, penalty.id()).orElseThrow();
    refresh(tx, row, calendar.days(tx));
  }

  /**
   * Brings the row to what the steps and the notice add up to.
   *
   * @return the bureau's own period that ends first; empty where none runs
   */
  Optional<Clocks.Clock> refresh(Tx tx, PenaltyRow row, WorkingDays days) {
    Penalty now = read(tx, row);
    Optional<Clocks.Clock> next = Clocks.next(Clocks.of(now, rules, days, clock.today()));
    PenaltyStore.stand(
        tx,
        new PenaltyRow(
            row.id(),
            row.number(),
            row.organization(),
            row.organizationName(),
            now.stage().code(),
            row.filedOn(),
            next.map(Clocks.Clock::due).orElse(null),
            next.map(Clocks.Clock::title).orElse(null),
            document(now),
            now.endedOn().orElse(null)));
    return next;
  }

  private static String document(Penalty penalty) {
    return penalty
        .decided()
        .map(Step.Decided::documentNumber)
        .or(() -> penalty.dismissed().map(Step.Dismissed::documentNumber))
        .orElse(null);
  }

  /** Whoever enters days off has them first, and then the cases that run by them. */
  Open open(Tx tx, Reach reach, UUID id) {
    WorkingDays days = calendar.held(tx);
    PenaltyRow row = PenaltyStore.lock(tx, reach, id).orElseThrow(Problem::notFound);
    Penalty penalty = read(tx, row);
    return new Open(penalty, new Guards(penalty, rules, remedies, days, clock.today()), days);
  }

  Penalty read(Tx tx, PenaltyRow row) {
    return penalty(tx, row, PenaltyStore.steps(tx, row.id()));
  }

  Penalty penalty(Tx tx, PenaltyRow row, List<Entry> entries) {
    var bare =
        new Penalty(
            row.id(),
            row.number(),
            row.organization(),
            row.organizationName(),
            row.filedOn(),
            entries,
            Told.NOTHING);
    return bare.proposed().map(one -> bare.with(telling.of(tx, one.procedure()))).orElse(bare);
  }

  PenaltyViews.Whole whole(Tx tx, Request request, UUID id) {
    PenaltyRow row = PenaltyStore.byId(tx, request.reach(), id).orElseThrow(Problem::notFound);
    WorkingDays days = calendar.days(tx);
    Penalty penalty = read(tx, row);
    String type =
        organizations
            .byId(tx, row.organization())
            .map(one -> one.type())
            .map(OrganizationType::code)
            .orElse(null);
    return views.whole(row, penalty, days, type, request.caller().person());
  }

  LocalDate past(LocalDate day, String pointer) {
    if (day.isAfter(clock.today())) {
      throw Problem.invalid(pointer, "不能晚于今天");
    }
    return day;
  }

  /**
   * @param file null where none was named
   */
  void attach(Tx tx, UUID file, Request request, UUID penalty) {
    if (file != null) {
      files
          .attach(
              tx, file, request.caller().person(), FilePurpose.SERVICE_PROOF, "penalty/" + penalty)
          .orElseThrow(() -> Problem.invalid("/file", "没有这份扫描件，或者它已经用过。请重新上传。"));
    }
  }
}
