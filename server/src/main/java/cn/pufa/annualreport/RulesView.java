package cn.pufa.annualreport;

import cn.pufa.platform.time.WorkingDays;
import cn.pufa.reminder.Deadline;
import java.util.List;

/** The rules a campaign starts from, reckoned for one report year. */
record RulesView(
    int year,
    List<TypeDays> types,
    boolean moves,
    Source movesSource,
    int youngMonths,
    Source youngSource,
    int extensionDays,
    int extensions,
    Source extensionSource) {

  record Source(String source, String verifier) {}

  record TypeDays(String type, Deadline consent, Deadline file, String source, String verifier) {}

  static RulesView of(CampaignRules rules, int year, WorkingDays days) {
    return new RulesView(
        year,
        rules.types().stream()
            .map(
                rule ->
                    new TypeDays(
                        rule.type(),
                        Deadline.of(rule.consentBy(year), days),
                        Deadline.of(rule.fileBy(year), days),
                        rule.source(),
                        rule.verifier()))
            .toList(),
        rules.restDays().moves(),
        new Source(rules.restDays().source(), rules.restDays().verifier()),
        rules.young().months(),
        new Source(rules.young().source(), rules.young().verifier()),
        rules.extension().days(),
        rules.extension().times(),
        new Source(rules.extension().source(), rules.extension().verifier()));
  }
}
