package cn.pufa.law;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.law.Catalogue.Entry;
import cn.pufa.law.Catalogue.Version;
import cn.pufa.law.FileReport.Origin;
import cn.pufa.law.LawStore.ArticleText;
import cn.pufa.law.LawStore.Imported;
import cn.pufa.law.LawStore.Provenance;
import cn.pufa.law.StatuteReading.Fault;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a clerk does with a text of the law: look at a file, keep it, say that a law has ended. */
final class StatuteDesk {

  private record Check(
      String title,
      String statute,
      boolean known,
      LocalDate version,
      LocalDate effective,
      int articles,
      String firstLabel,
      String lastLabel,
      boolean unchanged,
      List<Fault> faults,
      DiffView diff) {}

  private record ImportResult(
      String statute, LocalDate version, String outcome, int articles, int found, int carried) {}

  private record Repeal(LocalDate repealedOn, String document, String reason) {}

  private record Repealed(StatuteViews.Summary summary, int found) {}

  private final Database database;
  private final Commands commands;
  private final Statutes statutes;
  private final StatuteKeeping keeping;
  private final StatuteViews views;
  private final Workers workers;
  private final BusinessClock clock;

  StatuteDesk(
      Database database,
      Commands commands,
      Statutes statutes,
      StatuteKeeping keeping,
      StatuteViews views,
      Workers workers,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.statutes = statutes;
    this.keeping = keeping;
    this.views = views;
    this.workers = workers;
    this.clock = clock;
  }

  Answer check(Request request) {
    byte[] file = request.file().getBytes();
    StatuteReading text = workers.call(() -> StatuteFile.read(file));
    LocalDate passed = request.day("version").orElse(text.passed());
    Optional<Entry> entry =
        request
            .optionalText("statute")
            .map(code -> statutes.catalogue().entry(code).orElseThrow(Problem::notFound))
            .or(() -> statutes.catalogue().titled(text.title()));
    return Answer.ok(
        database.read(
            tx ->
                new Check(
                    text.title(),
                    entry.map(Entry::code).orElse(null),
                    entry.isPresent(),
                    passed,
                    text.effective(),
                    text.articles().size(),
                    text.articles().isEmpty() ? null : text.articles().getFirst().label(),
                    text.articles().isEmpty() ? null : text.articles().getLast().label(),
                    entry.isPresent() && isHeld(tx, entry.get(), passed, file),
                    text.faults(),
                    entry
                        .filter(known -> text.isSound())
                        .flatMap(known -> diff(tx, known, passed, text))
                        .orElse(null))));
  }

  private static boolean isHeld(Tx tx, Entry entry, LocalDate passed, byte[] file) {
    return passed != null
        && held(tx, entry.code(), passed)
            .filter(text -> text.sha256().equals(StatuteFile.sha256(file)))
            .isPresent();
  }

  private static Optional<Provenance> held(Tx tx, String code, LocalDate version) {
    return Optional.ofNullable(LawStore.held(tx).get(new Imported(code, version)));
  }

  /** Against the text of the same day, else the newest before it that is held. */
  private Optional<DiffView> diff(Tx tx, Entry entry, LocalDate passed, StatuteReading text) {
    LocalDate day = passed == null ? clock.today() : passed;
    Map<Imported, Provenance> held = LawStore.held(tx);
    return entry.versions().stream()
        .map(Version::version)
        .filter(version -> !version.isAfter(day))
        .filter(version -> held.containsKey(new Imported(entry.code(), version)))
        .max(Comparator.naturalOrder())
        .map(
            version -> {
              List<ArticleText> older = LawStore.articles(tx, entry.code(), version);
              List<ArticleText> newer = articles(entry.code(), day, text);
              return workers.call(() -> DiffView.of(entry, version, older, day, newer));
            });
  }

  private static List<ArticleText> articles(String code, LocalDate version, StatuteReading text) {
    return text.articles().stream()
        .map(
            article ->
                new ArticleText(
                    code,
                    version,
                    article.number(),
                    article.label(),
                    article.chapter(),
                    article.text()))
        .toList();
  }

  Answer importStatute(Request request) {
    byte[] file = request.file().getBytes();
    StatuteReading text = workers.call(() -> StatuteFile.read(file));
    if (!text.isSound()) {
      throw refused(text.faults());
    }
    LocalDate passed = request.day("version").orElseThrow();
    LocalDate effective = request.day("effective").orElseThrow();
    if (passed.isAfter(clock.today())) {
      throw Problem.invalid("query/version", "通过日期不能晚于今天");
    }
    String name = request.optionalText("name").orElse(text.title());
    var provenance = new Provenance(name, StatuteFile.sha256(file), true);
    return commands.run(
        request,
        tx -> {
          CatalogueStore.lockChanged(tx, List.of(request.text("statute")));
          Entry entry = entry(tx, request, text);
          Version version = version(entry, passed, effective, text, request);
          return Outcome.of(
              "statute/" + entry.code() + "@" + passed,
              Answer.ok(keep(tx, request, entry, version, text, provenance)));
        });
  }

  private static Problem refused(List<Fault> faults) {
    return Problem.invalid(
        "文件没有导入，法规没有变化。请改好下面" + faults.size() + "处，再上传一次。",
        faults.stream()
            .map(
                fault ->
                    new Problem.Field(
                        fault.line() == 0 ? "/file" : "line/" + fault.line(), fault.message()))
            .toList());
  }

  /** The one that is known, or one that is from now on. */
  private Entry entry(Tx tx, Request request, StatuteReading text) {
    Catalogue catalogue = CatalogueStore.load(tx);
    String code = request.text("statute");
    Optional<Entry> known = catalogue.entry(code);
    boolean isNew = request.optionalText("topic").isPresent();
    if (known.isEmpty()) {
      return added(tx, catalogue, request, text);
    }
    if (isNew) {
      throw Problem.invalid(
          "query/topic", "代码" + code + "已经是《" + known.get().title() + "》的，不用再选主题");
    }
    if (!known.get().title().equals(text.title())) {
      throw Problem.invalid(
          "/file", "名称不符：应为《%s》，读到《%s》".formatted(known.get().title(), text.title()));
    }
    if (known.get().repealedOn() != null && !clock.today().isBefore(known.get().repealedOn())) {
      throw Problem.conflict("《" + known.get().title() + "》已经废止，不能再导入新的版本。");
    }
    return known.get();
  }

  private Entry added(Tx tx, Catalogue catalogue, Request request, StatuteReading text) {
    catalogue
        .titled(text.title())
        .ifPresent(
            other -> {
              throw Problem.invalid(
                  "query/statute", "《%s》已经在目录里，代码是%s".formatted(other.title(), other.code()));
            });
    String topic =
        request
            .optionalText("topic")
            .orElseThrow(() -> Problem.invalid("query/topic", "目录里没有这个代码；要加一部新法规，请选主题"));
    var entry =
        new Entry(
            request.text("statute"),
            text.title(),
            Entry.shortened(text.title()),
            request.optionalText("number").orElse(""),
            topic,
            null,
            List.of());
    if (CatalogueStore.insert(tx, entry, true, clock.now()) == 0) {
      throw Problem.conflict("别人刚刚用这个代码加了一部法规，请刷新后再看。");
    }
    return entry;
  }

  private static Version version(
      Entry entry, LocalDate passed, LocalDate effective, StatuteReading text, Request request) {
    String unsearched = entry.version(passed).map(Version::unsearched).orElse("");
    return new Version(
        passed,
        effective,
        null,
        null,
        text.first(),
        text.articles().size(),
        null,
        request.optionalText("note").orElse(""),
        unsearched);
  }

  private ImportResult keep(
      Tx tx,
      Request request,
      Entry entry,
      Version version,
      StatuteReading text,
      Provenance provenance) {
    boolean sameText =
        held(tx, entry.code(), version.version())
            .filter(held -> held.sha256().equals(provenance.sha256()))
            .isPresent();
    boolean sameFacts =
        entry
            .version(version.version())
            .filter(known -> known.effective().equals(version.effective()))
            .filter(known -> known.note().equals(version.note()))
            .isPresent();
    var outcome =
        sameText && sameFacts ? FileReport.Outcome.unchanged : FileReport.Outcome.imported;
    LawStore.file(tx, report(request, entry, version, provenance, outcome), clock.now());
    if (outcome == FileReport.Outcome.unchanged) {
      return result(entry, version, outcome, 0, 0);
    }
    String source = request.text("source");
    CatalogueStore.setVersion(tx, entry.code(), version, source, clock.now());
    Ripple ripple = keeping.keep(tx, entry, version, text, provenance);
    return result(entry, version, outcome, ripple.found(), ripple.carried());
  }

  private static ImportResult result(
      Entry entry, Version version, FileReport.Outcome outcome, int found, int carried) {
    return new ImportResult(
        entry.code(), version.version(), outcome.name(), version.articles(), found, carried);
  }

  private static FileReport report(
      Request request,
      Entry entry,
      Version version,
      Provenance provenance,
      FileReport.Outcome outcome) {
    return new FileReport(
        Origin.upload,
        provenance.file(),
        outcome,
        entry.code(),
        version.version(),
        entry.title(),
        version.articles(),
        List.of(),
        request.caller().person(),
        null);
  }

  Answer repeal(Request request) {
    var repeal = request.body(Repeal.class);
    String code = request.text("statute");
    return commands.run(
        request,
        tx -> {
          CatalogueStore.lockChanged(tx, List.of(code));
          Entry entry = CatalogueStore.load(tx).entry(code).orElseThrow(Problem::notFound);
          if (entry.repealedOn() != null && !clock.today().isBefore(entry.repealedOn())) {
            throw Problem.conflict("《%s》已经在%s废止。".formatted(entry.title(), entry.repealedOn()));
          }
          CatalogueStore.repeal(tx, code, repeal.repealedOn(), repeal.document(), repeal.reason());
          Ripple ripple = keeping.changed(tx, code);
          Entry ended = CatalogueStore.load(tx).entry(code).orElseThrow();
          var answer = new Repealed(views.summary(tx, ended), ripple.found());
          return new Outcome("statute/" + code, repeal.reason(), (Answer.Json) Answer.ok(answer));
        });
  }

  Answer diff(Request request) {
    Entry entry =
        statutes.catalogue().entry(request.text("statute")).orElseThrow(Problem::notFound);
    LocalDate from = version(entry, request, "from");
    LocalDate to = version(entry, request, "to");
    List<ArticleText> older = database.read(tx -> LawStore.articles(tx, entry.code(), from));
    List<ArticleText> newer = database.read(tx -> LawStore.articles(tx, entry.code(), to));
    if (older.isEmpty() || newer.isEmpty()) {
      throw Problem.conflict("%s通过的版本没有收录全文，不能对照。".formatted(older.isEmpty() ? from : to));
    }
    return Answer.ok(workers.call(() -> DiffView.of(entry, from, older, to, newer)));
  }

  private static LocalDate version(Entry entry, Request request, String name) {
    return request
        .day(name)
        .filter(day -> entry.version(day).isPresent())
        .orElseThrow(() -> Problem.invalid("query/" + name, "没有这一天通过的版本"));
  }
}
