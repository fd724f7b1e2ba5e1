package cn.pufa.creditlist;

import static cn.pufa.creditlist.Listings.FULL;
import static cn.pufa.creditlist.Listings.LISTED;
import static cn.pufa.creditlist.Listings.entry;
import static cn.pufa.creditlist.Listings.ground;
import static cn.pufa.creditlist.Listings.hold;
import static cn.pufa.creditlist.Listings.missed;
import static cn.pufa.creditlist.Listings.move;
import static cn.pufa.creditlist.Listings.owed;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.creditlist.Hold.How;
import cn.pufa.creditlist.Plan.Verdict;
import cn.pufa.creditlist.Wording.Missing;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final Rules RULES = Rules.load();
  private static final LocalDate TODAY = LISTED.plusMonths(1);
  private static final List<Missing> OWED = List.of(owed(2021), owed(2022));
  private static final Entry ABNORMAL = entry(Kind.ABNORMAL, missed(2022, null));

  private static Plan plan(List<Missing> owed, Entry entry, Hold hold) {
    return Plan.of(owed, entry, null, hold, RULES, TODAY);
  }

  @Test
  void whoOwesIsListedForEveryYear() {
    Plan plan = plan(OWED, null, null);
    assertThat(plan.verdict()).isEqualTo(Verdict.LIST_ABNORMAL);
    assertThat(plan.missing()).isEqualTo(OWED);
    assertThat(plan.explanation()).contains("2021年度报告到2022年5月31日没有收到、2022年度报告到2023年5月31日没有收到。");
    assertThat(plan(List.of(), null, null).verdict()).isEqualTo(Verdict.FINE);
  }

  @Test
  void whatIsUnderWayWaits() {
    Plan plan = Plan.of(OWED, null, MoveKind.LIST_ABNORMAL, null, RULES, TODAY);
    assertThat(plan.verdict()).isEqualTo(Verdict.WAITS);
    assertThat(plan.explanation()).contains("拟列入活动异常名录告知书");
  }

  @Test
  void aHoldLastsToItsLastDay() {
    assertThat(plan(OWED, null, hold(How.HOLD, TODAY)).explanation())
        .isEqualTo("暂缓到2023年8月3日：演示·受灾");
    assertThat(plan(OWED, null, hold(How.HOLD, null)).explanation()).startsWith("暂缓到另行通知");
    assertThat(plan(OWED, null, hold(How.HOLD, TODAY.minusDays(1))).verdict())
        .isEqualTo(Verdict.LIST_ABNORMAL);
    assertThat(plan(List.of(), ABNORMAL, hold(How.HOLD, TODAY)).verdict()).isEqualTo(Verdict.HELD);
    assertThat(plan(List.of(), null, hold(How.HOLD, TODAY)).verdict()).isEqualTo(Verdict.FINE);
  }

  @Test
  void yearsLeftOutDoNotCount() {
    Plan plan = plan(OWED, null, hold(How.EXCLUDE, null, 2021));
    assertThat(plan.verdict()).isEqualTo(Verdict.LIST_ABNORMAL);
    assertThat(plan.missing()).containsExactly(owed(2022));
    Plan whole = plan(OWED, null, hold(How.EXCLUDE, null));
    assertThat(whole.verdict()).isEqualTo(Verdict.HELD);
    assertThat(whole.explanation()).isEqualTo("欠报的年度已经排除：演示·受灾");
  }

  @Test
  void aFurtherYearIsAddedOnce() {
    Plan plan = plan(OWED, ABNORMAL, null);
    assertThat(plan.verdict()).isEqualTo(Verdict.ADD_GROUND);
    assertThat(plan.missing()).containsExactly(owed(2021));
    assertThat(plan.entry()).isSameAs(ABNORMAL);
    assertThat(plan.differs()).isFalse();
    Plan nothingNew = plan(List.of(owed(2022)), ABNORMAL, null);
    assertThat(nothingNew.verdict()).isEqualTo(Verdict.FINE);
    assertThat(nothingNew.explanation()).isEqualTo("已在活动异常名录，没有新的情形，2025年7月3日满2年。");
  }

  @Test
  void theSeriousListComesTheDayAfterTwoYears() {
    assertThat(Plan.of(List.of(), ABNORMAL, null, null, RULES, FULL).verdict())
        .isEqualTo(Verdict.FINE);
    Plan full = Plan.of(List.of(), ABNORMAL, null, null, RULES, FULL.plusDays(1));
    assertThat(full.verdict()).isEqualTo(Verdict.MOVE_SERIOUS);
    assertThat(full.explanation()).startsWith("2023年7月3日列入活动异常名录，2025年7月3日满2年");
    Entry cured = entry(Kind.ABNORMAL, missed(2022, TODAY));
    assertThat(Plan.of(List.of(), cured, null, null, RULES, FULL.plusDays(1)).explanation())
        .contains("应当办理移出");
  }

  @Test
  void whoCuredEverythingAndOwesAnotherYearGetsItAsAGround() {
    Entry cured = entry(Kind.ABNORMAL, missed(2022, TODAY));
    List<Missing> owes = List.of(owed(2021));
    LocalDate after = FULL.plusDays(1);
    Plan plan = Plan.of(owes, cured, null, null, RULES, after);
    assertThat(plan.verdict()).isEqualTo(Verdict.ADD_GROUND);
    assertThat(plan.missing()).isEqualTo(owes);
    assertThat(Plan.of(owes, ABNORMAL, null, null, RULES, after).verdict())
        .as("what stands moves first")
        .isEqualTo(Verdict.MOVE_SERIOUS);
    assertThat(Plan.of(owes, cured, MoveKind.REMOVE_ABNORMAL, null, RULES, after).verdict())
        .isEqualTo(Verdict.WAITS);
  }

  @Test
  void whatTheMonthsAloneKeepDoesNotMoveToTheSeriousList() {
    Entry warned = entry(Kind.ABNORMAL, ground("small_penalty", null, null));
    Plan plan = Plan.of(List.of(), warned, null, null, RULES, FULL.plusDays(1));
    assertThat(plan.verdict()).isEqualTo(Verdict.FINE);
    assertThat(plan.explanation()).isEqualTo("列入已满2年，但没有可以整改的已满6个月，其他情形都已经消除，应当办理移出。");
  }

  @Test
  void whoAppliedToLeaveWaitsAndIsNotMoved() {
    MoveKind leaving = MoveKind.REMOVE_ABNORMAL;
    Plan full = Plan.of(List.of(), ABNORMAL, leaving, null, RULES, FULL.plusDays(1));
    assertThat(full.verdict()).isEqualTo(Verdict.WAITS);
    assertThat(full.explanation()).contains("移出申请还没有核实或者决定");
    assertThat(Plan.of(List.of(owed(2021)), ABNORMAL, leaving, null, RULES, TODAY).verdict())
        .as("a year more is added all the same")
        .isEqualTo(Verdict.ADD_GROUND);
  }

  @Test
  void whoIsOnTheSeriousListStaysThere() {
    Entry serious = entry(Kind.SERIOUS, ground("large_fine", null, null));
    Plan plan = Plan.of(List.of(), serious, null, null, RULES, FULL.plusDays(1));
    assertThat(plan.verdict()).isEqualTo(Verdict.FINE);
    assertThat(plan.explanation()).isEqualTo("已在严重违法失信名单，没有新的情形。");
    assertThat(plan(List.of(owed(2021)), serious, null).verdict()).isEqualTo(Verdict.ADD_GROUND);
  }

  @Test
  void bothReadingsAreToldWhereTheyDiffer() {
    LocalDate other = TODAY.minusDays(1);
    Entry entry = entry(Kind.ABNORMAL, LISTED, other, missed(2022, null));
    Plan plan = plan(List.of(), entry, null);
    assertThat(plan.differs()).isTrue();
    assertThat(plan.explanation()).contains("按列入时的算法是2025年7月3日，按另一种是2023年8月2日", "按另一种算法已经满2年");
    Entry fullToday = entry(Kind.ABNORMAL, LISTED, TODAY, missed(2022, null));
    assertThat(plan(List.of(), fullToday, null).explanation()).doesNotContain("已经满2年");
  }

  @Test
  void threeVerdictsPropose() {
    assertThat(List.of(Verdict.values()))
        .filteredOn(Verdict::proposes)
        .containsExactly(Verdict.LIST_ABNORMAL, Verdict.ADD_GROUND, Verdict.MOVE_SERIOUS);
    assertThat(Verdict.of(Verdict.MOVE_SERIOUS.code())).isEqualTo(Verdict.MOVE_SERIOUS);
  }

  @Test
  void whereAnOrganisationStands() {
    assertThat(Standing.of(null, List.of())).isEqualTo(Standing.NORMAL);
    assertThat(Standing.of(null, List.of(move(MoveKind.LIST_ABNORMAL, missed(2022, null)))))
        .isEqualTo(new Standing(State.PROPOSED, LISTED.plusDays(9), List.of(missed(2022, null))));
    assertThat(Standing.of(null, List.of(move(MoveKind.LIST_SERIOUS))).state())
        .isEqualTo(State.PROPOSED_SERIOUS);
    assertThat(Standing.of(null, List.of(move(MoveKind.REMOVE_ABNORMAL))))
        .isEqualTo(Standing.NORMAL);
    Entry cured = entry(Kind.ABNORMAL, missed(2021, TODAY), missed(2022, null));
    assertThat(Standing.of(cured, List.of()))
        .isEqualTo(new Standing(State.ABNORMAL, LISTED, List.of(missed(2022, null))));
    assertThat(Standing.of(cured, List.of(move(MoveKind.MOVE_SERIOUS))).since())
        .isEqualTo(LISTED.plusDays(9));
    Entry serious = entry(Kind.SERIOUS, missed(2022, null));
    assertThat(Standing.of(serious, List.of(move(MoveKind.LIST_SERIOUS))).state())
        .isEqualTo(State.SERIOUS);
  }

  @Test
  void theTwoReadingsPartWithAFurtherMissedReport() {
    TwoYears listed = TwoYears.listed(LISTED);
    assertThat(listed).isEqualTo(new TwoYears(LISTED, LISTED));
    TwoYears same = listed.added(TODAY, true);
    assertThat(same.from(Reading.CONTINUES)).isEqualTo(LISTED);
    assertThat(same.from(Reading.RESTARTS)).isEqualTo(TODAY);
    assertThat(same.fromOther(Reading.CONTINUES)).isEqualTo(TODAY);
    assertThat(same.fromOther(Reading.RESTARTS)).isEqualTo(LISTED);
    assertThat(listed.added(TODAY, false)).isEqualTo(TwoYears.listed(TODAY));
    assertThat(TwoYears.full(LISTED, Rules.load().period(Rules.SERIOUS_AFTER)).last())
        .isEqualTo(FULL);
  }

  @Test
  void anEntryKnowsWhatItRestsOn() {
    assertThat(ABNORMAL.isOpen()).isTrue();
    assertThat(ABNORMAL.restsOnMissedReports()).isTrue();
    assertThat(entry(Kind.ABNORMAL, missed(2022, TODAY)).restsOnMissedReports())
        .as("a further one is another ground")
        .isFalse();
    assertThat(entry(Kind.SERIOUS, ground("large_fine", null, null)).restsOnMissedReports())
        .isFalse();
    LocalDate other = TODAY;
    assertThat(entry(Kind.ABNORMAL, other, FULL).twoYears()).isEqualTo(new TwoYears(LISTED, other));
  }
}
