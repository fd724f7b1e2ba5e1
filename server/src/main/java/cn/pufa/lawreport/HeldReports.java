package cn.pufa.lawreport;

import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import java.util.Optional;
import java.util.UUID;

/** The report of a command, held until the command is done, and what the command answers. */
final class HeldReports {

  private final ReportViews views;
  private final String division;

  HeldReports(ReportViews views, String division) {
    this.views = views;
    this.division = division;
  }

  Report lock(Tx tx, Request request) {
    return ReportStore.lock(tx, division, request.id("report")).orElseThrow(Problem::notFound);
  }

  Report draft(Tx tx, Request request) {
    Report report = lock(tx, request);
    if (report.state() != Report.State.DRAFT) {
      throw Problem.conflict(report.isFrozen() ? "报告已经冻结，不能再改。要更正，请另做一版。" : "领导已经批准。要改，请先退回修改。");
    }
    return report;
  }

  Section section(Tx tx, Report report, String code) {
    Section section = SectionStore.one(tx, report.id(), code).orElseThrow(Problem::notFound);
    if (section.isBare()) {
      throw Problem.conflict("这是一个大标题，下面的各节才有正文。");
    }
    return section;
  }

  static void requireNewest(int revision, int seen) {
    if (revision != seen) {
      throw Problem.conflict("您打开之后，别人又保存过。请看过新的内容再办；您写的还在页面上。");
    }
  }

  boolean insert(Tx tx, Report report) {
    return ReportStore.insert(tx, division, report);
  }

  Optional<Report> before(Tx tx, Report report) {
    return ReportStore.before(tx, division, report.outline(), report.year());
  }

  ReportViews.Whole whole(Tx tx, Request request, UUID id) {
    Report report = ReportStore.byId(tx, division, id).orElseThrow(Problem::notFound);
    return views.whole(tx, report, request.caller());
  }

  /** After a change of its words or its day. */
  Outcome changed(Tx tx, Request request, Report report, String reason) {
    ReportStore.touch(tx, report.id(), report.dated());
    return outcome(tx, request, report, reason);
  }

  Outcome outcome(Tx tx, Request request, Report report, String reason) {
    var answer = (Answer.Json) Answer.ok(whole(tx, request, report.id()));
    return new Outcome(report.subject(), reason, answer);
  }
}
