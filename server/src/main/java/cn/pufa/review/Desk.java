package cn.pufa.review;

import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** All that a reviewer sees beside the return itself. */
final class Desk {

  private record RuleView(
      String id, String title, Grade grade, String basis, String verifier, boolean detected) {}

  private record CatalogueView(int year, String edition, List<RuleView> rules) {}

  record View(
      ReviewViews.Row review,
      ReviewViews.CharterView charter,
      List<ReviewViews.FlagView> flags,
      List<ReviewViews.CorrectionView> corrections,
      CatalogueView catalogue,
      Grade suggested,
      String suggestedBecause,
      int correctionDays) {}

  private final Assembly assembly;
  private final Findings findings;
  private final ReviewViews views;
  private final Settings settings;

  Desk(Assembly assembly, Findings findings, ReviewViews views, Settings settings) {
    this.assembly = assembly;
    this.findings = findings;
    this.views = views;
    this.settings = settings;
  }

  View of(Tx tx, ReviewStore.Listed listed, UUID caller) {
    Review review = listed.review();
    Catalogue catalogue = assembly.catalogue(review.year(), review.organizationType());
    List<Flag> flags = assembly.current(tx, review);
    Grade suggested = catalogue.suggested(flags, List.of());
    return new View(
        views.row(tx, listed, caller),
        assembly
            .charter(tx, review.organization(), review.year())
            .map(ReviewViews::charter)
            .orElse(null),
        flags.stream().map(flag -> views.flag(tx, flag)).toList(),
        CorrectionStore.of(tx, review.id()).stream()
            .map(one -> views.correction(tx, one, findings.changes(tx, one)))
            .toList(),
        new CatalogueView(
            review.year(),
            catalogue.edition(),
            catalogue.rules().stream().map(Desk::rule).toList()),
        suggested,
        because(suggested, flags),
        settings.correctionDays().value());
  }

  private static RuleView rule(Rule rule) {
    return new RuleView(
        rule.id(),
        rule.title(),
        rule.grade(),
        rule.source(),
        rule.verifier(),
        rule.detect() != null);
  }

  private static String because(Grade suggested, List<Flag> flags) {
    if (suggested == Grade.QUALIFIED) {
      return "规则没有看到影响结论的问题。系统只是建议，结论由人作出。";
    }
    String titles =
        flags.stream()
            .filter(flag -> flag.isActive() && flag.grade() == suggested)
            .map(Flag::title)
            .collect(Collectors.joining("、"));
    return "因为：" + titles + "。系统只是建议，结论由人作出。";
  }
}
