package cn.pufa.creditlist;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.creditlist.Wording.Author;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.procedure.Procedures;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Leaving a list: applied for, verified, and then removed within five working days (令60号 art 14).
 */
final class Removals {

  private record Draft(UUID organization, String statement) {}

  private record Verification(boolean verified, String note) {}

  private record Applied(UUID id, UUID organization, Kind list, LocalDate appliedOn, String step) {}

  private final Commands commands;
  private final Organizations organizations;
  private final Procedures procedures;
  private final Rules rules;
  private final Wording wording;
  private final Cures cures;
  private final CreditViews views;
  private final WorkCalendar calendar;
  private final BusinessClock clock;

  Removals(
      Commands commands,
      Organizations organizations,
      Procedures procedures,
      Rules rules,
      Cures cures,
      CreditViews views,
      WorkCalendar calendar,
      BusinessClock clock) {
    this.commands = commands;
    this.organizations = organizations;
    this.procedures = procedures;
    this.rules = rules;
    this.wording = new Wording(rules);
    this.cures = cures;
    this.views = views;
    this.calendar = calendar;
    this.clock = clock;
  }

  Answer apply(Request request) {
    var draft = request.body(Draft.class);
    return commands.run(
        request,
        tx -> {
          Organization organization =
              organizations.named(tx, request.reach(), draft.organization());
          cures.refresh(tx, organization.id());
          Entry entry = EntryStore.open(tx, organization.id()).orElse(null);
          Problem.refuse(
              Guards.remove(entry, rules, organization.cancelledOn() != null, clock.today()));
          Move move = open(tx, organization, entry, draft.statement().strip(), request);
          var applied =
              new Applied(move.id(), organization.id(), entry.list(), clock.today(), "等待核实");
          return Outcome.of("credit-move/" + move.id(), Answer.created(applied));
        });
  }

  private Move open(
      Tx tx, Organization organization, Entry entry, String statement, Request request) {
    boolean byOfficer =
        request.caller().grants().stream().anyMatch(grant -> grant.role().equals("case_officer"));
    // Its own name stays out of a record that others read.
    var author =
        byOfficer
            ? new Author(request.caller().person(), request.caller().displayName())
            : new Author(request.caller().person(), "单位申请");
    MoveKind kind =
        entry.list() == Kind.ABNORMAL ? MoveKind.REMOVE_ABNORMAL : MoveKind.REMOVE_SERIOUS;
    Move move =
        Wording.proposal(organization, kind, entry, null, "", statement, clock.today(), author);
    UUID by = byOfficer ? null : request.caller().person();
    if (MoveStore.insert(tx, List.of(move), clock.now(), by).isEmpty()) {
      throw Problem.conflict("已经有一份移出申请在办，不用再申请。");
    }
    procedures.open(tx, wording.removal(move, author));
    return move;
  }

  Answer verify(Request request) {
    var draft = request.body(Verification.class);
    return commands.run(
        request,
        tx -> {
          UUID id = request.id("move");
          Move found = MoveStore.within(tx, request.reach(), id).orElseThrow(Problem::notFound);
          // Days off before organisations, as whoever enters days off takes them.
          WorkingDays working = calendar.held(tx);
          cures.refresh(tx, found.organization());
          Move move = MoveStore.lock(tx, id).orElseThrow();
          requireVerifiable(move);
          if (draft.verified()) {
            verified(tx, move, draft.note().strip(), working);
          } else {
            procedures.end(tx, move.procedure(), "核实没有通过：" + draft.note().strip());
            MoveStore.verify(tx, id, null, draft.note().strip(), null);
            MoveStore.finish(tx, id, Move.Progress.DROPPED, null);
          }
          Move now = MoveStore.byId(tx, id).orElseThrow();
          return new Outcome(
              "credit-move/" + id, draft.note(), (Answer.Json) Answer.ok(views.move(tx, now)));
        });
  }

  private static void requireVerifiable(Move move) {
    if (!move.kind().isRemoval()) {
      throw Problem.conflict("只有移出申请才需要核实。");
    }
    if (!move.isOpen() || move.verifiedOn() != null) {
      throw Problem.conflict("这份移出申请已经核实，或者已经办结。");
    }
  }

  private void verified(Tx tx, Move move, String note, WorkingDays working) {
    var today = clock.today();
    Entry entry = EntryStore.open(tx, move.organization()).orElse(null);
    Problem.refuse(Guards.remove(entry, rules, cures.isCancelled(tx, move.organization()), today));
    LocalDate due = rules.period(Rules.REMOVAL).from(today, working).last();
    MoveStore.verify(tx, move.id(), today, note, due);
    procedures.arrived(tx, move.procedure());
  }
}
