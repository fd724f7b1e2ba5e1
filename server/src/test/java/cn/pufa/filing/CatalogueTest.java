package cn.pufa.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule with a return that breaks exactly it, and one that just does not. */
class CatalogueTest {

  private static final RuleCases CASES = RuleCases.all();

  @Test
  void aSoundReturnOfEachKindHasNoFinding() {
    for (Supplier<SheetOf> kind :
        List.<Supplier<SheetOf>>of(SheetOf::group, SheetOf::school, SheetOf::foundation)) {
      assertThat(kind.get().findings()).isEmpty();
    }
  }

  @Test
  void everyRuleHasItsCase() {
    Set<String> rules = Catalogue.rules().stream().map(Rule::id).collect(Collectors.toSet());
    assertThat(CASES.rules()).containsExactlyInAnyOrderElementsOf(rules);
    assertThat(rules).hasSizeGreaterThan(90);
  }

  static Stream<Arguments> rules() {
    return Catalogue.rules().stream().map(rule -> Arguments.of(rule.id()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aReturnBreaksExactlyIt(String rule) {
    RuleCases.Case one = CASES.of(rule);
    SheetOf broken = one.sound().get();
    one.breaks().accept(broken);
    assertThat(broken.rules()).containsExactly(rule);
    Finding finding = broken.findings().getFirst();
    assertThat(finding.message()).endsWith("。");
    assertThat(finding.cells()).isNotEmpty();
    assertThat(finding.basis()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aReturnThatGoesAsFarAsItMayDoesNot(String rule) {
    RuleCases.Case one = CASES.of(rule);
    SheetOf sound = one.sound().get();
    one.justNot().accept(sound);
    assertThat(sound.rules()).isEmpty();
  }

  /** At least thirty that hold two or more cells or sources against each other. */
  @Test
  void manyRulesCompareTwoThings() {
    Set<String> comparing = new TreeSet<>();
    Catalogue.rules().stream()
        .filter(
            rule ->
                rule.cells().size() > 1
                    || rule.basis().contains("上年")
                    || rule.basis().contains("章程")
                    || rule.basis().contains("名册")
                    || rule.basis().contains("报告年度"))
        .forEach(rule -> comparing.add(rule.id()));
    System.out.println(
        "CatalogueTest: %d rules, %d compare"
            .formatted(Catalogue.rules().size(), comparing.size()));
    assertThat(comparing).hasSizeGreaterThan(30);
  }

  /** A new draft hears of each section once. */
  @Test
  void whatIsMissingIsToldBySection() {
    SheetOf empty =
        SheetOf.group().without("staffTotal").without("staffFullTime").without("partyMembers");
    assertThat(empty.rules()).containsExactly("required-basics", "required-party");
    assertThat(empty.findings().getFirst().cells()).containsExactly("staffTotal", "staffFullTime");
  }
}
