package cn.pufa.lawreport;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.PlainText;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writing a report, section by section, and saying what one thinks of it. */
final class ReportDesk {

  private record Beginning(String outline, int year, LocalDate dated) {}

  private record Words(String text, boolean confirmed) {}

  private record Save(int revision, List<Words> paragraphs) {}

  private record Date(int revision, LocalDate dated) {}

  private record Remark(String section, String text) {}

  private record Reason(String reason) {}

  private final Commands commands;
  private final ReportReader reader;
  private final HeldReports held;
  private final BusinessClock clock;

  ReportDesk(Commands commands, ReportReader reader, HeldReports held, BusinessClock clock) {
    this.commands = commands;
    this.reader = reader;
    this.held = held;
    this.clock = clock;
  }

  Answer create(Request request) {
    var beginning = request.body(Beginning.class);
    LocalDate today = clock.today();
    if (beginning.year() > today.getYear()) {
      throw Problem.invalid("/year", "这一年还没有到");
    }
    LocalDate dated =
        beginning.dated() == null ? usual(beginning.year(), today) : beginning.dated();
    requireFit("/dated", beginning.year(), dated);
    Outline outline = reader.outline(beginning.outline());
    return commands.run(
        request,
        tx -> {
          Report report =
              fresh(outline, beginning.year(), 1, dated, null, null, request.caller().person());
          requireAlone(held.insert(tx, report));
          Map<String, Section> before = lastYears(tx, report);
          List<Section> sections = new ArrayList<>();
          for (Outline.Part part : outline.sections()) {
            sections.add(
                Section.fresh(
                    part,
                    sections.size() + 1,
                    words(tx, report, outline, part, before.get(part.code())),
                    report.createdBy(),
                    report.createdAt()));
          }
          sections.forEach(section -> SectionStore.insert(tx, report.id(), section));
          return Outcome.of(report.subject(), Answer.created(held.whole(tx, request, report.id())));
        });
  }

  /** The sections of the last report of its kind, by code; empty for the first. */
  private Map<String, Section> lastYears(Tx tx, Report report) {
    return held
        .before(tx, report)
        .map(last -> SectionStore.of(tx, last.id()))
        .orElse(List.of())
        .stream()
        .filter(section -> !section.isBare())
        .collect(Collectors.toMap(Section::code, Function.identity()));
  }

  /** Of the outline, without what names a figure that the year lacks. */
  private List<Paragraph> words(
      Tx tx, Report report, Outline outline, Outline.Part part, Section before) {
    return before == null
        ? part.paragraphs().stream()
            .filter(words -> reader.hasFigures(tx, report.year(), words))
            .map(Paragraph::outline)
            .toList()
        : before.carried(outline);
  }

  /** What was frozen stays as it is; what is wrong in it is put right in a new edition. */
  Answer correct(Request request) {
    String reason = request.body(Reason.class).reason();
    return commands.run(
        request,
        tx -> {
          Report frozen = held.lock(tx, request);
          if (!frozen.isFrozen()) {
            throw Problem.conflict("还没有冻结，直接修改就可以，不用另做一版。");
          }
          requireLast(tx, frozen);
          UUID person = request.caller().person();
          Outline outline = reader.outline(frozen.outline());
          Report report =
              fresh(
                  outline,
                  frozen.year(),
                  frozen.edition() + 1,
                  frozen.dated(),
                  frozen.id(),
                  reason,
                  person);
          requireAlone(held.insert(tx, report));
          SectionStore.of(tx, frozen.id())
              .forEach(
                  section ->
                      SectionStore.insert(
                          tx, report.id(), section.again(outline, person, report.createdAt())));
          return new Outcome(
              report.subject(),
              reason,
              (Answer.Json) Answer.created(held.whole(tx, request, report.id())));
        });
  }

  /** A newer edition has put things right that this one has not. */
  private static void requireLast(Tx tx, Report frozen) {
    int last = ReportStore.lastEdition(tx, frozen.id()).edition();
    if (last != frozen.edition()) {
      throw Problem.conflict("这份报告已经有第%d版，请在第%<d版上改。".formatted(last));
    }
  }

  private Report fresh(
      Outline outline,
      int year,
      int edition,
      LocalDate dated,
      UUID corrects,
      String reason,
      UUID author) {
    return Report.draft(
        UUID.randomUUID(),
        outline.code(),
        year,
        edition,
        reader.title(outline, year),
        dated,
        corrects,
        reason,
        author,
        clock.now());
  }

  private static void requireAlone(boolean inserted) {
    if (!inserted) {
      throw Problem.conflict("这一年的这份报告已经有了，请在那一份上写。");
    }
  }

  Answer saveSection(Request request) {
    var save = request.body(Save.class);
    List<Problem.Field> broken = broken(save.paragraphs());
    if (!broken.isEmpty()) {
      throw Problem.invalid(broken);
    }
    return commands.run(
        request,
        tx -> {
          Report report = held.draft(tx, request);
          Section section = held.section(tx, report, request.text("section"));
          HeldReports.requireNewest(section.revision(), save.revision());
          List<Paragraph> paragraphs =
              save.paragraphs().stream()
                  .map(
                      one ->
                          Paragraph.saved(
                              one.text().strip(), one.confirmed(), section.paragraphs()))
                  .toList();
          Instant now = clock.now();
          SectionStore.save(
              tx, report.id(), section.code(), paragraphs, request.caller().person(), now);
          return held.changed(tx, request, report, null);
        });
  }

  private static List<Problem.Field> broken(List<Words> paragraphs) {
    List<Problem.Field> broken = new ArrayList<>();
    for (int place = 0; place < paragraphs.size(); place++) {
      if (!PlainText.isOneLine(paragraphs.get(place).text().strip())) {
        broken.add(new Problem.Field("/paragraphs/" + place + "/text", "一段里不能换行，请另起一段"));
      }
    }
    return broken;
  }

  /** 落款日期: the laws it names are checked on this day. */
  Answer date(Request request) {
    var date = request.body(Date.class);
    return commands.run(
        request,
        tx -> {
          Report report = held.draft(tx, request);
          HeldReports.requireNewest(report.revision(), date.revision());
          requireFit("/dated", report.year(), date.dated());
          return held.changed(tx, request, report.dated(date.dated()), null);
        });
  }

  /** Today; one of long ago is dated at the end of its year, as it would have been. */
  private static LocalDate usual(int year, LocalDate today) {
    return today.getYear() > year + 1 ? LocalDate.of(year, 12, 31) : today;
  }

  /** A report of a year bears a day of that year or of the next. */
  private static void requireFit(String pointer, int year, LocalDate dated) {
    if (dated.getYear() < year || dated.getYear() > year + 1) {
      throw Problem.invalid(pointer, "日期要在报告的年度或者第二年里");
    }
  }

  Answer comment(Request request) {
    var remark = request.body(Remark.class);
    return commands.run(
        request,
        tx -> {
          Report report = held.lock(tx, request);
          if (report.isFrozen()) {
            throw Problem.conflict("报告已经冻结，意见请写在更正的那一版上。");
          }
          if (SectionStore.one(tx, report.id(), remark.section()).isEmpty()) {
            throw Problem.invalid("/section", "没有这一节");
          }
          SectionStore.insert(
              tx,
              report.id(),
              new SectionStore.Comment(
                  UUID.randomUUID(),
                  remark.section(),
                  remark.text().strip(),
                  request.caller().person(),
                  clock.now(),
                  null,
                  null));
          return held.outcome(tx, request, report, null);
        });
  }

  Answer settle(Request request) {
    return commands.run(
        request,
        tx -> {
          Report report = held.lock(tx, request);
          UUID comment = request.id("comment");
          if (SectionStore.comment(tx, report.id(), comment).isEmpty()) {
            throw Problem.notFound();
          }
          if (!SectionStore.settle(tx, comment, request.caller().person(), clock.now())) {
            throw Problem.conflict("这条意见已经有人处理了。");
          }
          return held.outcome(tx, request, report, null);
        });
  }
}
