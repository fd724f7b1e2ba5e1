package cn.pufa.creditlist;

import static cn.pufa.creditlist.Listings.FULL;
import static cn.pufa.creditlist.Listings.LISTED;
import static cn.pufa.creditlist.Listings.entry;
import static cn.pufa.creditlist.Listings.ground;
import static cn.pufa.creditlist.Listings.missed;
import static cn.pufa.creditlist.Listings.move;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardsTest {

  private static final Rules RULES = Rules.load();
  private static final LocalDate TODAY = LISTED.plusMonths(1);
  private static final Entry ABNORMAL = entry(Kind.ABNORMAL, missed(2022, null));
  private static final Entry SERIOUS = entry(Kind.SERIOUS, ground("large_fine", null, null));

  private static Optional<String> propose(MoveKind kind, Entry entry) {
    return Guards.propose(kind, entry, List.of(), false, RULES, TODAY);
  }

  private static Optional<String> moveSerious(Entry entry, LocalDate today) {
    return Guards.moveSerious(entry, false, RULES, today);
  }

  @Test
  void oneMoveAtATime() {
    assertThat(
            Guards.propose(
                MoveKind.LIST_ABNORMAL,
                null,
                List.of(move(MoveKind.LIST_SERIOUS)),
                false,
                RULES,
                TODAY))
        .hasValueSatisfying(why -> assertThat(why).contains("已经有一件在办", "拟列入严重违法失信名单告知书"));
  }

  @Test
  void whoIsListedIsNotListedAgain() {
    assertThat(propose(MoveKind.LIST_ABNORMAL, null)).isEmpty();
    assertThat(propose(MoveKind.LIST_ABNORMAL, ABNORMAL)).hasValue("这个单位已经在活动异常名录，请选“增加情形”。");
    assertThat(propose(MoveKind.LIST_SERIOUS, null)).isEmpty();
    assertThat(propose(MoveKind.LIST_SERIOUS, ABNORMAL)).isEmpty();
    assertThat(propose(MoveKind.LIST_SERIOUS, SERIOUS)).isPresent();
  }

  @Test
  void aGroundIsAddedToAnEntryOnly() {
    assertThat(propose(MoveKind.ADD_GROUND, null)).isPresent();
    assertThat(propose(MoveKind.ADD_GROUND, ABNORMAL)).isEmpty();
  }

  @Test
  void aRemovalBeginsWithAnApplication() {
    assertThat(propose(MoveKind.REMOVE_ABNORMAL, ABNORMAL)).hasValue("移出要由申请开始。");
  }

  @Test
  void movesToTheSeriousListTheDayAfterTwoYears() {
    assertThat(moveSerious(null, FULL.plusDays(1))).hasValue("这个单位现在不在活动异常名录。");
    assertThat(moveSerious(SERIOUS, FULL.plusDays(1))).hasValue("这个单位现在不在活动异常名录。");
    assertThat(moveSerious(ABNORMAL, FULL))
        .hasValueSatisfying(why -> assertThat(why).contains("2025年7月3日届满，2025年7月4日起"));
    assertThat(moveSerious(ABNORMAL, FULL.plusDays(1))).isEmpty();
    assertThat(Guards.propose(MoveKind.MOVE_SERIOUS, ABNORMAL, List.of(), false, RULES, FULL))
        .isPresent();
  }

  @Test
  void whoCuredEverythingDoesNotMoveToTheSeriousList() {
    assertThat(moveSerious(entry(Kind.ABNORMAL, missed(2022, TODAY)), FULL.plusDays(1)))
        .hasValueSatisfying(why -> assertThat(why).contains("应当办理移出"));
  }

  /** Warned before, and nothing added since that day. */
  private static Entry warned(LocalDate restarted) {
    return entry(Kind.ABNORMAL, restarted, FULL, ground("small_penalty", null, null));
  }

  @Test
  void whatTheMonthsAloneKeepIsRemovedAndDoesNotMove() {
    LocalDate after = FULL.plusDays(1);
    assertThat(moveSerious(warned(LISTED), after))
        .hasValue("没有可以整改的已满6个月，其他情形都已经消除，应当办理移出，不能转入严重违法失信名单。");
    assertThat(moveSerious(warned(FULL.minusMonths(5)), after)).isEmpty();
    Entry owing = entry(Kind.ABNORMAL, ground("small_penalty", null, null), missed(2022, null));
    assertThat(moveSerious(owing, after)).isEmpty();
  }

  @Test
  void theSixMonthsBeginAgainWithANewGround() {
    LocalDate added = LISTED.plusMonths(4);
    LocalDate last = added.plusMonths(6);
    assertThat(Guards.remove(warned(added), RULES, false, LISTED.plusMonths(7)))
        .hasValueSatisfying(why -> assertThat(why).contains("满6个月", "2024年5月3日届满"));
    assertThat(Guards.remove(warned(added), RULES, false, last)).isPresent();
    assertThat(Guards.remove(warned(added), RULES, false, last.plusDays(1))).isEmpty();
  }

  @Test
  void whoAppliedToLeaveIsNotMovedMeanwhile() {
    assertThat(Guards.moveSerious(ABNORMAL, true, RULES, FULL.plusDays(1)))
        .hasValue("这个单位申请移出，还没有核实或者决定。请先办移出申请。");
  }

  @Test
  void aMissedReportIsHandedInBeforeARemoval() {
    assertThat(Guards.remove(null, RULES, false, TODAY)).hasValue("这个单位不在名录里，没有可以移出的。");
    Entry owing = entry(Kind.ABNORMAL, missed(2021, null), missed(2022, TODAY), missed(2023, null));
    assertThat(Guards.missing(owing, RULES, false, TODAY))
        .containsExactly("2021年度、2023年度工作报告还没有补报，不能移出。每一年各算各的，要全部补报。");
    assertThat(Guards.remove(owing, RULES, false, TODAY)).isPresent();
    assertThat(Guards.remove(entry(Kind.ABNORMAL, missed(2022, TODAY)), RULES, false, TODAY))
        .isEmpty();
  }

  @Test
  void otherDutiesAreForTheVerificationToFindOut() {
    assertThat(
            Guards.remove(
                entry(Kind.ABNORMAL, ground("unreachable", null, null)), RULES, false, TODAY))
        .isEmpty();
  }

  @Test
  void whatCannotBeRectifiedStaysSixMonths() {
    Entry fundraising = entry(Kind.ABNORMAL, ground("fundraising", null, null));
    assertThat(Guards.remove(fundraising, RULES, false, LISTED.plusMonths(6)))
        .hasValueSatisfying(why -> assertThat(why).contains("满6个月", "2024年1月3日届满"));
    assertThat(Guards.remove(fundraising, RULES, false, LISTED.plusMonths(6).plusDays(1)))
        .isEmpty();
  }

  @Test
  void theSeriousListLastsTwoYearsFromTheLastGround() {
    LocalDate added = LISTED.plusMonths(3);
    Entry later = entry(Kind.SERIOUS, added, FULL.plusMonths(3), ground("large_fine", null, null));
    assertThat(Guards.remove(later, RULES, false, FULL.plusDays(1)))
        .hasValueSatisfying(why -> assertThat(why).contains("2025年10月3日届满"));
    assertThat(Guards.remove(later, RULES, false, added.plusYears(2).plusDays(1))).isEmpty();
  }

  @Test
  void whoseRegistrationWasRevokedLeavesWithItsCancellation() {
    Entry revoked = entry(Kind.SERIOUS, ground("registration_revoked", null, null));
    assertThat(Guards.remove(revoked, RULES, false, FULL.plusYears(9))).isPresent();
    assertThat(Guards.remove(revoked, RULES, true, LISTED)).isEmpty();
  }
}
