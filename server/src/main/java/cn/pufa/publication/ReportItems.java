package cn.pufa.publication;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.annualreport.Receipt;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.review.Conclusion;
import cn.pufa.review.Reviews;
import java.util.Collection;
import java.util.List;

/** What an annual report was concluded with (年度工作报告结论): grade and document, not its reasons. */
final class ReportItems implements ItemSource {

  private final Organizations organizations;
  private final AnnualReports annualReports;
  private final Reviews reviews;

  ReportItems(Organizations organizations, AnnualReports annualReports, Reviews reviews) {
    this.organizations = organizations;
    this.annualReports = annualReports;
    this.reviews = reviews;
  }

  @Override
  public ItemKind kind() {
    return ItemKind.ANNUAL_REPORT;
  }

  @Override
  public Free free(Tx tx, int year, String text, Page page) {
    var found = CandidateStore.freeReports(tx, year, text, page);
    List<Candidate> shown = candidates(tx, reviews.of(tx, List.of(found.ids())));
    return new Free(found.total(), shown.stream().sorted(Free.ORDER).toList());
  }

  @Override
  public List<Candidate> of(Tx tx, Collection<Subject> subjects) {
    return candidates(tx, reviews.of(tx, subjects.stream().map(Subject::id).toList()));
  }

  private List<Candidate> candidates(Tx tx, List<Conclusion> conclusions) {
    var registered =
        organizations.byIds(tx, conclusions.stream().map(Conclusion::organization).toList());
    var receipts = annualReports.receipts(tx, conclusions.stream().map(Conclusion::id).toList());
    return conclusions.stream()
        .filter(one -> registered.containsKey(one.organization()))
        .map(one -> candidate(one, registered.get(one.organization()), receipts.get(one.id())))
        .toList();
  }

  /**
   * @param receipt null where its return was taken back
   */
  private static Candidate candidate(Conclusion one, Organization organization, Receipt receipt) {
    var facts =
        Facts.of(organization)
            .with("year", Integer.toString(one.year()))
            .with("receivedOn", receipt == null ? null : Facts.day(receipt.submittedAt()))
            .with("grade", one.grade().title())
            .with("decidedOn", one.decidedOn())
            .with("documentNumber", one.documentNumber());
    String words = "%d年度工作报告：%s。".formatted(one.year(), one.grade().title());
    return new Candidate(
        new Subject(ItemKind.ANNUAL_REPORT, one.id()),
        organization.id(),
        organization.creditCode(),
        organization.name(),
        facts.map(),
        words);
  }
}
