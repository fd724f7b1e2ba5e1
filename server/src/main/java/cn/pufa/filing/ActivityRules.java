package cn.pufa.filing;

import static cn.pufa.filing.Rule.hard;
import static cn.pufa.filing.Rule.partOf;
import static cn.pufa.filing.Rule.soft;

import cn.pufa.organization.OrganizationType;
import java.util.List;
import java.util.stream.Stream;

/** What was done (业务活动、分支机构、评比、涉外、整改), against the charter, the register and last year. */
final class ActivityRules {

  private ActivityRules() {}

  static List<Rule> all() {
    return Stream.of(registered(), activities(), branches(), others())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Rule> registered() {
    String basis = "登记管理名册；变更应当办理变更登记";
    return List.of(
        soft(
            "name-registered",
            basis,
            List.of("name"),
            sheet -> sheet.asRegistered("name", sheet.register().name())),
        hard(
            "code-registered",
            "登记管理名册",
            List.of("creditCode"),
            sheet -> sheet.asRegistered("creditCode", sheet.register().creditCode())),
        soft(
            "address-registered",
            basis,
            List.of("address"),
            sheet -> sheet.asRegistered("address", sheet.register().address())),
        soft(
            "representative-registered",
            basis,
            List.of("legalRepresentative"),
            sheet ->
                sheet.asRegistered("legalRepresentative", sheet.register().legalRepresentative())),
        soft(
            "unit-registered",
            basis,
            List.of("supervisingUnit"),
            sheet -> sheet.asRegistered("supervisingUnit", sheet.register().supervisingUnit())),
        soft(
            "day-registered",
            "登记管理名册",
            List.of("registeredOn"),
            sheet -> sheet.asRegistered("registeredOn", sheet.register().registeredOn())));
  }

  private static List<Rule> activities() {
    return List.of(
        hard(
            "activity-list",
            "活动次数与列表对照",
            List.of("activityCount", "activities"),
            sheet ->
                Breach.when(
                    sheet.isFilled("activityCount")
                        && sheet.now().amount("activityCount")
                            != sheet.now().rows("activities").size(),
                    "活动次数和列表里的行数不一致。请补齐列表，或者改次数。")),
        hard(
            "activity-in-year",
            "活动日期与报告年度对照",
            List.of("activities"),
            sheet ->
                Breach.when(
                    sheet.now().rows("activities").stream()
                        .anyMatch(
                            row ->
                                row.day("heldOn").filter(day -> !sheet.isInYear(day)).isPresent()),
                    "活动列表里有不是" + sheet.year() + "年的日期。请核对。")),
        soft(
            "activity-outside-scope",
            "本单位章程业务范围；登记管理条例",
            List.of("activities"),
            sheet ->
                Breach.when(
                    sheet.now().rows("activities").stream().anyMatch(row -> isOutside(sheet, row)),
                    "有活动不在章程的业务范围里。请说明依据，或者改成对应的项。")),
        soft(
            "activity-none",
            "社会团体登记管理条例第29条、民办非企业单位登记管理暂行条例相应条款（待核对）",
            List.of("activityCount", "expenseActivities"),
            sheet ->
                Breach.when(
                    sheet.isFilled("activityCount") && sheet.now().amount("activityCount") == 0,
                    "整年没有开展业务活动。成立后一年没有活动的可能被撤销登记。请说明原因和打算。")),
        soft(
            "activity-cost-sum",
            "活动支出与列表对照",
            List.of("activityCost", "activities"),
            sheet ->
                sheet.isFilled("activityCost")
                    ? Sheet.equal(
                        sheet.now().amount("activityCost"),
                        sheet.now().rows("activities").stream()
                            .mapToLong(row -> row.amount("cost"))
                            .sum(),
                        "业务活动支出合计应当等于列表里各次支出相加")
                    : null),
        soft(
            "activity-cost-expense",
            "活动支出与业务活动表对照",
            List.of("activityCost", "expenseActivities"),
            sheet ->
                Breach.when(
                    sheet.now().amount("activityCost") > sheet.now().amount("expenseActivities"),
                    "业务活动支出合计多于业务活动成本。请核对，或者说明列在哪里。")));
  }

  private static boolean isOutside(Sheet sheet, Cells row) {
    long item = row.amount("scopeItem");
    return item == 0
        || sheet.charter() != null
            && sheet.charter().scope().stream().noneMatch(known -> known.no() == item);
  }

  private static List<Rule> branches() {
    return List.of(
        hard(
            "branch-list",
            "分支机构数与列表对照",
            List.of("branchCount", "branches"),
            sheet ->
                Breach.when(
                    sheet.isFilled("branchCount")
                        && sheet.now().amount("branchCount") != sheet.now().rows("branches").size(),
                    "分支（代表）机构数和列表里的行数不一致。请补齐列表，或者改数目。")),
        soft(
            "branch-not-allowed",
            "民办非企业单位登记管理暂行条例第13条",
            List.of("branchCount"),
            sheet ->
                Breach.when(
                    sheet.isA(OrganizationType.PRIVATE_NON_ENTERPRISE)
                        && sheet.now().amount("branchCount") > 0,
                    "民办非企业单位不能设立分支机构。请说明这些机构是怎么设立的、打算怎么处理。")),
        soft(
            "branch-decided",
            "社会团体设立分支机构须经理事会等会议讨论通过",
            List.of("branches", "branchCount"),
            sheet ->
                Breach.when(
                    sheet.now().rows("branches").stream()
                        .anyMatch(
                            row ->
                                row.words("decidedBy").isEmpty()
                                    && row.day("since").filter(sheet::isInYear).isPresent()),
                    "本年新设的分支（代表）机构没有填由哪次会议通过。请说明。")),
        hard(
            "branch-since",
            "设立日期与报告年度对照",
            List.of("branches", "registeredOn"),
            sheet ->
                Breach.when(
                    sheet.now().rows("branches").stream()
                        .anyMatch(
                            row ->
                                row.day("since")
                                    .filter(
                                        day ->
                                            day.isAfter(sheet.lastDay())
                                                || day.isBefore(sheet.register().registeredOn()))
                                    .isPresent()),
                    "有分支（代表）机构的设立日期在报告年度以后，或者早于本单位成立。请核对。")),
        soft(
            "branch-fewer",
            "上年年报",
            List.of("branchCount"),
            sheet ->
                sheet.last().has("branchCount")
                        && sheet.now().amount("branchCount") < sheet.last().amount("branchCount")
                    ? Breach.of("分支（代表）机构比上年少了。请说明哪个已经撤销、什么时候公告。")
                        .with("上年", sheet.last().amount("branchCount") + " 个")
                    : null));
  }

  private static List<Rule> others() {
    String appraisals = "社会组织评比达标表彰活动管理办法（待核对）";
    return List.of(
        hard(
            "appraisals-approved",
            appraisals,
            List.of("appraisalsApproved", "appraisals"),
            sheet -> sheet.within("appraisalsApproved", "appraisals")),
        soft(
            "appraisals-unapproved",
            appraisals,
            List.of("appraisals", "appraisalsApproved"),
            sheet ->
                Breach.when(
                    sheet.now().amount("appraisals") > sheet.now().amount("appraisalsApproved"),
                    "有评比达标表彰项目没有经过批准。请说明。")),
        soft(
            "appraisals-charged",
            appraisals,
            List.of("appraisalFees", "appraisals"),
            sheet ->
                Breach.when(
                    sheet.now().amount("appraisalFees") > 0,
                    sheet.now().amount("appraisals") == 0
                        ? "没有评比项目，却填了向参评对象收取的费用。请核对。"
                        : "评比达标表彰不能向参评对象收钱。请说明收了什么、打算怎么退。")),
        hard(
            "penalties-told",
            "处罚次数与说明对照",
            List.of("penalties", "penaltyWords"),
            sheet ->
                Breach.when(
                    sheet.now().amount("penalties") > 0
                        && sheet.now().words("penaltyWords").isEmpty(),
                    "本年受过行政处罚，请写清处罚和整改情况。")),
        soft(
            "foreign-reported",
            "涉外活动应当报告",
            List.of("foreignActivities", "foreignFunds", "foreignReported"),
            sheet ->
                Breach.when(
                    sheet.now().sum("foreignActivities", "foreignFunds") > 0
                        && !sheet.now().is("foreignReported", "yes"),
                    "有涉外活动或境外资金，没有报告。请说明。")),
        partOf("foreign-funds-income", "境外资金与业务活动表对照", "foreignFunds", "incomeTotal"),
        hard(
            "rectified",
            "上年结论与整改对照",
            List.of("lastConclusion", "rectified"),
            sheet ->
                Breach.when(
                    (sheet.now().is("lastConclusion", "basically_qualified")
                            || sheet.now().is("lastConclusion", "unqualified"))
                        && (!sheet.isFilled("rectified")
                            || sheet.now().is("rectified", "not_needed")),
                    "上年结论是基本合格或不合格，请填写整改是否完成。")),
        hard(
            "rectification-told",
            "上年结论与整改对照",
            List.of("rectified", "rectificationWords"),
            sheet ->
                Breach.when(
                    sheet.isFilled("rectified")
                        && !sheet.now().is("rectified", "not_needed")
                        && sheet.now().words("rectificationWords").isEmpty(),
                    "请写清整改了什么，或者为什么还没有完成。")),
        soft(
            "last-year-filed",
            "上年年报",
            List.of("lastConclusion"),
            sheet ->
                Breach.when(
                    !sheet.last().values().isEmpty()
                        && sheet.now().is("lastConclusion", "none")
                        && sheet.last().is("lastConclusion", "unqualified"),
                    "上年年报说再上年不合格，本年却填没有参加或没有结论。请核对。")),
        hard(
            "prepared-after-year",
            "填报日期与报告年度对照",
            List.of("preparedOn"),
            sheet ->
                Breach.when(
                    sheet
                        .now()
                        .day("preparedOn")
                        .filter(day -> !day.isAfter(sheet.lastDay()))
                        .isPresent(),
                    "填报日期早于报告年度结束。请核对。")),
        hard(
            "matters-in-year",
            "重大事项日期与报告年度对照",
            List.of("matters"),
            sheet ->
                Breach.when(
                    sheet.now().rows("matters").stream()
                        .anyMatch(
                            row ->
                                row.day("happenedOn")
                                    .filter(day -> !sheet.isInYear(day))
                                    .isPresent()),
                    "重大事项里有不是" + sheet.year() + "年的日期。请核对。")),
        soft(
            "matters-reported",
            "重大事项应当报告",
            List.of("matters"),
            sheet ->
                Breach.when(
                    sheet.now().rows("matters").stream().anyMatch(row -> row.is("reported", "no")),
                    "有重大事项没有报告。请说明。")));
  }
}
