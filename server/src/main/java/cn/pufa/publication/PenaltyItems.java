package cn.pufa.publication;

import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.penalty.Penalties;
import cn.pufa.penalty.Penalties.Decided;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import java.util.Collection;
import java.util.List;

/**
 * A penalty that the public may know (行政处罚法 48): its measures and document; what an officer wrote
 * of the facts is not public.
 */
final class PenaltyItems implements ItemSource {

  private final Organizations organizations;
  private final Penalties penalties;

  PenaltyItems(Organizations organizations, Penalties penalties) {
    this.organizations = organizations;
    this.penalties = penalties;
  }

  @Override
  public ItemKind kind() {
    return ItemKind.PENALTY;
  }

  @Override
  public Free free(Tx tx, int year, String text, Page page) {
    return Free.among(tx, candidates(tx, penalties.ofYear(tx, year)), text, page);
  }

  @Override
  public List<Candidate> of(Tx tx, Collection<Subject> subjects) {
    return candidates(tx, penalties.of(tx, subjects.stream().map(Subject::id).toList()));
  }

  private List<Candidate> candidates(Tx tx, List<Decided> decided) {
    var registered = organizations.byIds(tx, decided.stream().map(Decided::organization).toList());
    return decided.stream()
        .filter(Decided::isPublic)
        .filter(one -> registered.containsKey(one.organization()))
        .map(one -> candidate(one, registered.get(one.organization())))
        .toList();
  }

  private Candidate candidate(Decided one, Organization organization) {
    var facts =
        Facts.of(organization)
            .with("measures", one.words())
            .with("decidedOn", one.decidedOn())
            .with("documentNumber", one.documentNumber());
    String words = "%s处罚：%s。".formatted(Facts.day(one.decidedOn()), one.words());
    return new Candidate(
        new Subject(kind(), one.id()),
        organization.id(),
        organization.creditCode(),
        organization.name(),
        facts.map(),
        words);
  }
}
