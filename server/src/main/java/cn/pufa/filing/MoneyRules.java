package cn.pufa.filing;

import static cn.pufa.filing.Rule.hard;
import static cn.pufa.filing.Rule.partOf;
import static cn.pufa.filing.Rule.soft;
import static cn.pufa.filing.Rule.sumOf;

import java.util.List;
import java.util.stream.Stream;

/**
 * The three statements (资产负债表、业务活动表、现金流量表), each with itself, with each other and with last year.
 */
final class MoneyRules {

  private static final String STANDARD = "《民间非营利组织会计制度》会计报表";
  private static final String[] ASSETS = {
    "cash", "receivables", "inventory", "otherCurrent", "investments", "fixed", "otherAssets"
  };
  private static final String[] LIABILITIES = {"currentLiabilities", "longLiabilities"};
  private static final String[] NET_ASSETS = {"netUnrestricted", "netRestricted"};

  private MoneyRules() {}

  static List<Rule> all() {
    return Stream.of(balance("Open", "年初"), balance("Close", "年末"), opening(), statements())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Rule> balance(String at, String when) {
    String end = "-" + at.toLowerCase(java.util.Locale.ROOT);
    String[] assets = at(at, ASSETS);
    String[] liabilities = at(at, LIABILITIES);
    String[] netAssets = at(at, NET_ASSETS);
    return List.of(
        sumOf("assets-sum" + end, STANDARD, "assets" + at, assets),
        sumOf("liabilities-sum" + end, STANDARD, "liabilities" + at, liabilities),
        sumOf("net-assets-sum" + end, STANDARD, "netAssets" + at, netAssets),
        hard(
            "assets-balance" + end,
            STANDARD,
            List.of("assets" + at, "liabilities" + at, "netAssets" + at),
            sheet ->
                sheet.isFilled("assets" + at, "liabilities" + at, "netAssets" + at)
                    ? Sheet.equal(
                        sheet.now().amount("assets" + at),
                        sheet.now().sum("liabilities" + at, "netAssets" + at),
                        when + "资产总计应当等于负债合计加净资产合计")
                    : null));
  }

  private static String[] at(String at, String... names) {
    return Stream.of(names).map(name -> name + at).toArray(String[]::new);
  }

  private static List<Rule> opening() {
    return Stream.of("cash", "fixed", "assets", "liabilities", "netAssets")
        .map(
            name ->
                soft(
                    "opening-"
                        + name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT),
                    "上年年报；" + STANDARD,
                    List.of(name + "Open"),
                    sheet -> sheet.continues(name + "Open", name + "Close")))
        .toList();
  }

  private static List<Rule> statements() {
    return List.of(
        sumOf("income-sum", STANDARD, "incomeTotal", INCOME),
        sumOf("expense-sum", STANDARD, "expenseTotal", EXPENSE),
        hard(
            "net-change",
            STANDARD,
            List.of("netChange", "incomeTotal", "expenseTotal"),
            sheet ->
                sheet.isFilled("netChange", "incomeTotal", "expenseTotal")
                    ? Sheet.equal(
                        sheet.now().amount("netChange"),
                        sheet.now().amount("incomeTotal") - sheet.now().amount("expenseTotal"),
                        "净资产变动额应当等于收入合计减费用合计")
                    : null),
        hard(
            "net-assets-moved",
            STANDARD,
            List.of("netAssetsOpen", "netChange", "netAssetsClose"),
            sheet ->
                sheet.isFilled("netAssetsOpen", "netChange", "netAssetsClose")
                    ? Sheet.equal(
                        sheet.now().amount("netAssetsClose"),
                        sheet.now().sum("netAssetsOpen", "netChange"),
                        "年末净资产应当等于年初净资产加净资产变动额")
                    : null),
        sumOf("flow-sum", STANDARD, "flowTotal", FLOWS),
        soft(
            "flow-cash",
            STANDARD,
            List.of("flowTotal", "cashOpen", "cashClose"),
            sheet ->
                sheet.isFilled("flowTotal", "cashOpen", "cashClose")
                    ? Sheet.equal(
                        sheet.now().amount("flowTotal"),
                        sheet.now().amount("cashClose") - sheet.now().amount("cashOpen"),
                        "现金净增加额应当等于货币资金年末数减年初数（有现金等价物的请说明）")
                    : null),
        partOf("salaries-within-expense", STANDARD, "expenseSalaries", "expenseTotal"),
        soft(
            "salaries-without-staff",
            "工作人员与工资福利对照",
            List.of("expenseSalaries", "staffTotal"),
            sheet ->
                Breach.when(
                    sheet.isFilled("staffTotal")
                        && sheet.now().amount("staffTotal") == 0
                        && sheet.now().amount("expenseSalaries") > 0,
                    "没有工作人员，却发了工资福利。请核对人数，或者说明发给了谁。")),
        soft(
            "staff-without-salaries",
            "工作人员与工资福利对照",
            List.of("staffFullTime", "expenseSalaries"),
            sheet ->
                Breach.when(
                    sheet.now().amount("staffFullTime") > 0
                        && sheet.now().amount("expenseSalaries") == 0,
                    "有专职人员，却没有工资福利支出。请核对，或者说明由谁发工资。")),
        soft(
            "activity-without-money",
            "业务活动与费用对照",
            List.of("activityCount", "incomeTotal", "expenseTotal"),
            sheet ->
                Breach.when(
                    sheet.isFilled("incomeTotal", "expenseTotal")
                        && sheet.now().amount("activityCount") > 0
                        && sheet.now().sum("incomeTotal", "expenseTotal") == 0,
                    "开展了业务活动，收入和费用却都是 0。请核对，或者说明费用由谁承担。")));
  }

  private static final String[] INCOME = {
    "incomeDonations",
    "incomeMemberFees",
    "incomeServices",
    "incomeGrants",
    "incomeInvestments",
    "incomeOther"
  };
  private static final String[] EXPENSE = {
    "expenseActivities", "expenseAdmin", "expenseFundraising", "expenseOther"
  };
  private static final String[] FLOWS = {"flowOperations", "flowInvestments", "flowFinancing"};
}
