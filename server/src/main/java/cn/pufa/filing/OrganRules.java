package cn.pufa.filing;

import static cn.pufa.filing.Rule.hard;
import static cn.pufa.filing.Rule.partOf;
import static cn.pufa.filing.Rule.soft;

import cn.pufa.organization.OrganizationType;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** People, party and organs (人员、党建、组织机构、会议), with each other and with the charter. */
final class OrganRules {

  private static final String CHARTER = "本单位章程";
  private static final String PEOPLE = "人数对照";

  private OrganRules() {}

  static List<Rule> all() {
    return Stream.of(staff(), party(), council(), meetings()).flatMap(List::stream).toList();
  }

  private static List<Rule> staff() {
    return List.of(
        hard(
            "staff-sum",
            PEOPLE,
            List.of("staffTotal", "staffFullTime", "staffPartTime"),
            sheet ->
                Breach.when(
                    sheet.isFilled("staffTotal", "staffFullTime", "staffPartTime")
                        && sheet.now().amount("staffTotal")
                            != sheet.now().sum("staffFullTime", "staffPartTime"),
                    "工作人员总数应当等于专职加兼职。请核对。")),
        partOf("staff-female", PEOPLE, "staffFemale", "staffTotal"),
        partOf("staff-college", PEOPLE, "staffCollege", "staffTotal"),
        partOf("staff-insured", PEOPLE, "staffInsured", "staffTotal"),
        partOf("staff-contracts", PEOPLE, "staffContracts", "staffTotal"),
        soft(
            "full-time-contracts",
            "劳动合同法第10条",
            List.of("staffContracts", "staffFullTime"),
            sheet ->
                Breach.when(
                    sheet.isFilled("staffContracts", "staffFullTime")
                        && sheet.now().amount("staffContracts")
                            < sheet.now().amount("staffFullTime"),
                    "签订劳动合同的人数少于专职人数。请说明没有签订的原因。")));
  }

  private static List<Rule> party() {
    return List.of(
        partOf("party-within-staff", PEOPLE, "partyMembers", "staffTotal"),
        partOf("party-here", PEOPLE, "partyMembersHere", "partyMembers"),
        soft(
            "party-organization",
            "社会组织信用信息管理办法第11条；有三名以上正式党员的应当建立党组织",
            List.of("partyMembers", "partyOrganization"),
            sheet ->
                Breach.when(
                    sheet.now().amount("partyMembers") >= 3
                        && sheet.now().is("partyOrganization", "none"),
                    "党员有三名以上，还没有建立党组织。请说明原因和打算。")),
        soft(
            "party-own",
            "有三名以上正式党员的应当建立党组织",
            List.of("partyMembersHere", "partyOrganization"),
            sheet ->
                Breach.when(
                    sheet.now().is("partyOrganization", "own")
                        && sheet.isFilled("partyMembersHere")
                        && sheet.now().amount("partyMembersHere") < 3,
                    "单独建立了党组织，组织关系在本单位的党员却不到三名。请核对，或者说明。")),
        hard(
            "party-secretary",
            "党组织情况对照",
            List.of("partyOrganization", "partySecretary"),
            sheet ->
                Breach.when(
                    sheet.isFilled("partyOrganization")
                        && !sheet.now().is("partyOrganization", "none")
                        && sheet.now().words("partySecretary").isEmpty(),
                    "建立了党组织，请填写党组织负责人。")),
        soft(
            "party-activities",
            "党组织情况对照",
            List.of("partyOrganization", "partyActivities"),
            sheet ->
                Breach.when(
                    sheet.isFilled("partyOrganization")
                        && !sheet.now().is("partyOrganization", "none")
                        && sheet.now().amount("partyActivities") == 0,
                    "建立了党组织，本年却没有开展党组织活动。请说明。")));
  }

  private static List<Rule> council() {
    return List.of(
        soft(
            "council-charter",
            CHARTER,
            List.of("councilSize"),
            sheet ->
                sheet.charter() != null
                        && sheet.isFilled("councilSize")
                        && (sheet.now().amount("councilSize") < sheet.charter().councilMin()
                            || sheet.now().amount("councilSize") > sheet.charter().councilMax())
                    ? Breach.of("理事会成员人数和章程规定的不一致。请说明什么时候补选或调整。")
                        .with(
                            "章程规定的人数",
                            sheet.charter().councilMin()
                                + " 至 "
                                + sheet.charter().councilMax()
                                + " 人")
                    : null),
        soft(
            "council-foundation",
            "基金会管理条例第20条",
            List.of("councilSize"),
            sheet ->
                Breach.when(
                    sheet.isA(OrganizationType.FOUNDATION)
                        && sheet.isFilled("councilSize")
                        && (sheet.now().amount("councilSize") < 5
                            || sheet.now().amount("councilSize") > 25),
                    "基金会理事应当是 5 至 25 人。请说明什么时候补选或调整。")),
        soft(
            "council-odd",
            "章程示范文本：理事会一般为单数（待核对）",
            List.of("councilSize"),
            sheet ->
                Breach.when(
                    sheet.isFilled("councilSize") && sheet.now().amount("councilSize") % 2 == 0,
                    "理事会成员是双数，表决时可能出现平票。章程允许双数的，请说明。")),
        soft(
            "leaders-within-council",
            "负责人与理事会对照",
            List.of("leaders", "councilSize"),
            sheet ->
                Breach.when(
                    sheet.isFilled("councilSize", "leaders")
                        && sheet.now().rows("leaders").size() > sheet.now().amount("councilSize"),
                    "负责人比理事会成员还多。请核对两处的人数。")),
        soft(
            "representative-leads",
            "负责人与登记对照",
            List.of("leaders", "legalRepresentative"),
            sheet ->
                Breach.when(
                    sheet.isFilled("leaders", "legalRepresentative")
                        && sheet.now().rows("leaders").stream()
                            .noneMatch(
                                row ->
                                    row.words("name")
                                        .equals(sheet.now().words("legalRepresentative"))),
                    "负责人名单里没有法定代表人。请补上，或者说明由谁负责。")),
        soft(
            "leader-terms",
            "章程示范文本：负责人连任一般不超过两届（待核对）",
            List.of("leaders", "councilTermYears"),
            sheet ->
                Breach.when(
                    sheet.now().rows("leaders").stream().anyMatch(row -> row.amount("terms") > 2),
                    "有负责人连任超过两届。请说明是否经过批准。")),
        soft(
            "term-charter",
            CHARTER,
            List.of("councilTermYears"),
            sheet ->
                sheet.charter() != null
                        && sheet.isFilled("councilTermYears")
                        && sheet.now().amount("councilTermYears") != sheet.charter().termYears()
                    ? Breach.of("每届任期和章程规定的不一致。请核对，或者说明。")
                        .with("章程规定的任期", sheet.charter().termYears() + " 年")
                    : null),
        soft(
            "term-overdue",
            CHARTER,
            List.of("councilElectedOn", "councilTermYears", "postponed"),
            OrganRules::overdue),
        hard(
            "elected-after-registration",
            "换届日期与登记日期对照",
            List.of("councilElectedOn", "registeredOn"),
            sheet ->
                Breach.when(
                    sheet
                            .now()
                            .day("councilElectedOn")
                            .map(day -> day.isAfter(sheet.lastDay().plusYears(2)))
                            .orElse(false)
                        || sheet.isFilled("councilElectedOn", "registeredOn")
                            && sheet
                                .now()
                                .day("councilElectedOn")
                                .get()
                                .isBefore(sheet.now().day("registeredOn").get().minusYears(1)),
                    "本届理事会的产生日期和成立登记日期对不上。请核对年份。")),
        soft(
            "election-meeting",
            CHARTER,
            List.of("councilElectedOn", "assemblyMeetings"),
            sheet ->
                Breach.when(
                    sheet.isA(OrganizationType.SOCIAL_GROUP)
                        && sheet.isFilled("assemblyMeetings")
                        && sheet.now().amount("assemblyMeetings") == 0
                        && sheet.now().day("councilElectedOn").filter(sheet::isInYear).isPresent(),
                    "本年换了届，却没有开会员（代表）大会。请核对，或者说明由哪个会议选举。")),
        soft(
            "members-enough",
            "社会团体登记管理条例第10条",
            List.of("membersUnits", "membersPersons"),
            sheet ->
                Breach.when(
                    sheet.isA(OrganizationType.SOCIAL_GROUP)
                        && sheet.isFilled("membersUnits", "membersPersons")
                        && sheet.now().amount("membersPersons") < 50
                        && sheet.now().amount("membersUnits") < 30
                        && sheet.now().sum("membersUnits", "membersPersons") < 50,
                    "会员数不到设立社会团体要求的人数（个人会员 50 个，或单位会员 30 个，或混合 50 个）。请说明。")));
  }

  /** The last day of the term is the same day so many years later. */
  private static Breach overdue(Sheet sheet) {
    if (!sheet.isFilled("councilElectedOn", "councilTermYears")) {
      return null;
    }
    int years =
        sheet.charter() == null
            ? (int) sheet.now().amount("councilTermYears")
            : sheet.charter().termYears();
    LocalDate end = sheet.now().day("councilElectedOn").orElseThrow().plusYears(years);
    return end.isAfter(sheet.lastDay()) || sheet.now().is("postponed", "yes")
        ? null
        : Breach.of("理事会届期已满，还没有换届，也没有批准延期。请说明什么时候换届。").with("届期届满", Words.day(end));
  }

  private static List<Rule> meetings() {
    return List.of(
        soft(
            "assembly-charter",
            CHARTER,
            List.of("assemblyMeetings"),
            sheet ->
                sheet.charter() != null
                    ? fewer(sheet, "assemblyMeetings", sheet.charter().assemblyMeetingsPerYear())
                    : null),
        soft(
            "council-meetings-charter",
            CHARTER,
            List.of("councilMeetings"),
            sheet ->
                sheet.charter() != null
                    ? fewer(sheet, "councilMeetings", sheet.charter().councilMeetingsPerYear())
                    : null),
        hard(
            "assembly-list",
            "会议次数与列表对照",
            List.of("assemblyMeetings", "meetings"),
            sheet -> listed(sheet, "assemblyMeetings", "assembly")),
        hard(
            "council-list",
            "会议次数与列表对照",
            List.of("councilMeetings", "meetings"),
            sheet -> listed(sheet, "councilMeetings", "council")),
        hard(
            "meetings-in-year",
            "会议日期与报告年度对照",
            List.of("meetings"),
            sheet ->
                Breach.when(
                    sheet.now().rows("meetings").stream()
                        .anyMatch(
                            row ->
                                row.day("heldOn").filter(day -> !sheet.isInYear(day)).isPresent()),
                    "会议列表里有不是" + sheet.year() + "年的日期。请核对。")),
        hard(
            "meetings-attendance",
            "应到与实到人数对照",
            List.of("meetings"),
            sheet ->
                Breach.when(
                    sheet.now().rows("meetings").stream()
                        .anyMatch(row -> row.amount("attended") > row.amount("due")),
                    "有会议的实到人数多于应到人数。请核对。")),
        soft(
            "meetings-quorum",
            "章程示范文本：三分之二以上出席方能召开",
            List.of("meetings"),
            sheet ->
                Breach.when(
                    sheet.now().rows("meetings").stream()
                        .anyMatch(
                            row ->
                                !row.is("kind", "supervisors")
                                    && row.amount("attended") * 3 < row.amount("due") * 2),
                    "有会议的实到人数不到应到的三分之二。请说明会议决议是否有效。")));
  }

  private static Breach fewer(Sheet sheet, String code, Integer wanted) {
    return wanted == null || !sheet.isFilled(code) || sheet.now().amount(code) >= wanted
        ? null
        : Breach.of("会议次数少于章程规定。请说明原因。").with("章程规定每年至少", wanted + " 次");
  }

  private static Breach listed(Sheet sheet, String code, String kind) {
    long rows = sheet.now().rows("meetings").stream().filter(row -> row.is("kind", kind)).count();
    return sheet.isFilled(code) && rows != sheet.now().amount(code)
        ? Breach.of(sheet.form().label(code) + "和会议列表里的行数不一致。请补齐列表，或者改次数。")
            .with("列表里有", rows + " 次")
        : null;
  }
}
