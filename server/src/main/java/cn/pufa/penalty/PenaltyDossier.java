package cn.pufa.penalty;

import cn.pufa.dossier.DossierEntry;
import cn.pufa.dossier.DossierFile;
import cn.pufa.dossier.DossierSource;
import cn.pufa.platform.db.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the cases of an organisation add to its dossier. */
final class PenaltyDossier implements DossierSource {

  private final Cases cases;
  private final PenaltyPapers papers;

  PenaltyDossier(Cases cases, PenaltyPapers papers) {
    this.cases = cases;
    this.papers = papers;
  }

  @Override
  public String kind() {
    return "penalty";
  }

  @Override
  public String label() {
    return "行政处罚";
  }

  @Override
  public Set<String> operations() {
    return Set.of("getPenalty", "getOwnPenalty");
  }

  @Override
  public List<DossierEntry> entries(Tx tx, UUID organization) {
    List<DossierEntry> entries = new ArrayList<>();
    Map<UUID, List<Entry>> steps = PenaltyStore.stepsOf(tx, organization);
    for (PenaltyRow row : PenaltyStore.ofOrganization(tx, organization)) {
      Penalty penalty = cases.penalty(tx, row, steps.getOrDefault(row.id(), List.of()));
      penalty.entries().forEach(entry -> entries.add(entry(penalty, entry)));
    }
    return entries;
  }

  private DossierEntry entry(Penalty penalty, Entry entry) {
    StepWords words = StepWords.of(entry.step());
    DossierEntry told =
        DossierEntry.at(
                entry.at(),
                kind(),
                words.title() + "（" + penalty.number() + "）",
                words.text(),
                "penalty/" + penalty.id())
            .with(files(penalty, entry.step()));
    return StepWords.isForParty(entry.step()) ? told : told.forStaff();
  }

  private List<DossierFile> files(Penalty penalty, Step step) {
    return switch (step) {
      case Step.HearingCalled any -> List.of(made(penalty, Step.Paper.HEARING));
      case Step.Decided any -> List.of(made(penalty, Step.Paper.DECISION));
      case Step.Dismissed any -> List.of(made(penalty, Step.Paper.DISMISSAL));
      default -> List.of();
    };
  }

  private DossierFile made(Penalty penalty, Step.Paper paper) {
    return DossierFile.made(paper.title + ".pdf", () -> papers.pdf(penalty, paper));
  }
}
