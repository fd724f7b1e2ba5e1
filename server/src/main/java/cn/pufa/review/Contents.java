package cn.pufa.review;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.annualreport.Consent;
import cn.pufa.annualreport.Receipt;
import cn.pufa.filing.Filed;
import cn.pufa.filing.Filings;
import cn.pufa.filing.Severity;
import cn.pufa.platform.db.Tx;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.UUID;

/** Finds what a return says: all that was filed online, or what was typed from paper (纸质). */
final class Contents {

  private static final int ONLY_VERSION = 1;

  private final Filings filings;
  private final AnnualReports annualReports;

  Contents(Filings filings, AnnualReports annualReports) {
    this.filings = filings;
    this.annualReports = annualReports;
  }

  /** Empty for what was withdrawn. */
  Optional<Content> of(Tx tx, UUID id) {
    return PaperStore.of(tx, id)
        .map(paper -> typed(tx, annualReports.receipt(tx, id).orElseThrow(), paper.cells()))
        .or(() -> filings.filed(tx, id).map(Contents::filed));
  }

  private static Content filed(Filed filed) {
    return new Content(
        filed.id(),
        filed.organization(),
        filed.year(),
        filed.version(),
        filed.content(),
        filed.lastYear(),
        !filed.consent().isDone(),
        !filed.confirmation().isDone(),
        (int)
            filed.findings().stream()
                .filter(finding -> finding.severity() == Severity.SOFT)
                .filter(finding -> finding.explanation() != null)
                .count(),
        false);
  }

  /** A page that the legal representative signed needs no confirmation beside it. */
  private Content typed(Tx tx, Receipt receipt, JsonObject cells) {
    return new Content(
        receipt.id(),
        receipt.organization(),
        receipt.year(),
        ONLY_VERSION,
        cells,
        filings.lastYear(tx, receipt.organization(), receipt.year()),
        receipt.consent() == Consent.MISSING,
        false,
        0,
        true);
  }

  /** From now on its filer cannot withdraw it; on paper nobody can anyway. */
  void claim(Tx tx, UUID id) {
    if (PaperStore.of(tx, id).isEmpty()) {
      filings.claim(tx, id);
    }
  }
}
