package cn.pufa.exam;

import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;

/**
 * Operations of {@code exam.yaml}, {@code exambank.yaml}, {@code examquestion.yaml} and {@code
 * examattempt.yaml}.
 */
public final class ExamRoutes {

  private record Sheets(Results.Summary summary, java.util.List<Results.ResultRow> rows) {}

  private final Database database;
  private final Sitting sitting;
  private final SittingViews sittingViews;
  private final QuestionDesk questions;
  private final QuestionViews questionViews;
  private final BlueprintDesk blueprints;
  private final Results results;
  private final Workers workers;

  ExamRoutes(
      Database database,
      Sitting sitting,
      SittingViews sittingViews,
      QuestionDesk questions,
      QuestionViews questionViews,
      BlueprintDesk blueprints,
      Results results,
      Workers workers) {
    this.database = database;
    this.sitting = sitting;
    this.sittingViews = sittingViews;
    this.questions = questions;
    this.questionViews = questionViews;
    this.blueprints = blueprints;
    this.results = results;
    this.workers = workers;
  }

  public void bind(Routes routes) {
    routes.add("listMyExams", this::listMyExams);
    routes.add("startExamAttempt", sitting::start);
    routes.add("getExamPaper", this::getExamPaper);
    routes.add("saveExamAnswer", sitting::save);
    routes.add("handInExam", sitting::handIn);
    routes.add("getExamResult", this::getExamResult);
    routes.add("listExamBanks", this::listExamBanks);
    routes.add("createExamBank", questions::createBank);
    routes.add("listExamQuestions", this::listExamQuestions);
    routes.add("createExamQuestion", questions::create);
    routes.add("getExamQuestion", this::getExamQuestion);
    routes.add("changeExamQuestion", questions::change);
    routes.add("confirmExamQuestion", questions::confirm);
    routes.add("stopExamQuestion", questions::stop);
    routes.add("getExamStatistics", this::getExamStatistics);
    routes.add("listExams", this::listExams);
    routes.add("createExam", blueprints::create);
    routes.add("changeExam", blueprints::change);
    routes.add("checkExam", this::checkExam);
    routes.add("getExamResults", this::getExamResults);
    routes.add("listExamResultRows", this::listExamResultRows);
    routes.add("exportExamResults", this::exportExamResults);
  }

  private Answer listMyExams(Request request) {
    sitting.endOverdueOf(request.caller().person());
    return Answer.ok(database.read(tx -> sittingViews.mine(tx, request.caller())));
  }

  private Answer getExamPaper(Request request) {
    sitting.endOverdueOf(request.caller().person());
    return Answer.ok(database.read(tx -> sittingViews.paper(tx, request)));
  }

  private Answer getExamResult(Request request) {
    sitting.endOverdueOf(request.caller().person());
    return Answer.ok(database.read(tx -> sittingViews.result(tx, request)));
  }

  private Answer listExamBanks(Request request) {
    return Answer.ok(database.read(questionViews::banks));
  }

  private Answer listExamQuestions(Request request) {
    return Answer.ok(database.read(tx -> questionViews.page(tx, request)));
  }

  private Answer getExamQuestion(Request request) {
    return Answer.ok(database.read(tx -> questionViews.whole(tx, request)));
  }

  private Answer getExamStatistics(Request request) {
    return Answer.ok(database.read(tx -> results.statistics(tx, request)));
  }

  private Answer listExams(Request request) {
    return Answer.ok(database.read(blueprints::list));
  }

  private Answer checkExam(Request request) {
    return Answer.ok(database.read(tx -> blueprints.check(tx, request)));
  }

  private Answer getExamResults(Request request) {
    return Answer.ok(database.read(tx -> results.summary(tx, request)));
  }

  private Answer listExamResultRows(Request request) {
    return Answer.ok(database.read(tx -> results.page(tx, request)));
  }

  private Answer exportExamResults(Request request) {
    Sheets sheets =
        database.read(tx -> new Sheets(results.summary(tx, request), results.rows(tx, request)));
    return Answer.xlsx(
        sheets.summary().title() + "成绩.xlsx",
        workers.call(() -> ResultsWorkbook.write(sheets.summary(), sheets.rows())));
  }
}
