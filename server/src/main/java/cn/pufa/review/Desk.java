package cn.pufa.review;

import cn.pufa.filing.FilingForm;
import cn.pufa.filing.FormCell;
import cn.pufa.filing.FormOption;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Caller;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** All that a reviewer sees beside the return itself. */
final class Desk {

  private record RuleView(
      String id, String title, Grade grade, String basis, String verifier, boolean detected) {}

  private record CatalogueView(int year, String edition, List<RuleView> rules) {}

  private record PaperCell(
      String code,
      String label,
      String kind,
      String unit,
      List<FormOption> options,
      JsonElement value) {}

  private record UnreadRule(String rule, String title, String explanation) {}

  private record PaperView(
      List<PaperCell> cells, List<UnreadRule> unread, String typedBy, Instant typedAt) {}

  record View(
      ReviewViews.Row review,
      PaperView paper,
      ReviewViews.CharterView charter,
      List<ReviewViews.FlagView> flags,
      List<ReviewViews.CorrectionView> corrections,
      CatalogueView catalogue,
      Grade suggested,
      String suggestedBecause,
      int correctionDays) {}

  private final Assembly assembly;
  private final Corrections corrections;
  private final ReviewViews views;
  private final Settings settings;

  Desk(Assembly assembly, Corrections corrections, ReviewViews views, Settings settings) {
    this.assembly = assembly;
    this.corrections = corrections;
    this.views = views;
    this.settings = settings;
  }

  View of(Tx tx, ReviewStore.Listed listed, Caller caller) {
    Review review = listed.review();
    Catalogue catalogue = assembly.catalogue(review.year(), review.organizationType());
    List<Flag> flags = assembly.current(tx, review);
    Grade suggested = catalogue.suggested(flags, List.of());
    PaperView paper = listed.paper() ? paper(tx, review) : null;
    return new View(
        views.row(tx, listed, caller.person()),
        paper,
        assembly
            .charter(tx, review.organization(), review.year())
            .map(ReviewViews::charter)
            .orElse(null),
        flags.stream().map(flag -> views.flag(tx, flag)).toList(),
        CorrectionStore.of(tx, review.id()).stream()
            .map(one -> views.correction(tx, one, corrections.changes(tx, one, caller)))
            .toList(),
        new CatalogueView(
            review.year(),
            catalogue.edition(),
            catalogue.rules().stream().map(Desk::rule).toList()),
        suggested,
        because(suggested, flags, paper),
        settings.correctionDays().value());
  }

  private PaperView paper(Tx tx, Review review) {
    PaperStore.Typed typed = PaperStore.of(tx, review.id()).orElseThrow();
    FilingForm form = assembly.form(tx, review);
    return new PaperView(
        assembly.typable(tx, review).stream().map(cell -> cell(cell, typed.cells())).toList(),
        assembly.unread(tx, review).stream()
            .map(rule -> unread(rule, form, typed.cells()))
            .toList(),
        typed.typedBy() == null ? null : views.name(tx, typed.typedBy()),
        typed.typedAt());
  }

  private static PaperCell cell(FormCell cell, JsonObject typed) {
    return new PaperCell(
        cell.code(),
        cell.label(),
        cell.kind().name().toLowerCase(Locale.ROOT),
        cell.unit(),
        cell.options(),
        typed.get(cell.code()));
  }

  private static UnreadRule unread(Rule rule, FilingForm form, JsonObject typed) {
    String labels =
        rule.needs().stream()
            .filter(cell -> !typed.has(cell))
            .flatMap(cell -> form.cell(cell).stream())
            .map(FormCell::label)
            .collect(Collectors.joining("、"));
    return new UnreadRule(rule.id(), rule.title(), "纸质，未录入：" + labels + "。请看扫描件。");
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

  private static String because(Grade suggested, List<Flag> flags, PaperView paper) {
    if (suggested == Grade.QUALIFIED && paper != null && !paper.unread().isEmpty()) {
      return "录入的内容里没有看到影响结论的问题；还有%d条规则纸质未录入，请对照扫描件看。系统只是建议，结论由人作出。"
          .formatted(paper.unread().size());
    }
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
