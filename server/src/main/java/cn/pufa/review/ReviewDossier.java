package cn.pufa.review;

import cn.pufa.dossier.DossierEntry;
import cn.pufa.dossier.DossierFile;
import cn.pufa.dossier.DossierSource;
import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Conclusions, their letters and rectification in the dossier of an organisation (一社一档). */
final class ReviewDossier implements DossierSource {

  private final Function<Decision, byte[]> letter;

  ReviewDossier(Function<Decision, byte[]> letter) {
    this.letter = letter;
  }

  @Override
  public String kind() {
    return "review";
  }

  @Override
  public String label() {
    return "年检结论";
  }

  @Override
  public Set<String> operations() {
    return Set.of("listReviewDecisions");
  }

  @Override
  public List<DossierEntry> entries(Tx tx, UUID organization) {
    return Stream.concat(
            DecisionStore.allOf(tx, organization).stream().map(this::decision),
            RectificationStore.ofOrganization(tx, organization).stream()
                .filter(one -> one.servedOn() != null)
                .flatMap(this::rectification))
        .toList();
  }

  private DossierEntry decision(Decision one) {
    if (one.issue() == null) {
      return DossierEntry.at(
              one.proposedAt(),
              kind(),
              one.year() + "年度结论已提出：" + one.grade().title(),
              one.state().words(),
              Review.record(one.review()))
          .forStaff();
    }
    String name = "年检结论通知书-" + one.issue().documentNumber() + ".pdf";
    return DossierEntry.on(
            one.issue().decidedOn(),
            kind(),
            one.year() + "年度检查结论：" + one.grade().title(),
            one.issue().documentNumber() + "，" + one.state().words(),
            Review.record(one.review()))
        .with(List.of(DossierFile.made(name, () -> letter.apply(one))));
  }

  private Stream<DossierEntry> rectification(Rectification one) {
    String title = one.year() + "年度检查整改";
    DossierEntry started =
        DossierEntry.on(
            one.servedOn(),
            kind(),
            title + "开始",
            one.explanation(),
            Rectification.record(one.id()));
    if (one.checkedOn() == null) {
      return Stream.of(started);
    }
    return Stream.of(
        started,
        DossierEntry.on(
            one.checkedOn(),
            kind(),
            title + (one.state() == Rectification.State.DONE ? "完成" : "没有按期完成"),
            one.opinion(),
            Rectification.record(one.id())));
  }
}
