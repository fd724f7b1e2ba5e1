package cn.pufa.lawreport;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.creditlist.CreditList;
import cn.pufa.creditlist.Kind;
import cn.pufa.ledger.Counted;
import cn.pufa.ledger.Ledgers;
import cn.pufa.notice.Notices;
import cn.pufa.organization.OrganizationType;
import cn.pufa.organization.Organizations;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.publication.Publications;
import cn.pufa.review.Grade;
import cn.pufa.review.Reviews;
import cn.pufa.stand.Gain;
import cn.pufa.stand.Stands;
import cn.pufa.training.Training;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The figures of a year, in the order of the report, each with the question that counts it and the
 * one that lists it.
 */
public final class Figures {

  /** Null where the year has no such figure. */
  @FunctionalInterface
  private interface Count {
    Integer of(Tx tx, int year);
  }

  @FunctionalInterface
  private interface Rows {
    List<Line> of(Tx tx, int year, Page page);
  }

  private record Definition(
      String code,
      String title,
      String unit,
      String explanation,
      Count count,
      Count rowCount,
      Rows rows) {

    /** Of a figure that counts its rows, as most do. */
    Definition(String code, String title, String unit, String explanation, Count count, Rows rows) {
      this(code, title, unit, explanation, count, count, rows);
    }
  }

  record Figure(String code, String title, int value, String unit, String explanation) {}

  record YearlyFigures(int year, List<Figure> figures) {}

  record FigureRowPage(int total, List<Line> items) {}

  private final List<Definition> definitions = new ArrayList<>();

  public Figures(
      Organizations organizations,
      Notices notices,
      AnnualReports annualReports,
      Reviews reviews,
      CreditList creditList,
      Publications publications,
      PufaEvents events,
      Training training,
      Stands stands,
      Ledgers ledgers) {
    add("organizations", "社会组织", List.of(OrganizationType.values()), organizations);
    add("social_groups", "其中：社会团体", List.of(OrganizationType.SOCIAL_GROUP), organizations);
    add(
        "private_non_enterprises",
        "其中：民办非企业单位",
        List.of(OrganizationType.PRIVATE_NON_ENTERPRISE),
        organizations);
    add("foundations", "其中：基金会", List.of(OrganizationType.FOUNDATION), organizations);
    definitions.add(
        new Definition(
            "notices",
            "发出的通知",
            "份",
            "当年进入收件箱的通知，一家组织一项工作算一份。",
            (tx, year) -> notices.count(tx, year, false),
            (tx, year, page) -> notices.lines(tx, year, false, page)));
    definitions.add(
        new Definition(
            "notices_read",
            "其中：已读",
            "份",
            "当年发出、已被打开或确认知悉的通知。",
            (tx, year) -> notices.count(tx, year, true),
            (tx, year, page) -> notices.lines(tx, year, true, page)));
    definitions.add(
        new Definition(
            "notices_for_returns",
            "其中：请报送年度工作报告的",
            "份",
            "当年进入收件箱、请社会组织报送年度工作报告的通知，催报不算，别的通知也不算。",
            annualReports::countNotices,
            annualReports::noticeLines));
    definitions.add(
        new Definition(
            "returns",
            "收到的年度工作报告",
            "份",
            "当年收到的报告。",
            annualReports::countReturns,
            annualReports::returnLines));
    addGrades(reviews);
    definitions.add(
        new Definition(
            "reports_published",
            "公示的年度工作报告结论",
            "份",
            "当年公示的结论，撤下的不算。",
            publications::countReports,
            publications::reportLines));
    addListed("abnormal_listed", "列入活动异常名录", "当年作出列入决定的组织，列入两次的算一家。", Kind.ABNORMAL, creditList);
    addListed(
        "serious_listed",
        "列入严重违法失信名单",
        "当年作出列入决定的组织，由异常名录满两年转入的也算，列入两次的算一家。",
        Kind.SERIOUS,
        creditList);
    definitions.add(
        new Definition("events", "普法宣传活动", "场", "当年举办的普法活动。", events::count, events::lines));
    addPeople("events_people", "受众人次", "当年普法活动到场的人次，清点的和估计的都算。", events, false);
    addPeople("events_people_counted", "其中：现场清点的", "当年普法活动里有人清点过的人次，估计的不算。", events, true);
    addAnswers("stand_sheets_before", "现场答题：活动前的答卷", "份", gain -> gain.before().sheets(), stands);
    addAnswers("stand_before", "现场答题：活动前答对", "%", gain -> gain.before().percent(), stands);
    addAnswers("stand_sheets_after", "现场答题：活动后的答卷", "份", gain -> gain.after().sheets(), stands);
    addAnswers("stand_after", "现场答题：活动后答对", "%", gain -> gain.after().percent(), stands);
    definitions.add(
        new Definition(
            "trainings",
            "儿童工作培训",
            "期",
            "当年已经举办的培训班，没有办就取消的不算。",
            training::countSessions,
            training::sessionLines));
    definitions.add(
        new Definition(
            "enrolments",
            "参加培训",
            "人次",
            "当年举办的培训班里有名额的报名，候补和退出的不算。",
            training::countEnrolments,
            training::enrolmentLines));
    addLedger("petitions", "信访件", "件", "当年收到的信访件。", Counted.PETITIONS, ledgers);
    addLedger(
        "petitions_concluded",
        "其中：已答复的信访件",
        "件",
        "当年收到、已经办结答复的信访件。",
        Counted.PETITIONS_CONCLUDED,
        ledgers);
    addLedger("hotline_orders", "12345热线工单", "件", "当年收到的工单。", Counted.HOTLINE_ORDERS, ledgers);
    addLedger(
        "hotline_concluded",
        "其中：已答复的工单",
        "件",
        "当年收到、已经办结答复的工单。",
        Counted.HOTLINE_CONCLUDED,
        ledgers);
    addLedger(
        "hotline_pending", "其中：在办的工单", "件", "当年收到、还没有办结的工单。", Counted.HOTLINE_PENDING, ledgers);
    addLedger(
        "disclosure_requests", "政府信息公开申请", "件", "当年收到的申请。", Counted.DISCLOSURE_REQUESTS, ledgers);
    addLedger("lawsuits", "行政诉讼案件", "件", "当年收到的行政诉讼案件，行政复议不算。", Counted.LAWSUITS, ledgers);
    addLedger(
        "major_decisions", "重大行政决策事项", "件", "当年列入目录、记在台账里的事项。", Counted.MAJOR_DECISIONS, ledgers);
    addLedger(
        "normative_documents",
        "规范性文件",
        "件",
        "当年记在台账里的规范性文件。",
        Counted.NORMATIVE_DOCUMENTS,
        ledgers);
    addLedger("inspections", "“双随机”检查", "次", "当年记在台账里的检查。", Counted.INSPECTIONS, ledgers);
    addLedger("study_sessions", "集体学法", "次", "当年记在台账里的集体学法。", Counted.STUDY_SESSIONS, ledgers);
    addLedger(
        "enforcement_trainings",
        "执法培训",
        "次",
        "当年记在台账里的执法培训。",
        Counted.ENFORCEMENT_TRAININGS,
        ledgers);
  }

  private void add(
      String code, String title, List<OrganizationType> types, Organizations organizations) {
    definitions.add(
        new Definition(
            code,
            title,
            "家",
            "到当年12月31日已经登记、在名册上的组织。",
            (tx, year) -> organizations.count(tx, types, year),
            (tx, year, page) -> organizations.lines(tx, types, year, page)));
  }

  private void addLedger(
      String code,
      String title,
      String unit,
      String explanation,
      Counted counted,
      Ledgers ledgers) {
    definitions.add(
        new Definition(
            code,
            title,
            unit,
            explanation,
            (tx, year) -> ledgers.count(tx, counted, year),
            (tx, year, page) -> ledgers.lines(tx, counted, year, page)));
  }

  private void addGrades(Reviews reviews) {
    for (Grade grade : Grade.values()) {
      definitions.add(
          new Definition(
              "returns_" + grade.code(),
              "结论为" + grade.title(),
              "份",
              "当年作出、经法制审核的年度工作报告结论，不论报告的是哪一年。",
              (tx, year) -> reviews.countDecided(tx, year, grade),
              (tx, year, page) -> reviews.decidedLines(tx, year, grade, page)));
    }
  }

  private void addListed(
      String code, String title, String explanation, Kind list, CreditList creditList) {
    definitions.add(
        new Definition(
            code,
            title,
            "家",
            explanation,
            (tx, year) -> creditList.countListed(tx, year, list),
            (tx, year, page) -> creditList.lines(tx, year, list, page)));
  }

  /** Adds up what its rows say, instead of counting them. */
  private void addPeople(
      String code, String title, String explanation, PufaEvents events, boolean countedOnly) {
    definitions.add(
        new Definition(
            code,
            title,
            "人次",
            explanation,
            (tx, year) -> events.people(tx, year, countedOnly),
            (tx, year) -> events.countAudiences(tx, year, countedOnly),
            (tx, year, page) -> events.audienceLines(tx, year, countedOnly, page)));
  }

  /** Of the year's stands together, once some have enough answers to be shown. */
  private void addAnswers(
      String code, String title, String unit, Function<Gain, Integer> value, Stands stands) {
    definitions.add(
        new Definition(
            code,
            title,
            unit,
            "当年前后各有5份以上答卷的普法现场，合起来算。前后答题的不一定是同样的人。",
            (tx, year) -> Optional.ofNullable(stands.year(tx, year).gain()).map(value).orElse(null),
            (tx, year) -> stands.year(tx, year).measured(),
            stands::measuredLines));
  }

  /** What each is called, by code. */
  public Map<String, String> titles() {
    return definitions.stream().collect(Collectors.toMap(Definition::code, Definition::title));
  }

  YearlyFigures ofYear(Tx tx, int year) {
    return new YearlyFigures(
        year, definitions.stream().flatMap(one -> figure(tx, year, one).stream()).toList());
  }

  private static Optional<Figure> figure(Tx tx, int year, Definition one) {
    return Optional.ofNullable(one.count().of(tx, year))
        .map(value -> new Figure(one.code(), one.title(), value, one.unit(), one.explanation()));
  }

  FigureRowPage rows(Tx tx, int year, String code, Page page) {
    Definition found = definition(code).orElseThrow(Problem::notFound);
    return new FigureRowPage(found.rowCount().of(tx, year), found.rows().of(tx, year, page));
  }

  /** Those of these codes that the year has, in the order of the report, as they stand now. */
  List<Figure> of(Tx tx, int year, Collection<String> codes) {
    return definitions.stream()
        .filter(definition -> codes.contains(definition.code()))
        .flatMap(definition -> figure(tx, year, definition).stream())
        .toList();
  }

  /** Ids of the records that a figure counts now. */
  List<String> rowIds(Tx tx, int year, String code) {
    Rows rows = definition(code).orElseThrow().rows();
    return rows.of(tx, year, Page.ALL).stream().map(Line::id).filter(Objects::nonNull).toList();
  }

  private Optional<Definition> definition(String code) {
    return definitions.stream().filter(candidate -> candidate.code().equals(code)).findFirst();
  }
}
