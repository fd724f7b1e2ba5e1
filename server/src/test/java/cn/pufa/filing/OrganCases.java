package cn.pufa.filing;

/** The cases of {@link OrganRules}. */
final class OrganCases {

  private OrganCases() {}

  static void addTo(RuleCases cases) {
    cases.group(
        "staff-sum",
        sheet -> sheet.with("staffTotal", 6),
        sheet -> sheet.with("staffTotal", 6).with("staffPartTime", 4));
    cases.group(
        "staff-female",
        sheet -> sheet.with("staffFemale", 6),
        sheet -> sheet.with("staffFemale", 5));
    cases.group(
        "staff-college",
        sheet -> sheet.with("staffCollege", 6),
        sheet -> sheet.with("staffCollege", 5));
    cases.group(
        "staff-insured",
        sheet -> sheet.with("staffInsured", 6),
        sheet -> sheet.with("staffInsured", 5));
    cases.group(
        "staff-contracts",
        sheet -> sheet.with("staffContracts", 6),
        sheet -> sheet.with("staffContracts", 5));
    cases.group(
        "full-time-contracts",
        sheet -> sheet.with("staffContracts", 1),
        sheet -> sheet.with("staffContracts", 2));
    cases.group(
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
    cases.group(
        "party-here",
        sheet -> sheet.with("partyMembersHere", 2),
        sheet -> sheet.with("partyMembersHere", 1));
    cases.group(
        "party-organization",
        sheet -> sheet.with("partyMembers", 3),
        sheet -> sheet.with("partyMembers", 2));
    cases.group(
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
    cases.group(
        "party-secretary",
        sheet -> sheet.with("partyOrganization", "joint").with("partyActivities", 1),
        sheet ->
            sheet
                .with("partyOrganization", "joint")
                .with("partyActivities", 1)
                .with("partySecretary", "演示书记"));
    cases.group(
        "party-activities",
        sheet -> sheet.with("partyOrganization", "joint").with("partySecretary", "演示书记"),
        sheet ->
            sheet
                .with("partyOrganization", "joint")
                .with("partySecretary", "演示书记")
                .with("partyActivities", 1));
    cases.group(
        "council-charter",
        sheet -> sheet.with("councilSize", 17),
        sheet -> sheet.with("councilSize", 15));
    cases.group(
        "council-odd",
        sheet -> sheet.with("councilSize", 6),
        sheet -> sheet.with("councilSize", 7));
    cases.group(
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
    cases.group(
        "representative-leads",
        sheet -> sheet.row("leaders", 0, "name", "演示别人"),
        sheet -> sheet.add("leaders", "name", "演示别人", "post", "副会长"));
    cases.group(
        "leader-terms",
        sheet -> sheet.row("leaders", 0, "terms", 3),
        sheet -> sheet.row("leaders", 0, "terms", 2));
    cases.group(
        "term-charter",
        sheet -> sheet.with("councilTermYears", 5),
        sheet -> sheet.with("councilTermYears", 4));
    cases.group(
        "term-overdue",
        sheet -> sheet.with("councilElectedOn", "2021-12-31"),
        sheet -> sheet.with("councilElectedOn", "2022-01-01"));
    cases.group(
        "elected-after-registration",
        sheet -> sheet.with("councilElectedOn", "2014-03-01").with("postponed", "yes"),
        sheet -> sheet.with("councilElectedOn", "2014-03-02").with("postponed", "yes"));
    cases.group(
        "election-meeting",
        sheet -> withoutAssembly(sheet.withoutCharter().with("councilElectedOn", "2025-01-01")),
        sheet -> sheet.with("councilElectedOn", "2025-01-01"));
    cases.group(
        "members-enough",
        sheet -> sheet.with("membersPersons", 39).with("membersUnits", 10),
        sheet -> sheet.with("membersPersons", 40).with("membersUnits", 10));
    cases.group(
        "assembly-charter",
        OrganCases::withoutAssembly,
        sheet -> sheet.with("assemblyMeetings", 1));
    cases.school(
        "council-meetings-charter",
        sheet -> {
          sheet.with("councilMeetings", 1);
          sheet.now.getAsJsonArray("meetings").remove(2);
        },
        sheet -> sheet.with("councilMeetings", 2));
    cases.group(
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
    cases.group(
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
    cases.group(
        "meetings-in-year",
        sheet -> sheet.row("meetings", 0, "heldOn", "2024-12-31"),
        sheet -> sheet.row("meetings", 0, "heldOn", "2025-12-31"));
    cases.group(
        "meetings-attendance",
        sheet -> sheet.row("meetings", 1, "attended", 6),
        sheet -> sheet.row("meetings", 1, "attended", 5));
    cases.group(
        "meetings-quorum",
        sheet -> sheet.row("meetings", 1, "attended", 3),
        sheet -> sheet.row("meetings", 1, "due", 6).row("meetings", 1, "attended", 4));
    cases.foundation(
        "council-foundation",
        sheet -> sheet.withoutCharter().with("councilSize", 27),
        sheet -> sheet.with("councilSize", 15));
  }

  private static void withoutAssembly(SheetOf sheet) {
    sheet.with("assemblyMeetings", 0);
    sheet.now.getAsJsonArray("meetings").remove(0);
  }
}
