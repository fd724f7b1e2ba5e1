package cn.pufa.filing;

/** The cases of {@link GivingRules}. */
final class GivingCases {

  private GivingCases() {}

  static void addTo(RuleCases cases) {
    cases.group(
        "member-fee-standard",
        sheet -> sheet.with("memberFeePayers", 19),
        sheet -> sheet.with("memberFeePayers", 20));
    cases.group(
        "member-fee-payers",
        sheet -> sheet.with("memberFeePayers", 71),
        sheet -> sheet.with("memberFeePayers", 70));
    cases.group(
        "member-fee-decided",
        sheet -> sheet.without("memberFeeDecidedOn"),
        sheet ->
            sheet
                .without("memberFeeDecidedOn")
                .with("incomeMemberFees", 0)
                .with("incomeOther", 20000000));
    cases.group(
        "service-fees-in-income",
        sheet -> sheet.with("serviceFees", 10000001),
        sheet -> sheet.with("serviceFees", 10000000));
    cases.group(
        "service-fee-items",
        sheet -> sheet.without("serviceFeeItems"),
        sheet -> sheet.without("serviceFeeItems").with("serviceFees", 0));
    cases.group(
        "donations-sum",
        sheet -> sheet.with("donatedGoods", 10000001),
        sheet -> sheet.with("donatedGoods", 10000001).with("donatedCash", 19999999));
    cases.group(
        "donations-in-income",
        sheet -> sheet.with("incomeDonations", 29999999).with("incomeOther", 1),
        sheet -> sheet.with("incomeOther", 0));
    cases.group(
        "donations-carried",
        sheet -> sheet.with("donationsUsed", 25000001),
        sheet -> sheet.with("donationsUsed", 25000001).with("donationsClose", 9999999));
    cases.group(
        "donations-opening",
        sheet -> sheet.last("donationsClose", 4999999),
        sheet -> sheet.last("donationsClose", 5000000));
    cases.group(
        "donations-still-there",
        sheet -> sheet.with("donationsOpen", 155000001).with("donationsClose", 160000001),
        sheet -> sheet.with("donationsOpen", 155000000).with("donationsClose", 160000000));
    cases.group(
        "public-spending-within-expense",
        sheet -> sheet.with("publicSpending", 80000001),
        sheet -> sheet.with("publicSpending", 80000000));
    cases.foundation(
        "foundation-spending",
        sheet -> sheet.with("publicSpending", 10399999),
        sheet -> sheet.with("publicSpending", 10400000));
    cases.foundation(
        "foundation-admin",
        sheet -> sheet.with("expenseAdmin", 8000001).with("expenseOther", 11999999),
        sheet -> sheet.with("expenseAdmin", 8000000));
    cases.foundation(
        "foundation-last-year",
        sheet -> sheet.with("assetsLastYear", 130000001),
        sheet -> sheet.with("assetsLastYear", 130000000));
    cases.foundation(
        "fundraising-qualified",
        sheet -> sheet.with("fundraisingIncome", 1).with("fundraisingCampaigns", 1),
        sheet ->
            sheet
                .with("fundraisingIncome", 1)
                .with("fundraisingCampaigns", 1)
                .with("fundraisingQualified", "yes"));
    cases.foundation(
        "fundraising-filed",
        sheet -> sheet.with("fundraisingIncome", 1).with("fundraisingQualified", "yes"),
        sheet -> sheet.with("fundraisingIncome", 0).with("fundraisingQualified", "yes"));
    cases.foundation(
        "fundraising-in-donations",
        sheet ->
            sheet
                .with("fundraisingIncome", 30000001)
                .with("fundraisingQualified", "yes")
                .with("fundraisingCampaigns", 1),
        sheet ->
            sheet
                .with("fundraisingIncome", 30000000)
                .with("fundraisingQualified", "yes")
                .with("fundraisingCampaigns", 1));
    cases.foundation(
        "charity-spending-within-expense",
        sheet -> sheet.with("charitySpending", 80000001),
        sheet -> sheet.with("charitySpending", 80000000));
    cases.foundation(
        "charity-admin-within-admin",
        sheet -> sheet.with("charityAdminCost", 8000001),
        sheet -> sheet.with("charityAdminCost", 8000000));
    cases.foundation(
        "charity-spending-without-project",
        sheet -> sheet.with("charityProjects", 0),
        sheet -> sheet.with("charityProjects", 0).with("charitySpending", 0));
  }
}
