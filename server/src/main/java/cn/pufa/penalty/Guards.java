package cn.pufa.penalty;

import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.procedure.Remedies;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What stands in the way of each step, in words that name what is missing; empty for nothing. */
final class Guards {

  /** Short of which no decision may be made, in the order in which it is done. */
  record Missing(String code, String words) {}

  private final Penalty penalty;
  private final Rules rules;
  private final Remedies remedies;
  private final WorkingDays days;
  private final LocalDate today;

  Guards(Penalty penalty, Rules rules, Remedies remedies, WorkingDays days, LocalDate today) {
    this.penalty = penalty;
    this.rules = rules;
    this.remedies = remedies;
    this.days = days;
    this.today = today;
  }

  boolean mayBeHeard() {
    return penalty.proposed().filter(one -> rules.mayBeHeard(one.measures())).isPresent();
  }

  /** Why the law, or the bureau's own rule, asks for a legal review; empty where neither does. */
  Optional<String> reviewBecause() {
    if (penalty.hearingHeld().isPresent()) {
      return Optional.of("经过听证（行政处罚法第五十八条第一款第二项）");
    }
    if (penalty.proposed().filter(Step.Proposed::complex).isPresent()) {
      return Optional.of("案情疑难复杂（行政处罚法第五十八条第一款第三项）");
    }
    return rules.reviewsEveryCase() ? Optional.of("本局规定每个案件都审核") : Optional.empty();
  }

  List<Missing> beforeDecision() {
    List<Missing> missing = beforeReview();
    if (reviewBecause().isPresent()) {
      review().ifPresent(missing::add);
    }
    if (penalty.proposed().filter(rules::isGrave).isPresent() && penalty.discussed().isEmpty()) {
      missing.add(new Missing("discussion", "情节复杂或者处罚较重，还没有集体讨论（行政处罚法第五十七条第二款）"));
    }
    remedies().ifPresent(missing::add);
    return missing;
  }

  /** What its paper has to say; not a step of the case. */
  Optional<Missing> remedies() {
    return remedies.missing().map(words -> new Missing("remedies", words));
  }

  private Optional<Missing> review() {
    Told.Review review = penalty.told().review();
    if (review == null) {
      return Optional.of(new Missing("review", "还没有法制审核：" + reviewBecause().orElseThrow()));
    }
    if (penalty.authors().contains(review.by())) {
      return Optional.of(new Missing("review", "法制审核要由没有经办过本案的人来做（行政处罚法第五十八条）"));
    }
    return review.passed()
        ? Optional.empty()
        : Optional.of(new Missing("review", "法制审核没有通过，不得作出决定（行政处罚法第五十八条）"));
  }

  /** A review, like a decision, sees the whole case. */
  private List<Missing> beforeReview() {
    List<Missing> missing = new ArrayList<>();
    if (!penalty.has(Step.Investigated.class)) {
      missing.add(new Missing("investigation", "还没有调查记录（行政处罚法第四十条、第五十四条）"));
    }
    if (penalty.proposed().isEmpty()) {
      missing.add(new Missing("proposal", "还没有制作告知书（行政处罚法第四十四条）"));
      return missing;
    }
    if (penalty.told().servedOn() == null) {
      missing.add(new Missing("service", "告知书还没有送达的凭证，期限没有开始（行政处罚法第四十四条、第六十一条）"));
      return missing;
    }
    windows(missing);
    if (penalty.told().unanswered()) {
      missing.add(new Missing("answer", "当事人的陈述申辩还没有复核和答复（行政处罚法第四十五条）"));
    }
    if (hearingOwed() && penalty.hearingHeld().isEmpty()) {
      missing.add(new Missing("hearing", "当事人申请了听证，还没有听证笔录（行政处罚法第六十三条、第六十五条）"));
    }
    return missing;
  }

  private void windows(List<Missing> missing) {
    Told.Window statement = penalty.told().statement();
    if (statement.isOpen(today)) {
      missing.add(new Missing("statement", "陈述申辩期到 " + statement.until() + "，还没有过（行政处罚法第六十二条）"));
    }
    Told.Window hearing = penalty.told().hearing();
    if (hearing != null && !hearingOwed() && hearing.isOpen(today)) {
      missing.add(new Missing("hearing", "申请听证的期限到 " + hearing.until() + "，还没有过（行政处罚法第六十四条）"));
    }
  }

  /** Asked for in time, where there is the right. */
  boolean hearingOwed() {
    return penalty.told().hearing() != null && penalty.told().hearingAsked();
  }

  /** A hearing is called seven working days before, by whoever did not investigate. */
  Optional<String> againstCall(Step.HearingCalled call) {
    if (!hearingOwed()) {
      return Optional.of("当事人没有在期限内申请听证，或者这个案件没有听证的权利（行政处罚法第六十三条、第六十四条）。");
    }
    if (penalty.hearingHeld().isPresent()) {
      return Optional.of("已经听证过。");
    }
    if (penalty.investigators().contains(call.chair())) {
      return Optional.of("听证主持人不能是本案调查人员（行政处罚法第六十四条第四项）。");
    }
    LocalDate earliest = days.plusWorkingDays(today, rules.days("hearing_call_days"));
    return call.heldOn().isBefore(earliest)
        ? Optional.of("要提前 7 个工作日通知，最早定在 " + earliest + "（行政处罚法第六十四条第二项）。")
        : Optional.empty();
  }

  Optional<String> againstHeld(Step.HearingHeld held) {
    Optional<Step.HearingCalled> call = penalty.hearingCalled();
    Optional<Step.Served> notice = penalty.served(Step.Paper.HEARING);
    if (call.isEmpty() || notice.isEmpty()) {
      return Optional.of("听证通知书还没有送达的凭证。");
    }
    if (held.on().isBefore(call.get().heldOn())) {
      return Optional.of("听证定在 " + call.get().heldOn() + "，笔录不能早于这一天。");
    }
    LocalDate earliest = earliestHearing(notice.get());
    return held.on().isBefore(earliest)
        ? Optional.of("听证通知书送达后要满 7 个工作日，最早 " + earliest + " 举行（行政处罚法第六十四条第二项）。")
        : Optional.empty();
  }

  private LocalDate earliestHearing(Step.Served notice) {
    return days.plusWorkingDays(notice.on(), rules.days("hearing_call_days"));
  }

  /**
   * A hearing that was held rests on the service of its notice.
   *
   * @param wrong day that was recorded, @param right null where it never was served
   */
  Optional<String> againstHeardOn(LocalDate wrong, Step.Served right) {
    boolean isOfHearing =
        penalty.served(Step.Paper.HEARING).filter(one -> one.on().equals(wrong)).isPresent();
    return penalty
        .hearingHeld()
        .map(Step.HearingHeld::on)
        .filter(any -> isOfHearing)
        .filter(held -> right == null || held.isBefore(earliestHearing(right)))
        .map(
            held ->
                "%s已经听证，改了以后听证通知书不是在 7 个工作日以前送达的（行政处罚法第六十四条第二项），不能只改送达。请重新告知，再通知听证。"
                    .formatted(held));
  }

  /** Nobody reviews or decides what is their own work. */
  Optional<String> againstPerson(UUID person) {
    return penalty.authors().contains(person)
        ? Optional.of("您经办过这个案件，要由另一个人来做（行政处罚法第五十七条、第五十八条）。")
        : Optional.empty();
  }

  /** Nothing heavier because the party spoke (行政处罚法 45). */
  Optional<String> againstProposal(Step.Proposed next) {
    Optional<Measure> heavier =
        penalty
            .proposed()
            .filter(any -> penalty.hasSpoken() && next.newFacts() == null)
            .flatMap(told -> Measure.heavier(told.measures(), next.measures()));
    return heavier.map(
        one -> "当事人已经陈述申辩，不得因此给更重的处罚：“%s”比告知的重（行政处罚法第四十五条）。发现了新的违法事实的，请写明。".formatted(one.words()));
  }

  /** What was not told may not be imposed: a heavier one takes a new notice. */
  Optional<String> againstMeasures(List<Measure> measures) {
    Step.Proposed told = penalty.proposed().orElseThrow();
    return Measure.heavier(told.measures(), measures)
        .map(
            one ->
                penalty.hasSpoken()
                    ? "“%s”比告知的重。不得因陈述申辩加重处罚（行政处罚法第四十五条）。".formatted(one.words())
                    : "“%s”比告知的重，没有告知过。请重新告知（行政处罚法第四十四条）。".formatted(one.words()));
  }

  /** Two years after the act ended, where it was not found before (行政处罚法 36). */
  Optional<String> againstLateness() {
    LocalDate ended = penalty.filed().endedOn();
    if (ended == null) {
      return Optional.empty();
    }
    LocalDate last = ended.plusYears(rules.days("limitation_years"));
    return penalty.filedOn().isAfter(last)
        ? Optional.of("违法行为 %s 终了，%s 已满二年，不再处罚（行政处罚法第三十六条）。".formatted(ended, last))
        : Optional.empty();
  }

  /** Whether the decision comes after the ninetieth day, so that a reason is owed. */
  boolean isLate() {
    try {
      return today.isAfter(
          Clocks.natural(penalty.filedOn(), rules.days("decision_days"), days).get());
    } catch (UnknownCalendarYear unknown) {
      return today.isAfter(penalty.filedOn().plusDays(rules.days("decision_days")));
    }
  }
}
