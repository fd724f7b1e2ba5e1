package cn.pufa.lawreport;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reports as anyone reads them once they are public; of each year the newest edition. */
final class PublicReports {

  record Head(int year, int edition, String title, LocalDate dated, LocalDate publishedOn) {}

  record HeadPage(int total, List<Head> items) {}

  record Part(int level, String heading, List<String> paragraphs) {}

  record Number(String code, String title, int value, String unit) {}

  record Whole(
      Head head,
      String issuer,
      String sha256,
      String reason,
      List<Part> sections,
      List<Number> figures) {}

  private final ReportReader reader;
  private final String division;

  PublicReports(ReportReader reader, String division) {
    this.reader = reader;
    this.division = division;
  }

  HeadPage page(Tx tx, Page page) {
    return new HeadPage(
        ReportStore.countPublished(tx, division),
        ReportStore.published(tx, division, page).stream().map(PublicReports::head).toList());
  }

  Optional<Whole> ofYear(Tx tx, int year) {
    return ReportStore.published(tx, division, year).map(report -> whole(tx, report));
  }

  private Whole whole(Tx tx, Report report) {
    Opened opened = reader.open(tx, report);
    return new Whole(
        head(report),
        reader.bureau(),
        report.sha256(),
        report.reason(),
        opened.sections().stream()
            .map(one -> new Part(one.level(), one.heading(), opened.filled(one)))
            .toList(),
        opened.taken().stream()
            .map(one -> new Number(one.code(), one.title(), one.value(), one.unit()))
            .toList());
  }

  private static Head head(Report report) {
    return new Head(
        report.year(), report.edition(), report.title(), report.dated(), day(report.publishedAt()));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, BusinessClock.ZONE);
  }
}
