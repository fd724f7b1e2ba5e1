package cn.pufa.penalty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.contact.ServiceProof;
import cn.pufa.penalty.Measure.Kind;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.procedure.Remedies;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What stands in the way of each step, by the articles and at their bounds. */
class GuardsTest {

  private static final Rules RULES = Rules.load();
  private static final Rules SELDOM_REVIEWED = withoutOwnReview();
  private static final Remedies REMEDIES = new Remedies("演示市人民政府", Optional.of("演示人民法院"));
  private static final WorkingDays DAYS = WorkingDays.load();
  private static final LocalDate FILED = LocalDate.of(2026, 5, 6);
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 6);
  private static final UUID OFFICER = UUID.randomUUID();
  private static final UUID ANOTHER = UUID.randomUUID();

  private static final Measure WARNING = new Measure(Kind.WARNING, null, null);
  private static final Measure CORRECTION = new Measure(Kind.CORRECTION, null, null);
  private static final Measure SUSPENSION = new Measure(Kind.SUSPENSION, null, 30);
  private static final Measure LONGER = new Measure(Kind.SUSPENSION, null, 31);
  private static final List<Measure> LIGHT = List.of(WARNING, CORRECTION);
  private static final List<Measure> HEAVY = List.of(WARNING, CORRECTION, SUSPENSION);

  private static final Step INVESTIGATED =
      new Step.Investigated(FILED, "演示", List.of("演示·调查甲", "演示·调查乙"), null);
  private static final Told.Window PAST = new Told.Window(TODAY.minusDays(1), "演示");
  private static final Told.Window OPEN = new Told.Window(TODAY, "演示");
  private static final Told SERVED = new Told(FILED, PAST, null, false, false, null, false, null);
  private static final Told ASKED = new Told(FILED, PAST, PAST, true, false, null, true, null);

  private static Rules withoutOwnReview() {
    List<Setting> settings =
        RULES.settings().stream()
            .filter(one -> !one.code().equals("review_every_case"))
            .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    settings.add(new Setting("review_every_case", 0, "1为是", "演示", "演示", "演示"));
    return new Rules(RULES.breaches(), settings);
  }

  private static Step filed(LocalDate endedOn) {
    return new Step.Filed(Step.Source.REPORT, "演示", endedOn, null);
  }

  private static Step.Proposed proposed(List<Measure> measures, boolean complex, String newFacts) {
    return new Step.Proposed(
        UUID.randomUUID(),
        "演示",
        "st-3",
        "演示",
        "演示",
        "演示",
        null,
        null,
        false,
        complex,
        measures,
        false,
        newFacts);
  }

  private static Step.Proposed proposed(List<Measure> measures) {
    return proposed(measures, false, null);
  }

  private static Step.HearingCalled called(LocalDate day, String chair) {
    return new Step.HearingCalled(day, "9:00", "演示", chair, null);
  }

  private static Step.HearingHeld held(LocalDate day) {
    return new Step.HearingHeld(day, "演示", true);
  }

  private static Step noticed(LocalDate day) {
    return new Step.Served(
        Step.Paper.HEARING, ServiceProof.Method.values()[0], null, day, "演示", null);
  }

  private static Step discussed() {
    return new Step.Discussed(TODAY, List.of("演示"), "演示");
  }

  private static Penalty penalty(Told told, Step... steps) {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(1, filed(null), FILED, Instant.EPOCH, OFFICER, "演示"));
    for (Step step : steps) {
      int number = entries.size() + 1;
      LocalDate day = step instanceof Step.Discussed ? TODAY : FILED;
      entries.add(new Entry(number, step, day, Instant.EPOCH, OFFICER, "演示"));
    }
    return new Penalty(UUID.randomUUID(), "演示", UUID.randomUUID(), "演示", FILED, entries, told);
  }

  private static Guards guards(Penalty penalty) {
    return new Guards(penalty, RULES, REMEDIES, DAYS, TODAY);
  }

  private static Told reviewed(Told told, boolean passed, UUID by) {
    return new Told(
        told.servedOn(),
        told.statement(),
        told.hearing(),
        told.spoken(),
        told.unanswered(),
        told.answeredOn(),
        told.hearingAsked(),
        new Told.Review(passed, by));
  }

  private static Told answered(Told told, LocalDate on) {
    return new Told(
        told.servedOn(),
        told.statement(),
        told.hearing(),
        true,
        false,
        on,
        told.hearingAsked(),
        told.review());
  }

  private static List<String> missing(Penalty penalty) {
    return missing(penalty, RULES);
  }

  private static List<String> missing(Penalty penalty, Rules rules) {
    return new Guards(penalty, rules, REMEDIES, DAYS, TODAY)
        .beforeDecision().stream().map(Guards.Missing::code).toList();
  }

  @Test
  void aDecisionNeedsEveryStepBeforeIt() {
    assertThat(missing(penalty(Told.NOTHING)))
        .containsExactly("investigation", "proposal", "review");
    assertThat(missing(penalty(Told.NOTHING, INVESTIGATED))).containsExactly("proposal", "review");
    Penalty unserved = penalty(Told.NOTHING, INVESTIGATED, proposed(LIGHT));
    assertThat(missing(unserved)).containsExactly("service", "review");
    assertThat(missing(unserved.with(SERVED))).containsExactly("review");
    assertThat(missing(unserved.with(reviewed(SERVED, true, ANOTHER)))).isEmpty();
  }

  /** 行政处罚法 59 (5): its paper could not say where to sue. */
  @Test
  void aDecisionWaitsUntilItsPaperCanNameACourt() {
    Penalty ready = penalty(reviewed(SERVED, true, ANOTHER), INVESTIGATED, proposed(LIGHT));
    var unnamed = new Remedies("演示市人民政府", Optional.empty());
    assertThat(new Guards(ready, RULES, unnamed, DAYS, TODAY).beforeDecision())
        .singleElement()
        .satisfies(one -> assertThat(one.code()).isEqualTo("remedies"))
        .satisfies(one -> assertThat(one.words()).contains("ADMINISTRATIVE_COURT"));
  }

  @Test
  void aReviewIsAnothersAndPasses() {
    Penalty served = penalty(SERVED, INVESTIGATED, proposed(LIGHT));
    assertThat(words(served)).containsExactly("还没有法制审核：本局规定每个案件都审核");
    assertThat(words(served.with(reviewed(SERVED, true, OFFICER))))
        .containsExactly("法制审核要由没有经办过本案的人来做（行政处罚法第五十八条）");
    assertThat(words(served.with(reviewed(SERVED, false, ANOTHER))))
        .containsExactly("法制审核没有通过，不得作出决定（行政处罚法第五十八条）");
    assertThat(missing(served, SELDOM_REVIEWED)).as("neither law nor bureau asks").isEmpty();
  }

  private static List<String> words(Penalty penalty) {
    return guards(penalty).beforeDecision().stream().map(Guards.Missing::words).toList();
  }

  @Test
  void theLawAsksForAReviewAfterAHearingAndOfWhatIsComplex() {
    Penalty heard = penalty(ASKED, INVESTIGATED, proposed(HEAVY), held(TODAY));
    assertThat(because(heard)).hasValue("经过听证（行政处罚法第五十八条第一款第二项）");
    Penalty complex = penalty(SERVED, INVESTIGATED, proposed(LIGHT, true, null));
    assertThat(because(complex)).hasValue("案情疑难复杂（行政处罚法第五十八条第一款第三项）");
    assertThat(because(penalty(SERVED, INVESTIGATED, proposed(LIGHT)))).isEmpty();
  }

  private static Optional<String> because(Penalty penalty) {
    return new Guards(penalty, SELDOM_REVIEWED, REMEDIES, DAYS, TODAY).reviewBecause();
  }

  @Test
  void whatIsGraveIsDiscussedAfterAllElse() {
    Told told = reviewed(SERVED, true, ANOTHER);
    assertThat(missing(penalty(told, INVESTIGATED, proposed(HEAVY)))).containsExactly("discussion");
    assertThat(missing(penalty(told, INVESTIGATED, proposed(LIGHT, true, null))))
        .containsExactly("discussion");
    assertThat(missing(penalty(told, INVESTIGATED, proposed(HEAVY), discussed()))).isEmpty();
    assertThat(missing(penalty(told, INVESTIGATED, discussed(), proposed(HEAVY))))
        .as("a new notice is discussed anew")
        .containsExactly("discussion");
    Penalty discussed = penalty(told, INVESTIGATED, proposed(HEAVY), discussed());
    assertThat(missing(discussed.with(answered(told, TODAY)))).isEmpty();
    assertThat(missing(discussed.with(answered(told, TODAY.plusDays(1)))))
        .as("what the party said since is discussed, too")
        .containsExactly("discussion");
  }

  @Test
  void windowsAreOverOnTheDayAfterTheirLast() {
    Penalty light = penalty(SERVED, INVESTIGATED, proposed(LIGHT));
    Told speaking = new Told(FILED, OPEN, null, false, false, null, false, null);
    assertThat(missing(light.with(speaking), SELDOM_REVIEWED)).containsExactly("statement");
    Penalty heavy = penalty(SERVED, INVESTIGATED, proposed(HEAVY), discussed());
    Told mayAsk = new Told(FILED, PAST, OPEN, false, false, null, false, null);
    assertThat(missing(heavy.with(mayAsk), SELDOM_REVIEWED))
        .as("discussed before its window was over, as that is counted now")
        .containsExactly("hearing", "discussion");
    Told mayNot = new Told(FILED, PAST, PAST, false, false, null, false, null);
    assertThat(missing(heavy.with(mayNot), SELDOM_REVIEWED)).isEmpty();
  }

  @Test
  void whatThePartySaidIsAnsweredAndWhatItAskedForIsHeld() {
    Penalty heavy = penalty(SERVED, INVESTIGATED, proposed(HEAVY), discussed());
    Told unanswered = new Told(FILED, PAST, PAST, true, true, null, false, null);
    assertThat(missing(heavy.with(unanswered), SELDOM_REVIEWED)).containsExactly("answer");
    Told asked = new Told(FILED, PAST, OPEN, false, false, null, true, null);
    assertThat(guards(heavy.with(asked)).hearingOwed()).isTrue();
    assertThat(missing(heavy.with(asked), SELDOM_REVIEWED))
        .as("named once, the window does not matter any more")
        .containsExactly("hearing");
    Penalty heard = penalty(asked, INVESTIGATED, proposed(HEAVY), held(TODAY), discussed());
    assertThat(missing(heard, SELDOM_REVIEWED)).containsExactly("review");
  }

  @Test
  void aHearingIsForWhatIsHeavyAndAskedFor() {
    assertThat(guards(penalty(SERVED)).mayBeHeard()).isFalse();
    assertThat(guards(penalty(SERVED, proposed(LIGHT))).mayBeHeard()).isFalse();
    assertThat(guards(penalty(SERVED, proposed(HEAVY))).mayBeHeard()).isTrue();
    Told noRight = new Told(FILED, PAST, null, true, false, null, true, null);
    assertThat(guards(penalty(noRight, proposed(LIGHT))).hearingOwed()).isFalse();
    assertThat(guards(penalty(SERVED, proposed(HEAVY))).hearingOwed()).isFalse();
  }

  @Test
  void aHearingIsCalledSevenWorkingDaysAheadByWhoDidNotInvestigate() {
    LocalDate earliest = DAYS.plusWorkingDays(TODAY, 7);
    Penalty owed = penalty(ASKED, INVESTIGATED, proposed(HEAVY));
    assertThat(guards(owed).againstCall(called(earliest, "演示·主持"))).isEmpty();
    assertThat(guards(owed).againstCall(called(earliest.minusDays(1), "演示·主持")))
        .hasValue("要提前 7 个工作日通知，最早定在 2026-07-15（行政处罚法第六十四条第二项）。");
    assertThat(guards(owed).againstCall(called(earliest, "演示·调查乙")))
        .hasValue("听证主持人不能是本案调查人员（行政处罚法第六十四条第四项）。");
    assertThat(guards(owed.with(SERVED)).againstCall(called(earliest, "演示·主持")))
        .hasValueSatisfying(why -> assertThat(why).startsWith("当事人没有在期限内申请听证"));
    Penalty heard = penalty(ASKED, INVESTIGATED, proposed(HEAVY), held(TODAY));
    assertThat(guards(heard).againstCall(called(earliest, "演示·主持"))).hasValue("已经听证过。");
  }

  @Test
  void aHearingIsHeldAsCalledAndSevenWorkingDaysAfterItsNotice() {
    LocalDate day = LocalDate.of(2026, 7, 15);
    Step call = called(day, "演示·主持");
    String unproven = "听证通知书还没有送达的凭证。";
    assertThat(against(day, proposed(HEAVY), call)).hasValue(unproven);
    assertThat(against(day, proposed(HEAVY), noticed(TODAY))).hasValue(unproven);
    assertThat(against(day, proposed(HEAVY), call, noticed(TODAY))).isEmpty();
    assertThat(against(day.minusDays(1), proposed(HEAVY), call, noticed(TODAY)))
        .hasValue("听证定在 2026-07-15，笔录不能早于这一天。");
    assertThat(against(day, proposed(HEAVY), call, noticed(TODAY.plusDays(1))))
        .hasValue("听证通知书送达后要满 7 个工作日，最早 2026-07-16 举行（行政处罚法第六十四条第二项）。");
  }

  /** 行政处罚法 64 (2): its own time and place are told, not those of an earlier call. */
  @Test
  void aHearingThatIsCalledAgainHasANoticeOfItsOwn() {
    LocalDate day = LocalDate.of(2026, 7, 27);
    Step first = called(LocalDate.of(2026, 7, 16), "演示·主持");
    Step again = called(day, "演示·主持");
    LocalDate told = LocalDate.of(2026, 7, 7);
    Step corrected = corrected(TODAY, told);
    assertThat(against(day, proposed(HEAVY), first, noticed(TODAY), again))
        .hasValue("听证通知书还没有送达的凭证。");
    assertThat(against(day, proposed(HEAVY), first, noticed(TODAY), again, corrected))
        .as("it was the first notice that was recorded wrongly")
        .hasValue("听证通知书还没有送达的凭证。");
    Step late = noticed(day.minusDays(1));
    assertThat(against(day, proposed(HEAVY), first, noticed(TODAY), again, late))
        .hasValueSatisfying(why -> assertThat(why).contains("最早 2026-08-04"));
    assertThat(
            against(
                day,
                proposed(HEAVY),
                first,
                noticed(TODAY),
                again,
                late,
                corrected(day.minusDays(1), told)))
        .isEmpty();
    assertThat(
            against(day, proposed(HEAVY), first, noticed(TODAY), again, noticed(TODAY), corrected))
        .as("nobody can tell which of two of one day; both are seven working days ahead")
        .isEmpty();
  }

  private static Step corrected(LocalDate wrong, LocalDate right) {
    return new Step.ServiceCorrected(Step.Paper.HEARING, wrong, (Step.Served) noticed(right), "演示");
  }

  private static Optional<String> against(LocalDate day, Step... steps) {
    return guards(penalty(ASKED, steps)).againstHeld(held(day));
  }

  /** 行政处罚法 64 (2): what was held stands or falls with the notice it rests on. */
  @Test
  void aHearingThatWasHeldKeepsTheServiceItRestsOn() {
    LocalDate day = LocalDate.of(2026, 7, 15);
    Step call = called(day, "演示·主持");
    Guards heard = guards(penalty(ASKED, proposed(HEAVY), call, noticed(TODAY), held(day)));
    assertThat(heard.againstHeardOn(TODAY, (Step.Served) noticed(TODAY))).isEmpty();
    String told = "2026-07-15已经听证，改了以后听证通知书不是在 7 个工作日以前送达的（行政处罚法第六十四条第二项），不能只改送达。请重新告知，再通知听证。";
    assertThat(heard.againstHeardOn(TODAY, (Step.Served) noticed(TODAY.plusDays(1))))
        .hasValue(told);
    assertThat(heard.againstHeardOn(TODAY, null)).as("it never was served").hasValue(told);
    assertThat(heard.againstHeardOn(FILED, null)).as("of another paper").isEmpty();
    Guards waiting = guards(penalty(ASKED, proposed(HEAVY), call, noticed(TODAY)));
    assertThat(waiting.againstHeardOn(TODAY, null)).as("nothing rests on it yet").isEmpty();
  }

  @Test
  void nobodyDecidesTheirOwnWork() {
    Penalty penalty = penalty(SERVED, INVESTIGATED);
    assertThat(guards(penalty).againstPerson(OFFICER))
        .hasValue("您经办过这个案件，要由另一个人来做（行政处罚法第五十七条、第五十八条）。");
    assertThat(guards(penalty).againstPerson(ANOTHER)).isEmpty();
  }

  @Test
  void nothingHeavierBecauseThePartySpoke() {
    Step.Proposed longer = proposed(List.of(WARNING, CORRECTION, LONGER));
    Penalty silent = penalty(SERVED, proposed(HEAVY));
    Penalty spoke = penalty(ASKED, proposed(HEAVY));
    assertThat(guards(silent).againstProposal(longer)).isEmpty();
    assertThat(guards(spoke).againstProposal(proposed(HEAVY))).isEmpty();
    assertThat(guards(spoke).againstProposal(longer))
        .hasValueSatisfying(why -> assertThat(why).contains("“限期停止活动31天”比告知的重"));
    assertThat(guards(spoke).againstProposal(proposed(List.of(LONGER), false, "演示"))).isEmpty();
    assertThat(guards(penalty(ASKED)).againstProposal(longer)).as("the first").isEmpty();
  }

  @Test
  void whatWasNotToldIsNotImposed() {
    assertThat(guards(penalty(SERVED, proposed(HEAVY))).againstMeasures(HEAVY)).isEmpty();
    assertThat(guards(penalty(SERVED, proposed(HEAVY))).againstMeasures(List.of(LONGER)))
        .hasValue("“限期停止活动31天”比告知的重，没有告知过。请重新告知（行政处罚法第四十四条）。");
    assertThat(guards(penalty(ASKED, proposed(HEAVY))).againstMeasures(List.of(LONGER)))
        .hasValue("“限期停止活动31天”比告知的重。不得因陈述申辩加重处罚（行政处罚法第四十五条）。");
  }

  @Test
  void twoYearsAfterItsEndAnActIsNotPunished() {
    assertThat(lateness(null)).as("it goes on").isEmpty();
    assertThat(lateness(FILED.minusYears(2))).isEmpty();
    assertThat(lateness(FILED.minusYears(2).minusDays(1)))
        .hasValue("违法行为 2024-05-05 终了，2026-05-05 已满二年，不再处罚（行政处罚法第三十六条）。");
  }

  private static Optional<String> lateness(LocalDate endedOn) {
    var first = new Entry(1, filed(endedOn), FILED, Instant.EPOCH, OFFICER, "演示");
    UUID id = UUID.randomUUID();
    return guards(new Penalty(id, "演示", id, "演示", FILED, List.of(first), SERVED)).againstLateness();
  }

  /** 4 August is the ninetieth day; where the days off are not known, the day itself. */
  @Test
  void aReasonIsOwedAfterTheNinetiethDay() {
    assertThat(late(FILED, FILED.plusDays(90))).isFalse();
    assertThat(late(FILED, FILED.plusDays(91))).isTrue();
    LocalDate beyond = LocalDate.of(2026, 11, 2);
    assertThat(late(beyond, beyond.plusDays(90))).isFalse();
    assertThat(late(beyond, beyond.plusDays(91))).isTrue();
  }

  private static boolean late(LocalDate filedOn, LocalDate today) {
    UUID id = UUID.randomUUID();
    var penalty = new Penalty(id, "演示", id, "演示", filedOn, List.of(), SERVED);
    return new Guards(penalty, RULES, REMEDIES, DAYS, today).isLate();
  }
}
