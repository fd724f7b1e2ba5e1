package cn.pufa.lawreport;

import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.lawreport.Figures.Figure;
import cn.pufa.lawreport.TakenFigureStore.Taken;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports as those who write and approve them see them. */
final class ReportViews {

  record Head(
      UUID id,
      String outline,
      String name,
      int year,
      int edition,
      String title,
      LocalDate dated,
      Report.State state,
      int revision,
      UUID corrects,
      String reason,
      String createdBy,
      Instant createdAt,
      String approvedBy,
      Instant approvedAt,
      String frozenBy,
      Instant frozenAt,
      String sha256,
      Instant publishedAt) {}

  /** {@code mine}: the caller was the last to edit it, and may not approve it. */
  record SectionLine(
      String code,
      int level,
      String heading,
      Outline.About about,
      List<Paragraph> paragraphs,
      int revision,
      String editedBy,
      Instant editedAt,
      boolean mine,
      String approvedBy,
      Instant approvedAt) {}

  /** {@code value} stands in the report, {@code now} in the records; {@code changed} says how. */
  record FigureLine(
      String code, String title, String unit, int value, Integer now, String changed) {}

  record CommentLine(
      UUID id,
      String section,
      String text,
      String person,
      Instant at,
      String settledBy,
      Instant settledAt) {}

  /** The edition in which the report goes on. */
  record Newest(UUID id, int edition) {}

  /**
   * @param newest null where it is this one
   * @param figuresSha256 of the figures as they stand now and the records behind them, by which
   *     whoever approves says what was seen; null once it is frozen
   */
  record Whole(
      Head report,
      Newest newest,
      List<SectionLine> sections,
      List<FigureLine> figures,
      String figuresSha256,
      List<CommentLine> comments,
      List<Finding> checks) {}

  private static final String SOMEBODY = "已离开的工作人员";

  private final People people;
  private final ReportReader reader;

  ReportViews(People people, ReportReader reader) {
    this.people = people;
    this.reader = reader;
  }

  List<Head> heads(Tx tx, List<Report> reports) {
    Map<UUID, Contact> names = names(tx, reports.stream().flatMap(ReportViews::persons));
    return reports.stream().map(report -> head(report, names)).toList();
  }

  Whole whole(Tx tx, Report report, Caller caller) {
    Opened opened = reader.open(tx, report);
    List<SectionStore.Comment> comments = SectionStore.comments(tx, report.id());
    Stream<UUID> writers =
        opened.sections().stream().flatMap(one -> some(one.editedBy(), one.approvedBy()));
    Stream<UUID> critics = comments.stream().flatMap(one -> some(one.person(), one.settledBy()));
    Map<UUID, Contact> names =
        names(tx, Stream.concat(persons(report), Stream.concat(writers, critics)));
    return new Whole(
        head(report, names),
        newest(tx, report),
        opened.sections().stream().map(one -> section(one, names, caller)).toList(),
        figures(opened),
        report.isFrozen() ? null : Canonical.sha256(Canonical.text(reader.standing(tx, opened))),
        comments.stream().map(one -> comment(one, names)).toList(),
        reader.findings(tx, opened));
  }

  private static Newest newest(Tx tx, Report report) {
    Report last = ReportStore.lastEdition(tx, report.id());
    return last.id().equals(report.id()) ? null : new Newest(last.id(), last.edition());
  }

  private static Stream<UUID> persons(Report report) {
    return some(report.createdBy(), report.approvedBy(), report.frozenBy());
  }

  /** Without those that are null. */
  private static Stream<UUID> some(UUID... persons) {
    return Stream.of(persons).filter(Objects::nonNull);
  }

  private Map<UUID, Contact> names(Tx tx, Stream<UUID> persons) {
    return people.contacts(tx, persons.collect(Collectors.toSet()));
  }

  private static String name(Map<UUID, Contact> names, UUID person) {
    if (person == null) {
      return null;
    }
    return Optional.ofNullable(names.get(person)).map(Contact::name).orElse(SOMEBODY);
  }

  private Head head(Report report, Map<UUID, Contact> names) {
    return new Head(
        report.id(),
        report.outline(),
        reader.outline(report.outline()).name(),
        report.year(),
        report.edition(),
        report.title(),
        report.dated(),
        report.state(),
        report.revision(),
        report.corrects(),
        report.reason(),
        name(names, report.createdBy()),
        report.createdAt(),
        name(names, report.approvedBy()),
        report.approvedAt(),
        name(names, report.frozenBy()),
        report.frozenAt(),
        report.sha256(),
        report.publishedAt());
  }

  private static SectionLine section(Section one, Map<UUID, Contact> names, Caller caller) {
    return new SectionLine(
        one.code(),
        one.level(),
        one.heading(),
        one.about(),
        one.paragraphs(),
        one.revision(),
        name(names, one.editedBy()),
        one.editedAt(),
        one.editedBy().equals(caller.person()),
        name(names, one.approvedBy()),
        one.approvedAt());
  }

  private static List<FigureLine> figures(Opened opened) {
    Map<String, Taken> taken =
        opened.taken().stream().collect(Collectors.toMap(Taken::code, one -> one));
    return opened.now().values().stream()
        .map(now -> figure(now, taken.get(now.code()), opened.drifted().get(now.code())))
        .toList();
  }

  private static FigureLine figure(Figure now, Taken taken, String changed) {
    int value = taken == null ? now.value() : taken.value();
    return new FigureLine(
        now.code(),
        now.title(),
        now.unit(),
        value,
        changed == null ? null : Integer.valueOf(now.value()),
        changed);
  }

  private static CommentLine comment(SectionStore.Comment one, Map<UUID, Contact> names) {
    return new CommentLine(
        one.id(),
        one.section(),
        one.text(),
        name(names, one.person()),
        one.at(),
        name(names, one.settledBy()),
        one.settledAt());
  }
}
