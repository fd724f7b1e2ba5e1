package cn.pufa.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule with a return that breaks exactly it, and one that just does not. */
class CatalogueTest {

  /**
   * @param breaks spoils a sound return so that this rule alone finds something
   * @param justNot goes as far as it may
   */
  private record Case(
      Supplier<SheetOf> sound, Consumer<SheetOf> breaks, Consumer<SheetOf> justNot) {}

  private static final Map<String, Case> CASES = new LinkedHashMap<>();

  static {
    money();
    giving();
    organs();
    doings();
  }

  private static void group(String rule, Consumer<SheetOf> breaks, Consumer<SheetOf> justNot) {
    CASES.put(rule, new Case(SheetOf::group, breaks, justNot));
  }

  private static void school(String rule, Consumer<SheetOf> breaks, Consumer<SheetOf> justNot) {
    CASES.put(rule, new Case(SheetOf::school, breaks, justNot));
  }

  private static void foundation(String rule, Consumer<SheetOf> breaks, Consumer<SheetOf> justNot) {
    CASES.put(rule, new Case(SheetOf::foundation, breaks, justNot));
  }

  private static void money() {
    for (String at : List.of("Open", "Close")) {
      String end = at.equals("Open") ? "open" : "close";
      group(
          "assets-sum-" + end,
          sheet -> sheet.with("receivables" + at, 1),
          sheet ->
              sheet
                  .with("receivables" + at, 1)
                  .with("fixed" + at, (at.equals("Open") ? 50000000 : 45000000) - 1));
      group(
          "liabilities-sum-" + end,
          sheet -> sheet.with("longLiabilities" + at, 1),
          sheet -> sheet.with("longLiabilities" + at, 0));
      group(
          "net-assets-sum-" + end,
          sheet -> sheet.with("netUnrestricted" + at, 1),
          sheet -> sheet.with("netRestricted" + at, at.equals("Open") ? 0 : 10000000));
      group(
          "assets-balance-" + end,
          sheet ->
              sheet
                  .with("assets" + at, at.equals("Open") ? 150000001 : 160000001)
                  .with("receivables" + at, 1),
          sheet -> sheet.with("receivables" + at, 0));
    }
    group(
        "opening-cash",
        sheet -> sheet.last("cashClose", 99999999),
        sheet -> sheet.last("cashClose", 100000000));
    group(
        "opening-fixed",
        sheet -> sheet.last("fixedClose", 49999999),
        sheet -> sheet.last("fixedClose", 50000000));
    group(
        "opening-assets",
        sheet -> sheet.last("assetsClose", 149999999),
        sheet -> sheet.last("assetsClose", 150000000));
    group(
        "opening-liabilities",
        sheet -> sheet.last("liabilitiesClose", 1),
        sheet -> sheet.last("liabilitiesClose", 20000000));
    group(
        "opening-net-assets",
        sheet -> sheet.last("netAssetsClose", 1),
        sheet -> sheet.last("netAssetsClose", 130000000));
    group(
        "income-sum",
        sheet -> sheet.with("incomeOther", 1),
        sheet ->
            sheet
                .with("incomeOther", 1)
                .with("incomeServices", 9999999)
                .with("serviceFees", 9999999));
    group(
        "expense-sum",
        sheet -> sheet.with("expenseOther", 12000001),
        sheet -> sheet.with("expenseOther", 11999999).with("expenseFundraising", 1));
    group(
        "net-change",
        sheet -> sheet.with("incomeTotal", 100000001).with("incomeOther", 1),
        sheet -> sheet.with("incomeOther", 0));
    group(
        "net-assets-moved",
        sheet ->
            sheet
                .with("netAssetsOpen", 130000001)
                .with("netUnrestrictedOpen", 130000001)
                .with("assetsOpen", 150000001)
                .with("receivablesOpen", 1),
        sheet -> sheet.with("netRestrictedOpen", 0));
    group(
        "flow-sum",
        sheet -> sheet.with("flowFinancing", 1),
        sheet -> sheet.with("flowFinancing", 1).with("flowOperations", 19999999));
    group(
        "flow-cash",
        sheet -> sheet.with("flowTotal", 15000001).with("flowFinancing", 1),
        sheet -> sheet.with("flowFinancing", 0));
    group(
        "salaries-within-expense",
        sheet -> sheet.with("expenseSalaries", 80000001),
        sheet -> sheet.with("expenseSalaries", 80000000));
    group(
        "salaries-without-staff",
        sheet -> nobody(sheet),
        sheet -> nobody(sheet).with("expenseSalaries", 0));
    group(
        "staff-without-salaries",
        sheet -> sheet.with("expenseSalaries", 0),
        sheet -> sheet.with("expenseSalaries", 1));
    group(
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

  private static void giving() {
    group(
        "member-fee-standard",
        sheet -> sheet.with("memberFeePayers", 19),
        sheet -> sheet.with("memberFeePayers", 20));
    group(
        "member-fee-payers",
        sheet -> sheet.with("memberFeePayers", 71),
        sheet -> sheet.with("memberFeePayers", 70));
    group(
        "member-fee-decided",
        sheet -> sheet.without("memberFeeDecidedOn"),
        sheet ->
            sheet
                .without("memberFeeDecidedOn")
                .with("incomeMemberFees", 0)
                .with("incomeOther", 20000000));
    group(
        "service-fees-in-income",
        sheet -> sheet.with("serviceFees", 10000001),
        sheet -> sheet.with("serviceFees", 10000000));
    group(
        "service-fee-items",
        sheet -> sheet.without("serviceFeeItems"),
        sheet -> sheet.without("serviceFeeItems").with("serviceFees", 0));
    group(
        "donations-sum",
        sheet -> sheet.with("donatedGoods", 10000001),
        sheet -> sheet.with("donatedGoods", 10000001).with("donatedCash", 19999999));
    group(
        "donations-in-income",
        sheet -> sheet.with("incomeDonations", 29999999).with("incomeOther", 1),
        sheet -> sheet.with("incomeOther", 0));
    group(
        "donations-carried",
        sheet -> sheet.with("donationsUsed", 25000001),
        sheet -> sheet.with("donationsUsed", 25000001).with("donationsClose", 9999999));
    group(
        "donations-opening",
        sheet -> sheet.last("donationsClose", 4999999),
        sheet -> sheet.last("donationsClose", 5000000));
    group(
        "donations-still-there",
        sheet -> sheet.with("donationsOpen", 155000001).with("donationsClose", 160000001),
        sheet -> sheet.with("donationsOpen", 155000000).with("donationsClose", 160000000));
    group(
        "public-spending-within-expense",
        sheet -> sheet.with("publicSpending", 80000001),
        sheet -> sheet.with("publicSpending", 80000000));
    foundation(
        "foundation-spending",
        sheet -> sheet.with("publicSpending", 10399999),
        sheet -> sheet.with("publicSpending", 10400000));
    foundation(
        "foundation-admin",
        sheet -> sheet.with("expenseAdmin", 8000001).with("expenseOther", 11999999),
        sheet -> sheet.with("expenseAdmin", 8000000));
    foundation(
        "foundation-last-year",
        sheet -> sheet.with("assetsLastYear", 130000001),
        sheet -> sheet.with("assetsLastYear", 130000000));
    foundation(
        "fundraising-qualified",
        sheet -> sheet.with("fundraisingIncome", 1).with("fundraisingCampaigns", 1),
        sheet ->
            sheet
                .with("fundraisingIncome", 1)
                .with("fundraisingCampaigns", 1)
                .with("fundraisingQualified", "yes"));
    foundation(
        "fundraising-filed",
        sheet -> sheet.with("fundraisingIncome", 1).with("fundraisingQualified", "yes"),
        sheet -> sheet.with("fundraisingIncome", 0).with("fundraisingQualified", "yes"));
    foundation(
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
    foundation(
        "charity-spending-within-expense",
        sheet -> sheet.with("charitySpending", 80000001),
        sheet -> sheet.with("charitySpending", 80000000));
    foundation(
        "charity-admin-within-admin",
        sheet -> sheet.with("charityAdminCost", 8000001),
        sheet -> sheet.with("charityAdminCost", 8000000));
    foundation(
        "charity-spending-without-project",
        sheet -> sheet.with("charityProjects", 0),
        sheet -> sheet.with("charityProjects", 0).with("charitySpending", 0));
  }

  private static void organs() {
    group(
        "staff-sum",
        sheet -> sheet.with("staffTotal", 6),
        sheet -> sheet.with("staffTotal", 6).with("staffPartTime", 4));
    group(
        "staff-female",
        sheet -> sheet.with("staffFemale", 6),
        sheet -> sheet.with("staffFemale", 5));
    group(
        "staff-college",
        sheet -> sheet.with("staffCollege", 6),
        sheet -> sheet.with("staffCollege", 5));
    group(
        "staff-insured",
        sheet -> sheet.with("staffInsured", 6),
        sheet -> sheet.with("staffInsured", 5));
    group(
        "staff-contracts",
        sheet -> sheet.with("staffContracts", 6),
        sheet -> sheet.with("staffContracts", 5));
    group(
        "full-time-contracts",
        sheet -> sheet.with("staffContracts", 1),
        sheet -> sheet.with("staffContracts", 2));
    group(
        "party-within-staff",
        sheet ->
            sheet
                .with("partyMembers", 6)
                .with("partyOrganization", "joint")
                .with("partySecretary", "演示书记")
                .with("partyActivities", 1),
        sheet ->
            sheet
                .with("partyMembers", 5)
                .with("partyOrganization", "joint")
                .with("partySecretary", "演示书记")
                .with("partyActivities", 1));
    group(
        "party-here",
        sheet -> sheet.with("partyMembersHere", 2),
        sheet -> sheet.with("partyMembersHere", 1));
    group(
        "party-organization",
        sheet -> sheet.with("partyMembers", 3),
        sheet -> sheet.with("partyMembers", 2));
    group(
        "party-own",
        sheet ->
            sheet
                .with("partyMembers", 3)
                .with("partyMembersHere", 2)
                .with("partyOrganization", "own")
                .with("partySecretary", "演示书记")
                .with("partyActivities", 1),
        sheet ->
            sheet
                .with("partyMembers", 3)
                .with("partyMembersHere", 3)
                .with("partyOrganization", "own")
                .with("partySecretary", "演示书记")
                .with("partyActivities", 1));
    group(
        "party-secretary",
        sheet -> sheet.with("partyOrganization", "joint").with("partyActivities", 1),
        sheet ->
            sheet
                .with("partyOrganization", "joint")
                .with("partyActivities", 1)
                .with("partySecretary", "演示书记"));
    group(
        "party-activities",
        sheet -> sheet.with("partyOrganization", "joint").with("partySecretary", "演示书记"),
        sheet ->
            sheet
                .with("partyOrganization", "joint")
                .with("partySecretary", "演示书记")
                .with("partyActivities", 1));
    group(
        "council-charter",
        sheet -> sheet.with("councilSize", 17),
        sheet -> sheet.with("councilSize", 15));
    group(
        "council-odd",
        sheet -> sheet.with("councilSize", 6),
        sheet -> sheet.with("councilSize", 7));
    group(
        "leaders-within-council",
        sheet -> {
          for (int more = 0; more < 5; more++) {
            sheet.add("leaders", "name", "演示副会长" + more, "post", "副会长");
          }
        },
        sheet -> {
          for (int more = 0; more < 4; more++) {
            sheet.add("leaders", "name", "演示副会长" + more, "post", "副会长");
          }
        });
    group(
        "representative-leads",
        sheet -> sheet.row("leaders", 0, "name", "演示别人"),
        sheet -> sheet.add("leaders", "name", "演示别人", "post", "副会长"));
    group(
        "leader-terms",
        sheet -> sheet.row("leaders", 0, "terms", 3),
        sheet -> sheet.row("leaders", 0, "terms", 2));
    group(
        "term-charter",
        sheet -> sheet.with("councilTermYears", 5),
        sheet -> sheet.with("councilTermYears", 4));
    group(
        "term-overdue",
        sheet -> sheet.with("councilElectedOn", "2021-12-31"),
        sheet -> sheet.with("councilElectedOn", "2022-01-01"));
    group(
        "elected-after-registration",
        sheet -> sheet.with("councilElectedOn", "2014-03-01").with("postponed", "yes"),
        sheet -> sheet.with("councilElectedOn", "2014-03-02").with("postponed", "yes"));
    group(
        "election-meeting",
        sheet -> withoutAssembly(sheet.withoutCharter().with("councilElectedOn", "2025-01-01")),
        sheet -> sheet.with("councilElectedOn", "2025-01-01"));
    group(
        "members-enough",
        sheet -> sheet.with("membersPersons", 39).with("membersUnits", 10),
        sheet -> sheet.with("membersPersons", 40).with("membersUnits", 10));
    group(
        "assembly-charter",
        CatalogueTest::withoutAssembly,
        sheet -> sheet.with("assemblyMeetings", 1));
    school(
        "council-meetings-charter",
        sheet -> {
          sheet.with("councilMeetings", 1);
          sheet.now.getAsJsonArray("meetings").remove(2);
        },
        sheet -> sheet.with("councilMeetings", 2));
    group(
        "assembly-list",
        sheet -> sheet.with("assemblyMeetings", 2),
        sheet ->
            sheet
                .with("assemblyMeetings", 2)
                .add(
                    "meetings",
                    "kind",
                    "assembly",
                    "heldOn",
                    "2025-12-31",
                    "due",
                    3,
                    "attended",
                    2));
    group(
        "council-list",
        sheet -> sheet.with("councilMeetings", 3),
        sheet ->
            sheet
                .with("councilMeetings", 3)
                .add(
                    "meetings",
                    "kind",
                    "council",
                    "heldOn",
                    "2025-01-01",
                    "due",
                    3,
                    "attended",
                    3));
    group(
        "meetings-in-year",
        sheet -> sheet.row("meetings", 0, "heldOn", "2024-12-31"),
        sheet -> sheet.row("meetings", 0, "heldOn", "2025-12-31"));
    group(
        "meetings-attendance",
        sheet -> sheet.row("meetings", 1, "attended", 6),
        sheet -> sheet.row("meetings", 1, "attended", 5));
    group(
        "meetings-quorum",
        sheet -> sheet.row("meetings", 1, "attended", 3),
        sheet -> sheet.row("meetings", 1, "due", 6).row("meetings", 1, "attended", 4));
    foundation(
        "council-foundation",
        sheet -> sheet.withoutCharter().with("councilSize", 27),
        sheet -> sheet.with("councilSize", 15));
  }

  private static void withoutAssembly(SheetOf sheet) {
    sheet.with("assemblyMeetings", 0);
    sheet.now.getAsJsonArray("meetings").remove(0);
  }

  private static void doings() {
    group(
        "name-registered",
        sheet -> sheet.with("name", "廉江市演示总会"),
        sheet -> sheet.with("name", " 廉江市演示协会 "));
    group(
        "code-registered",
        sheet -> sheet.with("creditCode", "51440881MJD0000001"),
        sheet -> sheet.with("creditCode", "51440881MJD0000000"));
    group(
        "address-registered",
        sheet -> sheet.with("address", "演示路 2 号"),
        sheet -> sheet.with("address", "演示路1号"));
    group(
        "representative-registered",
        sheet -> sheet.with("legalRepresentative", "演示会长乙").row("leaders", 0, "name", "演示会长乙"),
        sheet -> sheet.with("legalRepresentative", "演示会长甲"));
    group(
        "unit-registered",
        sheet -> sheet.without("supervisingUnit"),
        sheet -> sheet.with("supervisingUnit", "廉江市演示局"));
    group(
        "day-registered",
        sheet -> sheet.with("registeredOn", "2015-03-03"),
        sheet -> sheet.with("registeredOn", "2015-03-02"));
    group(
        "activity-list",
        sheet -> sheet.with("activityCount", 3),
        sheet ->
            sheet
                .with("activityCount", 3)
                .add("activities", "title", "演示", "heldOn", "2025-12-31", "scopeItem", 2));
    group(
        "activity-in-year",
        sheet -> sheet.row("activities", 0, "heldOn", "2026-01-01"),
        sheet -> sheet.row("activities", 0, "heldOn", "2025-01-01"));
    group(
        "activity-outside-scope",
        sheet -> sheet.row("activities", 0, "scopeItem", 3),
        sheet -> sheet.row("activities", 0, "scopeItem", 2));
    group(
        "activity-none",
        sheet -> sheet.with("activityCount", 0).without("activities").with("activityCost", 0),
        sheet -> {
          sheet.with("activityCount", 1).with("activityCost", 20000000);
          sheet.now.getAsJsonArray("activities").remove(1);
        });
    group(
        "activity-cost-sum",
        sheet -> sheet.with("activityCost", 49999999),
        sheet -> sheet.with("activityCost", 50000000));
    group(
        "activity-cost-expense",
        sheet -> sheet.with("expenseActivities", 49999999).with("expenseOther", 22000001),
        sheet -> sheet.with("expenseActivities", 50000000).with("expenseOther", 22000000));
    group(
        "branch-list",
        sheet -> sheet.with("branchCount", 1),
        sheet ->
            sheet.with("branchCount", 1).add("branches", "name", "演示分会", "since", "2020-01-01"));
    school(
        "branch-not-allowed",
        sheet ->
            sheet.with("branchCount", 1).add("branches", "name", "演示分校", "since", "2020-01-01"),
        sheet -> sheet.with("branchCount", 0));
    group(
        "branch-decided",
        sheet ->
            sheet.with("branchCount", 1).add("branches", "name", "演示分会", "since", "2025-01-01"),
        sheet ->
            sheet.with("branchCount", 1).add("branches", "name", "演示分会", "since", "2024-12-31"));
    group(
        "branch-since",
        sheet ->
            sheet.with("branchCount", 1).add("branches", "name", "演示分会", "since", "2015-03-01"),
        sheet ->
            sheet.with("branchCount", 1).add("branches", "name", "演示分会", "since", "2015-03-02"));
    group(
        "branch-fewer",
        sheet -> sheet.last("branchCount", 1),
        sheet -> sheet.last("branchCount", 0));
    group(
        "appraisals-approved",
        sheet -> sheet.with("appraisalsApproved", 1),
        sheet -> sheet.with("appraisalsApproved", 1).with("appraisals", 1));
    group(
        "appraisals-unapproved",
        sheet -> sheet.with("appraisals", 1),
        sheet -> sheet.with("appraisals", 1).with("appraisalsApproved", 1));
    group(
        "appraisals-charged",
        sheet -> sheet.with("appraisalFees", 1),
        sheet -> sheet.with("appraisalFees", 0));
    group(
        "penalties-told",
        sheet -> sheet.with("penalties", 1),
        sheet -> sheet.with("penalties", 1).with("penaltyWords", "演示：警告一次，已改正。"));
    group(
        "foreign-reported",
        sheet -> sheet.with("foreignActivities", 1),
        sheet -> sheet.with("foreignActivities", 1).with("foreignReported", "yes"));
    group(
        "foreign-funds-income",
        sheet -> sheet.with("foreignFunds", 100000001).with("foreignReported", "yes"),
        sheet -> sheet.with("foreignFunds", 100000000).with("foreignReported", "yes"));
    group(
        "rectified",
        sheet -> sheet.with("lastConclusion", "basically_qualified"),
        sheet ->
            sheet
                .with("lastConclusion", "basically_qualified")
                .with("rectified", "yes")
                .with("rectificationWords", "演示：已改正。"));
    group(
        "rectification-told",
        sheet -> sheet.with("rectified", "yes"),
        sheet -> sheet.with("rectified", "yes").with("rectificationWords", "演示：已改正。"));
    group(
        "last-year-filed",
        sheet -> {
          sheet.last.addProperty("lastConclusion", "unqualified");
          sheet.with("lastConclusion", "none");
        },
        sheet -> sheet.with("lastConclusion", "none"));
    group(
        "prepared-after-year",
        sheet -> sheet.with("preparedOn", "2025-12-31"),
        sheet -> sheet.with("preparedOn", "2026-01-01"));
    group(
        "matters-in-year",
        sheet -> sheet.add("matters", "what", "演示", "happenedOn", "2026-01-01", "reported", "yes"),
        sheet -> sheet.add("matters", "what", "演示", "happenedOn", "2025-12-31", "reported", "yes"));
    group(
        "matters-reported",
        sheet -> sheet.add("matters", "what", "演示", "happenedOn", "2025-12-31", "reported", "no"),
        sheet -> sheet.add("matters", "what", "演示", "happenedOn", "2025-12-31", "reported", "yes"));
  }

  @Test
  void aSoundReturnOfEachKindHasNoFinding() {
    for (Supplier<SheetOf> kind :
        List.<Supplier<SheetOf>>of(SheetOf::group, SheetOf::school, SheetOf::foundation)) {
      assertThat(kind.get().findings()).isEmpty();
    }
  }

  @Test
  void everyRuleHasItsCase() {
    Set<String> rules = Catalogue.rules().stream().map(Rule::id).collect(Collectors.toSet());
    assertThat(CASES.keySet()).containsExactlyInAnyOrderElementsOf(rules);
    assertThat(rules).hasSizeGreaterThan(90);
  }

  static Stream<Arguments> rules() {
    return Catalogue.rules().stream().map(rule -> Arguments.of(rule.id()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aReturnBreaksExactlyIt(String rule) {
    Case one = CASES.get(rule);
    SheetOf broken = one.sound().get();
    one.breaks().accept(broken);
    assertThat(broken.rules()).containsExactly(rule);
    Finding finding = broken.findings().getFirst();
    assertThat(finding.message()).endsWith("。");
    assertThat(finding.cells()).isNotEmpty();
    assertThat(finding.basis()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aReturnThatGoesAsFarAsItMayDoesNot(String rule) {
    Case one = CASES.get(rule);
    SheetOf sound = one.sound().get();
    one.justNot().accept(sound);
    assertThat(sound.rules()).isEmpty();
  }

  /** At least thirty that hold two or more cells or sources against each other. */
  @Test
  void manyRulesCompareTwoThings() {
    Set<String> comparing = new TreeSet<>();
    Catalogue.rules().stream()
        .filter(
            rule ->
                rule.cells().size() > 1
                    || rule.basis().contains("上年")
                    || rule.basis().contains("章程")
                    || rule.basis().contains("名册")
                    || rule.basis().contains("报告年度"))
        .forEach(rule -> comparing.add(rule.id()));
    System.out.println(
        "CatalogueTest: %d rules, %d compare"
            .formatted(Catalogue.rules().size(), comparing.size()));
    assertThat(comparing).hasSizeGreaterThan(30);
  }

  /** A new draft hears of each section once. */
  @Test
  void whatIsMissingIsToldBySection() {
    SheetOf empty =
        SheetOf.group().without("staffTotal").without("staffFullTime").without("partyMembers");
    assertThat(empty.rules()).containsExactly("required-basics", "required-party");
    assertThat(empty.findings().getFirst().cells()).containsExactly("staffTotal", "staffFullTime");
  }
}
