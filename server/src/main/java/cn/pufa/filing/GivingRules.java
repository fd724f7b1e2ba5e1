package cn.pufa.filing;

import static cn.pufa.filing.Rule.hard;
import static cn.pufa.filing.Rule.partOf;
import static cn.pufa.filing.Rule.soft;
import static cn.pufa.filing.Rule.sumOf;

import cn.pufa.organization.OrganizationType;
import java.util.List;

/**
 * Fees, donations and charity (收费、捐赠、慈善): what came in against what it may be and what became of
 * it.
 */
final class GivingRules {

  private static final String FEES = "会费标准须经会员（代表）大会通过并写明";
  private static final String FOUNDATION = "基金会管理条例第29条（待核对）";
  private static final String DONATIONS = "公益事业捐赠法第19条";
  private static final String CHARITY = "慈善法第22条至第24条";

  private GivingRules() {}

  static List<Rule> all() {
    return List.of(
        soft(
            "member-fee-standard",
            FEES,
            List.of("incomeMemberFees", "memberFeeStandard", "memberFeePayers"),
            sheet ->
                Breach.when(
                    sheet.isA(OrganizationType.SOCIAL_GROUP)
                        && sheet.now().amount("incomeMemberFees")
                            > sheet.now().amount("memberFeeStandard")
                                * sheet.now().amount("memberFeePayers"),
                    "会费收入多于会费标准乘以缴费会员数。请核对收入、标准和人数。")),
        hard(
            "member-fee-payers",
            "会员数与缴费会员数对照",
            List.of("memberFeePayers", "membersUnits", "membersPersons"),
            sheet ->
                Breach.when(
                    sheet.isFilled("membersUnits", "membersPersons")
                        && sheet.now().amount("memberFeePayers")
                            > sheet.now().sum("membersUnits", "membersPersons"),
                    "缴纳会费的会员数不能多于会员总数。请核对。")),
        soft(
            "member-fee-decided",
            FEES,
            List.of("incomeMemberFees", "memberFeeDecidedOn"),
            sheet ->
                Breach.when(
                    sheet.isA(OrganizationType.SOCIAL_GROUP)
                        && sheet.now().amount("incomeMemberFees") > 0
                        && !sheet.isFilled("memberFeeDecidedOn"),
                    "收了会费，但没有填会费标准的通过日期。没有经过会员大会通过的，请说明。")),
        soft(
            "service-fees-in-income",
            "收费与业务活动表对照",
            List.of("serviceFees", "governmentPurchases", "incomeServices", "incomeGrants"),
            sheet ->
                Breach.when(
                    sheet.now().sum("serviceFees", "governmentPurchases")
                        > sheet.now().sum("incomeServices", "incomeGrants"),
                    "经营服务性收费加政府购买服务，多于提供服务收入加政府补助收入。请核对是否有收入没有入账。")),
        hard(
            "service-fee-items",
            "收费应当公示项目和标准",
            List.of("serviceFees", "serviceFeeItems"),
            sheet ->
                Breach.when(
                    sheet.now().amount("serviceFees") > 0
                        && sheet.now().words("serviceFeeItems").isEmpty(),
                    "有经营服务性收费，请写清收费项目和标准。")),
        sumOf("donations-sum", DONATIONS, "donatedTotal", "donatedCash", "donatedGoods"),
        soft(
            "donations-in-income",
            "捐赠与业务活动表对照",
            List.of("donatedTotal", "incomeDonations"),
            sheet ->
                sheet.isFilled("donatedTotal")
                    ? Sheet.equal(
                        sheet.now().amount("donatedTotal"),
                        sheet.now().amount("incomeDonations"),
                        "接受捐赠合计应当等于业务活动表的捐赠收入")
                    : null),
        hard(
            "donations-carried",
            DONATIONS,
            List.of("donationsClose", "donationsOpen", "donatedTotal", "donationsUsed"),
            sheet ->
                sheet.isFilled("donatedTotal")
                    ? Sheet.equal(
                        sheet.now().amount("donationsClose"),
                        sheet.now().sum("donationsOpen", "donatedTotal")
                            - sheet.now().amount("donationsUsed"),
                        "年末结余的捐赠应当等于上年结转加本年接受减本年使用")
                    : null),
        soft(
            "donations-opening",
            "上年年报",
            List.of("donationsOpen"),
            sheet -> sheet.continues("donationsOpen", "donationsClose")),
        soft(
            "donations-still-there",
            DONATIONS,
            List.of("donationsClose", "assetsClose"),
            sheet -> sheet.within("donationsClose", "assetsClose")),
        partOf(
            "public-spending-within-expense", "公益事业支出与业务活动表对照", "publicSpending", "expenseTotal"),
        soft(
            "foundation-spending",
            FOUNDATION,
            List.of("publicSpending", "assetsLastYear"),
            sheet ->
                Breach.when(
                    sheet.isA(OrganizationType.FOUNDATION)
                        && sheet.now().amount("publicSpending") * 100
                            < sheet.now().amount("assetsLastYear") * 8,
                    "公益事业支出不到上年末净资产的 8%。请说明原因和打算。")),
        soft(
            "foundation-admin",
            FOUNDATION,
            List.of("expenseAdmin", "expenseTotal"),
            sheet ->
                Breach.when(
                    sheet.isA(OrganizationType.FOUNDATION)
                        && sheet.now().amount("expenseAdmin") * 10
                            > sheet.now().amount("expenseTotal"),
                    "管理费用超过当年总支出的 10%。请说明原因。")),
        soft(
            "foundation-last-year",
            "基金会上年末净资产与年初数对照",
            List.of("assetsLastYear", "netAssetsOpen"),
            sheet ->
                sheet.isFilled("assetsLastYear", "netAssetsOpen")
                    ? Sheet.equal(
                        sheet.now().amount("assetsLastYear"),
                        sheet.now().amount("netAssetsOpen"),
                        "上年末净资产应当等于资产负债表的年初净资产")
                    : null),
        soft(
            "fundraising-qualified",
            CHARITY,
            List.of("fundraisingIncome", "fundraisingQualified"),
            sheet ->
                Breach.when(
                    sheet.now().amount("fundraisingIncome") > 0
                        && sheet.now().is("fundraisingQualified", "no"),
                    "没有公开募捐资格，却有公开募捐收入。请说明和哪个有资格的组织合作。")),
        soft(
            "fundraising-filed",
            CHARITY,
            List.of("fundraisingIncome", "fundraisingCampaigns"),
            sheet ->
                Breach.when(
                    sheet.now().amount("fundraisingIncome") > 0
                        && sheet.now().amount("fundraisingCampaigns") == 0,
                    "有公开募捐收入，却没有备案的募捐活动。请说明。")),
        hard(
            "fundraising-in-donations",
            "公开募捐收入与捐赠收入对照",
            List.of("fundraisingIncome", "incomeDonations"),
            sheet ->
                Breach.when(
                    sheet.now().amount("fundraisingIncome") > sheet.now().amount("incomeDonations"),
                    "公开募捐收入不能多于捐赠收入。请核对。")),
        partOf(
            "charity-spending-within-expense", "慈善活动支出与业务活动表对照", "charitySpending", "expenseTotal"),
        soft(
            "charity-admin-within-admin",
            "慈善活动管理费用与业务活动表对照",
            List.of("charityAdminCost", "expenseAdmin"),
            sheet ->
                Breach.when(
                    sheet.now().amount("charityAdminCost") > sheet.now().amount("expenseAdmin"),
                    "慈善活动管理费用多于业务活动表的管理费用。请核对，或者说明列在哪里。")),
        soft(
            "charity-spending-without-project",
            "慈善项目与支出对照",
            List.of("charityProjects", "charitySpending"),
            sheet ->
                Breach.when(
                    sheet.now().amount("charitySpending") > 0
                        && sheet.isFilled("charityProjects")
                        && sheet.now().amount("charityProjects") == 0,
                    "有慈善活动支出，慈善项目却是 0 个。请核对，或者说明用在哪里。")));
  }
}
