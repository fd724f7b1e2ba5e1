package cn.pufa.filing;

/** The cases of {@link ActivityRules}. */
final class ActivityCases {

  private ActivityCases() {}

  static void addTo(RuleCases cases) {
    cases.group(
        "name-registered",
        sheet -> sheet.with("name", "廉江市演示总会"),
        sheet -> sheet.with("name", " 廉江市演示协会 "));
    cases.group(
        "code-registered",
        sheet -> sheet.with("creditCode", "51440881MJD0000001"),
        sheet -> sheet.with("creditCode", "51440881MJD0000000"));
    cases.group(
        "address-registered",
        sheet -> sheet.with("address", "演示路 2 号"),
        sheet -> sheet.with("address", "演示路1号"));
    cases.group(
        "representative-registered",
        sheet -> sheet.with("legalRepresentative", "演示会长乙").row("leaders", 0, "name", "演示会长乙"),
        sheet -> sheet.with("legalRepresentative", "演示会长甲"));
    cases.group(
        "unit-registered",
        sheet -> sheet.without("supervisingUnit"),
        sheet -> sheet.with("supervisingUnit", "廉江市演示局"));
    cases.group(
        "day-registered",
        sheet -> sheet.with("registeredOn", "2015-03-03"),
        sheet -> sheet.with("registeredOn", "2015-03-02"));
    cases.group(
        "activity-list",
        sheet -> sheet.with("activityCount", 3),
        sheet ->
            sheet
                .with("activityCount", 3)
                .add("activities", "title", "演示", "heldOn", "2025-12-31", "scopeItem", 2));
    cases.group(
        "activity-in-year",
        sheet -> sheet.row("activities", 0, "heldOn", "2026-01-01"),
        sheet -> sheet.row("activities", 0, "heldOn", "2025-01-01"));
    cases.group(
        "activity-outside-scope",
        sheet -> sheet.row("activities", 0, "scopeItem", 3),
        sheet -> sheet.row("activities", 0, "scopeItem", 2));
    cases.group(
        "activity-none",
        sheet -> sheet.with("activityCount", 0).without("activities").with("activityCost", 0),
        sheet -> {
          sheet.with("activityCount", 1).with("activityCost", 20000000);
          sheet.now.getAsJsonArray("activities").remove(1);
        });
    cases.group(
        "activity-cost-sum",
        sheet -> sheet.with("activityCost", 49999999),
        sheet -> sheet.with("activityCost", 50000000));
    cases.group(
        "activity-cost-expense",
        sheet -> sheet.with("expenseActivities", 49999999).with("expenseOther", 22000001),
        sheet -> sheet.with("expenseActivities", 50000000).with("expenseOther", 22000000));
    cases.group(
        "branch-list",
        sheet -> sheet.with("branchCount", 1),
        sheet ->
            sheet.with("branchCount", 1).add("branches", "name", "演示分会", "since", "2020-01-01"));
    cases.school(
        "branch-not-allowed",
        sheet ->
            sheet.with("branchCount", 1).add("branches", "name", "演示分校", "since", "2020-01-01"),
        sheet -> sheet.with("branchCount", 0));
    cases.group(
        "branch-decided",
        sheet ->
            sheet.with("branchCount", 1).add("branches", "name", "演示分会", "since", "2025-01-01"),
        sheet ->
            sheet.with("branchCount", 1).add("branches", "name", "演示分会", "since", "2024-12-31"));
    cases.group(
        "branch-since",
        sheet ->
            sheet.with("branchCount", 1).add("branches", "name", "演示分会", "since", "2015-03-01"),
        sheet ->
            sheet.with("branchCount", 1).add("branches", "name", "演示分会", "since", "2015-03-02"));
    cases.group(
        "branch-fewer",
        sheet -> sheet.last("branchCount", 1),
        sheet -> sheet.last("branchCount", 0));
    cases.group(
        "appraisals-approved",
        sheet -> sheet.with("appraisalsApproved", 1),
        sheet -> sheet.with("appraisalsApproved", 1).with("appraisals", 1));
    cases.group(
        "appraisals-unapproved",
        sheet -> sheet.with("appraisals", 1),
        sheet -> sheet.with("appraisals", 1).with("appraisalsApproved", 1));
    cases.group(
        "appraisals-charged",
        sheet -> sheet.with("appraisalFees", 1),
        sheet -> sheet.with("appraisalFees", 0));
    cases.group(
        "penalties-told",
        sheet -> sheet.with("penalties", 1),
        sheet -> sheet.with("penalties", 1).with("penaltyWords", "演示：警告一次，已改正。"));
    cases.group(
        "foreign-reported",
        sheet -> sheet.with("foreignActivities", 1),
        sheet -> sheet.with("foreignActivities", 1).with("foreignReported", "yes"));
    cases.group(
        "foreign-funds-income",
        sheet -> sheet.with("foreignFunds", 100000001).with("foreignReported", "yes"),
        sheet -> sheet.with("foreignFunds", 100000000).with("foreignReported", "yes"));
    cases.group(
        "rectified",
        sheet -> sheet.with("lastConclusion", "basically_qualified"),
        sheet ->
            sheet
                .with("lastConclusion", "basically_qualified")
                .with("rectified", "yes")
                .with("rectificationWords", "演示：已改正。"));
    cases.group(
        "rectification-told",
        sheet -> sheet.with("rectified", "yes"),
        sheet -> sheet.with("rectified", "yes").with("rectificationWords", "演示：已改正。"));
    cases.group(
        "last-year-filed",
        sheet -> {
          sheet.last.addProperty("lastConclusion", "unqualified");
          sheet.with("lastConclusion", "none");
        },
        sheet -> sheet.with("lastConclusion", "none"));
    cases.group(
        "prepared-after-year",
        sheet -> sheet.with("preparedOn", "2025-12-31"),
        sheet -> sheet.with("preparedOn", "2026-01-01"));
    cases.group(
        "matters-in-year",
        sheet -> sheet.add("matters", "what", "演示", "happenedOn", "2026-01-01", "reported", "yes"),
        sheet -> sheet.add("matters", "what", "演示", "happenedOn", "2025-12-31", "reported", "yes"));
    cases.group(
        "matters-reported",
        sheet -> sheet.add("matters", "what", "演示", "happenedOn", "2025-12-31", "reported", "no"),
        sheet -> sheet.add("matters", "what", "演示", "happenedOn", "2025-12-31", "reported", "yes"));
  }
}
