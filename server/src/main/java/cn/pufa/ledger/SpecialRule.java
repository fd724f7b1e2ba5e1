package cn.pufa.ledger;

import cn.pufa.platform.http.Problem;
import java.util.List;
import java.util.Map;

/** What one kind asks of a step beyond what its data can say. */
@FunctionalInterface
interface SpecialRule {

  /**
   * @param deadlines of the entry before the step
   * @param draw null but for inspections
   */
  record Facts(Entry entry, StepDraft draft, List<Deadlines.Deadline> deadlines, Draw draw) {

    String value(String field) {
      return Entry.text(draft.data(), field);
    }
  }

  List<Problem.Field> faults(Facts facts);

  Map<String, SpecialRule> BY_KIND =
      Map.of(
          "disclosure_request", new DisclosureRule(),
          "lawsuit", new HearingRule(),
          "major_decision", new ParticipationRule(),
          "normative_document", new DocumentRule(),
          "inspection", new InspectionRule());

  static List<Problem.Field> faultsOf(Facts facts) {
    SpecialRule rule = BY_KIND.get(facts.entry().kind());
    return rule == null ? List.of() : rule.faults(facts);
  }
}
