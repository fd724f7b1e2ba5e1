package cn.pufa.filing;

import java.util.List;

/** The cases of {@link MoneyRules}. */
final class MoneyCases {

  private MoneyCases() {}

  static void addTo(RuleCases cases) {
    for (String at : List.of("Open", "Close")) {
      String end = at.equals("Open") ? "open" : "close";
      cases.group(
          "assets-sum-" + end,
          sheet -> sheet.with("receivables" + at, 1),
          sheet ->
              sheet
                  .with("receivables" + at, 1)
                  .with("fixed" + at, (at.equals("Open") ? 50000000 : 45000000) - 1));
      cases.group(
          "liabilities-sum-" + end,
          sheet -> sheet.with("longLiabilities" + at, 1),
          sheet -> sheet.with("longLiabilities" + at, 0));
      cases.group(
          "net-assets-sum-" + end,
          sheet -> sheet.with("netUnrestricted" + at, 1),
          sheet -> sheet.with("netRestricted" + at, at.equals("Open") ? 0 : 10000000));
      cases.group(
          "assets-balance-" + end,
          sheet ->
              sheet
                  .with("assets" + at, at.equals("Open") ? 150000001 : 160000001)
                  .with("receivables" + at, 1),
          sheet -> sheet.with("receivables" + at, 0));
    }
    cases.group(
        "opening-cash",
        sheet -> sheet.last("cashClose", 99999999),
        sheet -> sheet.last("cashClose", 100000000));
    cases.group(
        "opening-fixed",
        sheet -> sheet.last("fixedClose", 49999999),
        sheet -> sheet.last("fixedClose", 50000000));
    cases.group(
        "opening-assets",
        sheet -> sheet.last("assetsClose", 149999999),
        sheet -> sheet.last("assetsClose", 150000000));
    cases.group(
        "opening-liabilities",
        sheet -> sheet.last("liabilitiesClose", 1),
        sheet -> sheet.last("liabilitiesClose", 20000000));
    cases.group(
        "opening-net-assets",
        sheet -> sheet.last("netAssetsClose", 1),
        sheet -> sheet.last("netAssetsClose", 130000000));
    cases.group(
        "income-sum",
        sheet -> sheet.with("incomeOther", 1),
        sheet ->
            sheet
                .with("incomeOther", 1)
                .with("incomeServices", 9999999)
                .with("serviceFees", 9999999));
    cases.group(
        "expense-sum",
        sheet -> sheet.with("expenseOther", 12000001),
        sheet -> sheet.with("expenseOther", 11999999).with("expenseFundraising", 1));
    cases.group(
        "net-change",
        sheet -> sheet.with("incomeTotal", 100000001).with("incomeOther", 1),
        sheet -> sheet.with("incomeOther", 0));
    cases.group(
        "net-assets-moved",
        sheet ->
            sheet
                .with("netAssetsOpen", 130000001)
                .with("netUnrestrictedOpen", 130000001)
                .with("assetsOpen", 150000001)
                .with("receivablesOpen", 1),
        sheet -> sheet.with("netRestrictedOpen", 0));
    cases.group(
        "flow-sum",
        sheet -> sheet.with("flowFinancing", 1),
        sheet -> sheet.with("flowFinancing", 1).with("flowOperations", 19999999));
    cases.group(
        "flow-cash",
        sheet -> sheet.with("flowTotal", 15000001).with("flowFinancing", 1),
        sheet -> sheet.with("flowFinancing", 0));
    cases.group(
        "salaries-within-expense",
        sheet -> sheet.with("expenseSalaries", 80000001),
        sheet -> sheet.with("expenseSalaries", 80000000));
    cases.group(
        "salaries-without-staff",
        sheet -> nobody(sheet),
        sheet -> nobody(sheet).with("expenseSalaries", 0));
    cases.group(
        "staff-without-salaries",
        sheet -> sheet.with("expenseSalaries", 0),
        sheet -> sheet.with("expenseSalaries", 1));
    cases.group(
        "activity-without-money",
        sheet -> penniless(sheet),
        sheet ->
            penniless(sheet)
                .with("activityCount", 0)
                .without("activities")
                .with("activityCount", 1)
                .add("activities", "title", "演示", "heldOn", "2025-05-01", "scopeItem", 1)
                .with("incomeTotal", 1)
                .with("incomeOther", 1)
                .with("expenseTotal", 1)
                .with("expenseOther", 1));
  }

  private static SheetOf nobody(SheetOf sheet) {
    for (String cell :
        List.of(
            "staffTotal",
            "staffFullTime",
            "staffPartTime",
            "staffFemale",
            "staffCollege",
            "staffContracts",
            "staffInsured",
            "partyMembers",
            "partyMembersHere")) {
      sheet.with(cell, 0);
    }
    return sheet;
  }

  private static SheetOf penniless(SheetOf sheet) {
    for (String cell :
        List.of(
            "incomeDonations",
            "incomeMemberFees",
            "incomeServices",
            "incomeGrants",
            "incomeTotal",
            "expenseActivities",
            "expenseAdmin",
            "expenseOther",
            "expenseTotal",
            "netChange",
            "serviceFees",
            "governmentPurchases",
            "donatedCash",
            "donatedGoods",
            "donatedTotal",
            "donationsOpen",
            "donationsUsed",
            "donationsClose",
            "publicSpending",
            "activityCost",
            "expenseSalaries",
            "staffFullTime",
            "staffContracts")) {
      sheet.with(cell, 0);
    }
    sheet.with("staffTotal", 3);
    sheet.row("activities", 0, "cost", 0).row("activities", 1, "cost", 0);
    return sheet
        .with("netAssetsOpen", 150000000)
        .with("netUnrestrictedOpen", 150000000)
        .with("liabilitiesOpen", 0)
        .with("currentLiabilitiesOpen", 0);
  }
}
