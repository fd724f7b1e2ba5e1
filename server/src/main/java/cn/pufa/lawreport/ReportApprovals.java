package cn.pufa.lawreport;

import cn.pufa.audit.Commands;
import cn.pufa.lawreport.TakenFigureStore.Taken;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * From a written report to one that is frozen and public: each section approved by another person
 * than its last editor, the whole by the leader, then frozen as it was approved.
 */
final class ReportApprovals {

  /** Kind of the change told when a report was made public. */
  static final String CHANGE = "lawreport";

  private record Revision(int revision) {}

  private record Seen(int revision, String figuresSha256) {}

  private record Reason(String reason) {}

  private record Note(String note) {}

  private final Commands commands;
  private final ReportReader reader;
  private final HeldReports held;
  private final BusinessClock clock;

  ReportApprovals(Commands commands, ReportReader reader, HeldReports held, BusinessClock clock) {
    this.commands = commands;
    this.reader = reader;
    this.held = held;
    this.clock = clock;
  }

  Answer approveSection(Request request) {
    int revision = request.body(Revision.class).revision();
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Report report = held.draft(tx, request);
          Section section = held.section(tx, report, request.text("section"));
          HeldReports.requireNewest(section.revision(), revision);
          if (section.editedBy().equals(person)) {
            throw Problem.conflict("这一节最后是您改的，要由另一个人审定。");
          }
          SectionStore.approve(tx, report.id(), section.code(), person, clock.now());
          return held.changed(tx, request, report, null);
        });
  }

  /**
   * Again on one that is approved, it takes the figures as they stand now; either time those that
   * the leader has seen, or none.
   */
  Answer approve(Request request) {
    var seen = request.body(Seen.class);
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Report report = held.lock(tx, request);
          requireNotFrozen(report);
          HeldReports.requireNewest(report.revision(), seen.revision());
          Opened opened = reader.open(tx, report);
          if (opened.sections().stream()
              .anyMatch(one -> one.editedBy().equals(person) && !one.isBare())) {
            throw Problem.conflict("其中有您改过的章节，要由另一位领导批准。");
          }
          requireSound("改好这些地方才能批准。", tx, opened, one -> one.kind() != Finding.Kind.FIGURE);
          List<Taken> figures = reader.standing(tx, opened);
          if (!Canonical.sha256(Canonical.text(figures)).equals(seen.figuresSha256())) {
            throw Problem.conflict("您打开之后，报告里的数字或者数的那些记录变了。请刷新页面，看过现在的数字再批准。");
          }
          TakenFigureStore.take(tx, report.id(), figures);
          ReportStore.approve(tx, report.id(), person, clock.now());
          return held.outcome(tx, request, report, null);
        });
  }

  private void requireSound(String detail, Tx tx, Opened opened, Predicate<Finding> counts) {
    List<Problem.Field> faults =
        reader.findings(tx, opened).stream()
            .filter(Finding::blocks)
            .filter(counts)
            .map(one -> new Problem.Field(one.pointer(), one.message()))
            .toList();
    if (!faults.isEmpty()) {
      throw Problem.invalid(detail, faults);
    }
  }

  Answer giveBack(Request request) {
    String reason = request.body(Reason.class).reason();
    return commands.run(
        request,
        tx -> {
          Report report = held.lock(tx, request);
          requireNotFrozen(report);
          if (report.state() != Report.State.APPROVED) {
            throw Problem.conflict("还在起草，可以直接修改。");
          }
          ReportStore.giveBack(tx, report.id());
          return held.outcome(tx, request, report, reason);
        });
  }

  Answer freeze(Request request) {
    int revision = request.body(Revision.class).revision();
    return commands.run(
        request,
        tx -> {
          Report report = held.lock(tx, request);
          requireNotFrozen(report);
          HeldReports.requireNewest(report.revision(), revision);
          Opened opened = reader.open(tx, report);
          requireSound("改好这些地方才能冻结。", tx, opened, any -> true);
          if (report.state() != Report.State.APPROVED) {
            throw Problem.conflict("领导还没有批准，不能冻结。");
          }
          String canonical = Canonical.text(opened);
          ReportStore.freeze(
              tx,
              report.id(),
              request.caller().person(),
              clock.now(),
              canonical,
              Canonical.sha256(canonical));
          return held.outcome(tx, request, report, null);
        });
  }

  /** After the secrecy review (政府信息公开条例第十七条), by somebody who did not freeze it. */
  Answer publish(Request request) {
    String note = request.body(Note.class).note();
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Report report = held.lock(tx, request);
          if (report.state() != Report.State.FROZEN) {
            throw Problem.conflict(report.isFrozen() ? "报告已经公开。" : "报告冻结以后才能公开。");
          }
          if (person.equals(report.frozenBy())) {
            throw Problem.conflict("报告是您冻结的，要由另一个人作保密审查。");
          }
          ReportStore.publish(tx, report.id(), person, clock.now(), note);
          Changes.publish(tx, CHANGE, report.id().toString());
          return held.outcome(tx, request, report, note);
        });
  }

  private static void requireNotFrozen(Report report) {
    if (report.isFrozen()) {
      throw Problem.conflict("报告已经冻结，不会再变。要更正，请另做一版。");
    }
  }
}
