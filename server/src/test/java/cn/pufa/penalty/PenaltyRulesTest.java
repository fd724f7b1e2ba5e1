package cn.pufa.penalty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.organization.OrganizationType;
import cn.pufa.penalty.Measure.Kind;
import cn.pufa.platform.http.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may be imposed, what is heavier, and what it means for the lists, at their bounds. */
class PenaltyRulesTest {

  private static final CreditGrounds.Ground SMALL = CreditGrounds.Ground.SMALL_PENALTY;
  private static final CreditGrounds.Ground REPEATED = CreditGrounds.Ground.REPEATED_PENALTIES;
  private static final Rules RULES = Rules.load();
  private static final Measure WARNING = new Measure(Kind.WARNING, null, null);
  private static final Measure CORRECTION = new Measure(Kind.CORRECTION, null, null);
  private static final Measure REVOCATION = new Measure(Kind.REVOCATION, null, null);
  private static final Step.Gains NONE = new Step.Gains(null, null, false);
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 6);

  private static Measure fine(long fen) {
    return new Measure(Kind.FINE, fen, null);
  }

  private static Measure suspension(int days) {
    return new Measure(Kind.SUSPENSION, null, days);
  }

  private static List<String> faults(String breach, Step.Gains gains, Measure... measures) {
    return fields(breach, gains, measures).map(Problem.Field::pointer).toList();
  }

  private static List<String> words(String breach, Step.Gains gains, Measure... measures) {
    return fields(breach, gains, measures).map(Problem.Field::message).toList();
  }

  private static Stream<Problem.Field> fields(
      String breach, Step.Gains gains, Measure... measures) {
    return Bounds.faults(RULES.breach(breach), RULES, gains, List.of(measures)).stream();
  }

  @Test
  void everyActNamesItsArticleAndOnlySocialGroupsMayBeToldToReplaceSomebody() {
    assertThat(RULES.breaches()).hasSize(17);
    assertThat(RULES.breaches())
        .allSatisfy(
            one -> {
              assertThat(one.basis()).contains("第");
              assertThat(one.verifier()).isNotBlank();
              assertThat(one.kinds().contains(Kind.REPLACEMENT))
                  .isEqualTo(one.type() == OrganizationType.SOCIAL_GROUP);
            });
    assertThat(RULES.breach("st-1", OrganizationType.FOUNDATION)).isEmpty();
  }

  @Test
  void withoutRevocationBothWarningAndCorrectionAreGiven() {
    assertThat(faults("st-3", NONE, WARNING, CORRECTION)).isEmpty();
    assertThat(faults("st-3", NONE, WARNING)).containsExactly("/measures");
    assertThat(faults("st-3", NONE, suspension(30))).containsExactly("/measures", "/measures");
    assertThat(faults("st-3", NONE, REVOCATION)).containsExactly("/grave");
    assertThat(faults("st-3", new Step.Gains(null, null, true), REVOCATION)).isEmpty();
  }

  @Test
  void eachMeasureIsThereOnceKnownToTheArticleAndHasWhatItNeeds() {
    assertThat(words("st-3", NONE, WARNING, CORRECTION, WARNING)).containsExactly("同一种措施只写一次");
    assertThat(faults("st-3", NONE, WARNING, CORRECTION, WARNING))
        .containsExactly("/measures/2/kind");
    var replacement = new Measure(Kind.REPLACEMENT, null, null);
    assertThat(words("mf-1", NONE, WARNING, CORRECTION, replacement))
        .containsExactly("民办非企业单位登记管理暂行条例第二十五条没有规定“责令撤换直接负责的主管人员”");
    var unpriced = new Measure(Kind.FINE, null, null);
    assertThat(words("st-6", NONE, WARNING, CORRECTION, unpriced)).containsExactly("请写金额");
    var priced = new Measure(Kind.WARNING, 100L, null);
    assertThat(words("st-6", NONE, priced, CORRECTION)).containsExactly("这一种没有金额");
    var endless = new Measure(Kind.SUSPENSION, null, null);
    assertThat(words("st-6", NONE, WARNING, CORRECTION, endless)).containsExactly("请写停止活动多少天");
    var dated = new Measure(Kind.CORRECTION, null, 30);
    assertThat(words("st-6", NONE, WARNING, dated)).containsExactly("这一种没有天数");
    assertThat(words("st-6", NONE, WARNING, CORRECTION, suspension(181))).containsExactly("最多180天");
  }

  @Test
  void whatIsTakenAwayIsAtMostWhatWasFound() {
    var gains = new Step.Gains(null, 100_00L, false);
    Measure all = new Measure(Kind.CONFISCATION, 100_00L, null);
    Measure more = new Measure(Kind.CONFISCATION, 100_01L, null);
    assertThat(faults("st-6", gains, WARNING, CORRECTION, all)).isEmpty();
    assertThat(words("st-6", gains, WARNING, CORRECTION, more))
        .containsExactly("没收的不能多于查明的违法经营额或者违法所得");
    assertThat(words("st-6", gains, WARNING, CORRECTION))
        .containsExactly("有违法经营额或者违法所得的，应当没收（社会团体登记管理条例第三十条第二款）");
    assertThat(words("jj-1", gains, WARNING, CORRECTION)).as("its article has none").isEmpty();
  }

  @Test
  void aRevocationIsForWhatIsGraveAndStandsAlone() {
    var grave = new Step.Gains(null, null, true);
    assertThat(words("st-3", NONE, REVOCATION)).containsExactly("撤销登记只用于情节严重的，请写明情节并勾选");
    assertThat(words("st-3", grave, REVOCATION, suspension(30)))
        .containsExactly("撤销登记和限期停止活动不能同时给");
    assertThat(words("st-3", NONE, suspension(30)))
        .containsExactly("不撤销登记的，应当给予警告（社会团体登记管理条例第三十条）", "不撤销登记的，应当责令改正（社会团体登记管理条例第三十条）");
  }

  @Test
  void theWordsOfAFineSayWhatItMayBe() {
    Measure taken = new Measure(Kind.CONFISCATION, 100_00L, null);
    var both = new Step.Gains(200_00L, 100_00L, false);
    assertThat(words("st-6", both, WARNING, CORRECTION, taken, fine(700_00)))
        .singleElement()
        .asString()
        .startsWith("罚款应当在违法经营额的1至3倍（200元至600元）或者违法所得的3至5倍（300元至500元）以内");
    var one = new Step.Gains(0L, 100_00L, false);
    assertThat(words("st-6", one, WARNING, CORRECTION, taken, fine(0)))
        .singleElement()
        .asString()
        .startsWith("罚款应当在违法所得的3至5倍（300元至500元）以内");
    assertThat(words("st-6", NONE, WARNING, CORRECTION, fine(100)))
        .containsExactly("没有违法经营额或者违法所得的，社会团体登记管理条例第三十条没有规定罚款");
  }

  @Test
  void aSuspensionEndsWithinItsMost() {
    assertThat(faults("mf-3", NONE, WARNING, CORRECTION, suspension(180))).isEmpty();
    assertThat(faults("mf-3", NONE, WARNING, CORRECTION, suspension(181)))
        .containsExactly("/measures/2/days");
  }

  @Test
  void aFineIsOnceToThreeTimesTheTurnoverOrThreeToFiveTimesTheGains() {
    var turnover = new Step.Gains(100_00L, null, false);
    var gains = new Step.Gains(null, 100_00L, false);
    Measure taken = new Measure(Kind.CONFISCATION, 100_00L, null);
    for (long fen : List.of(100_00L, 300_00L)) {
      assertThat(faults("st-6", turnover, WARNING, CORRECTION, taken, fine(fen))).isEmpty();
    }
    for (long fen : List.of(99_99L, 300_01L)) {
      assertThat(faults("st-6", turnover, WARNING, CORRECTION, taken, fine(fen)))
          .containsExactly("/measures/3/amountFen");
    }
    for (long fen : List.of(300_00L, 500_00L)) {
      assertThat(faults("st-6", gains, WARNING, CORRECTION, taken, fine(fen))).isEmpty();
    }
    for (long fen : List.of(299_99L, 500_01L)) {
      assertThat(faults("st-6", gains, WARNING, CORRECTION, taken, fine(fen)))
          .containsExactly("/measures/3/amountFen");
    }
    assertThat(faults("st-6", NONE, WARNING, CORRECTION, fine(100)))
        .containsExactly("/measures/2/amountFen");
    assertThat(faults("st-6", gains, WARNING, CORRECTION)).containsExactly("/measures");
  }

  @Test
  void aHearingIsForWhatIsHeavy() {
    assertThat(RULES.mayBeHeard(List.of(WARNING, CORRECTION))).isFalse();
    assertThat(RULES.mayBeHeard(List.of(WARNING, suspension(1)))).isTrue();
    assertThat(RULES.mayBeHeard(List.of(REVOCATION))).isTrue();
    assertThat(RULES.mayBeHeard(List.of(fine(49_999_99)))).isFalse();
    assertThat(RULES.mayBeHeard(List.of(fine(50_000_00)))).isTrue();
  }

  @Test
  void heavierIsMoreOfTheSameOrSomethingThatWasNotTold() {
    List<Measure> told = List.of(WARNING, CORRECTION, fine(300_00), suspension(30));
    assertThat(Measure.heavier(told, told)).isEmpty();
    assertThat(Measure.heavier(told, List.of(WARNING, CORRECTION))).isEmpty();
    assertThat(Measure.heavier(told, List.of(WARNING, fine(300_01)))).contains(fine(300_01));
    assertThat(Measure.heavier(told, List.of(WARNING, suspension(31)))).contains(suspension(31));
    assertThat(Measure.heavier(told, List.of(REVOCATION))).contains(REVOCATION);
    assertThat(Measure.heavier(List.of(REVOCATION), List.of(WARNING, CORRECTION, suspension(90))))
        .isEmpty();
    assertThat(Measure.heavier(List.of(REVOCATION), List.of(fine(1)))).contains(fine(1));
  }

  @Test
  void aDecisionIsAGroundOfTheRightList() {
    assertThat(ground(WARNING, CORRECTION)).isEqualTo(CreditGrounds.Ground.SMALL_PENALTY);
    assertThat(ground(WARNING, fine(49_999_99))).isEqualTo(CreditGrounds.Ground.SMALL_PENALTY);
    assertThat(ground(WARNING, fine(50_000_00))).isEqualTo(CreditGrounds.Ground.LARGE_FINE);
    assertThat(ground(WARNING, suspension(1))).isEqualTo(CreditGrounds.Ground.SUSPENDED);
    assertThat(ground(REVOCATION)).isEqualTo(CreditGrounds.Ground.REGISTRATION_REVOKED);
    assertThat(CreditGrounds.of(List.of(CORRECTION), List.of(), TODAY)).isEmpty();
  }

  private static CreditGrounds.Ground ground(Measure... measures) {
    return CreditGrounds.of(List.of(measures), List.of(), TODAY).orElseThrow();
  }

  /** Three years end with the day of the same name (民法典 201, 202). */
  @Test
  void theSecondWithinThreeYearsIsGrave() {
    assertThat(second(LocalDate.of(2023, 7, 6))).isEqualTo(REPEATED);
    assertThat(second(LocalDate.of(2023, 7, 5))).isEqualTo(SMALL);
  }

  /** Where there is no day of the same name, with the last of the month. */
  @Test
  void threeYearsEndWithFebruaryWhereItIsShorterOrLonger() {
    LocalDate last = LocalDate.of(2025, 2, 28);
    assertThat(second(last, LocalDate.of(2028, 2, 28))).isEqualTo(REPEATED);
    assertThat(second(last, LocalDate.of(2028, 2, 29))).isEqualTo(SMALL);
    LocalDate leap = LocalDate.of(2024, 2, 29);
    assertThat(second(leap, LocalDate.of(2027, 2, 28))).isEqualTo(REPEATED);
    assertThat(second(leap, LocalDate.of(2027, 3, 1))).isEqualTo(SMALL);
  }

  /** Asked later, and whichever is asked. */
  @Test
  void ofTwoOfOneDayTheOneThatWasDecidedLaterIsTheSecond() {
    Penalties.Decided first = decided(TODAY, "T01:00:00Z");
    Penalties.Decided second = decided(TODAY, "T02:00:00Z");
    List<Penalties.Decided> both = List.of(second, first);
    assertThat(CreditGrounds.now(first, both)).contains(SMALL);
    assertThat(CreditGrounds.now(second, both)).contains(REPEATED);
  }

  private static CreditGrounds.Ground second(LocalDate earlier) {
    return second(earlier, TODAY);
  }

  private static CreditGrounds.Ground second(LocalDate earlier, LocalDate today) {
    return CreditGrounds.of(
            List.of(WARNING, CORRECTION), List.of(decided(earlier, "T01:00:00Z")), today)
        .orElseThrow();
  }

  private static Penalties.Decided decided(LocalDate on, String time) {
    return new Penalties.Decided(
        UUID.randomUUID(),
        UUID.randomUUID(),
        "演示协会",
        "演示民罚〔2023〕1号",
        on,
        Instant.parse(on + time),
        "演示",
        "演示",
        List.of(WARNING, CORRECTION),
        "警告",
        false,
        null,
        null,
        null);
  }

  @Test
  void stepsAreKeptUnderTheirOwnNames() {
    assertThat(Step.code(Step.HearingCalled.class)).isEqualTo("hearing_called");
    assertThat(Step.type("hearing_called")).isEqualTo(Step.HearingCalled.class);
    assertThat(Step.code(Step.Filed.class)).isEqualTo("filed");
  }
}
