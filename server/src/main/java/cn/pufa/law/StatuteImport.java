package cn.pufa.law;

import cn.pufa.audit.Commands;
import cn.pufa.law.Catalogue.Entry;
import cn.pufa.law.Catalogue.Version;
import cn.pufa.law.FileReport.Origin;
import cn.pufa.law.FileReport.Outcome;
import cn.pufa.law.LawStore.Imported;
import cn.pufa.law.LawStore.Provenance;
import cn.pufa.law.StatuteReading.Fault;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.time.BusinessClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the texts of a folder in, each file whole or not at all; a file that did not change is
 * left alone, and so is a version whose text a person has brought. What became of each is kept for
 * the console.
 */
public final class StatuteImport {

  /**
   * @param faults one sentence for each file that could not be imported
   */
  public record Report(int imported, int unchanged, List<String> faults) {}

  /** A file longer than any statute is not even read. */
  private static final long LONGEST_FILE = 20L << 20;

  private static final int MOST_FILES = 1000;

  /** The version a file is taken for. */
  private record Target(Entry entry, Version version) {
    Imported key() {
      return new Imported(entry.code(), version.version());
    }
  }

  private final Database database;
  private final Commands commands;
  private final Statutes statutes;
  private final StatuteKeeping keeping;
  private final BusinessClock clock;

  StatuteImport(
      Database database,
      Commands commands,
      Statutes statutes,
      StatuteKeeping keeping,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.statutes = statutes;
    this.keeping = keeping;
    this.clock = clock;
  }

  public Report run(Path folder) {
    Map<Imported, Provenance> held = database.read(LawStore::held);
    List<FileReport> reports = new ArrayList<>();
    for (Path file : files(folder)) {
      reports.add(bringIn(file, held));
    }
    database.run(
        tx -> {
          LawStore.forgetFilesBut(tx, reports.stream().map(FileReport::name).toList());
          reports.forEach(report -> LawStore.file(tx, report, clock.now()));
        });
    return new Report(
        count(reports, Outcome.imported),
        count(reports, Outcome.unchanged),
        reports.stream()
            .filter(report -> report.outcome() == Outcome.refused)
            .map(report -> report.name() + "：" + report.faults().getFirst().message())
            .toList());
  }

  private static int count(List<FileReport> reports, Outcome outcome) {
    return (int) reports.stream().filter(report -> report.outcome() == outcome).count();
  }

  private static List<Path> files(Path folder) {
    try (var all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().matches("(?i)[^.].*\\.(md|docx)"))
          .sorted()
          .limit(MOST_FILES)
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private FileReport bringIn(Path path, Map<Imported, Provenance> held) {
    String name = path.getFileName().toString();
    byte[] file = bytes(path);
    if (file == null) {
      return report(name, Outcome.refused, null, null, "文件太大，不像一部法规，没有读。");
    }
    var provenance = new Provenance(name, StatuteFile.sha256(file), false);
    Optional<Target> expected = expected(name);
    if (expected.map(target -> held.get(target.key())).filter(provenance::equals).isPresent()) {
      return report(name, Outcome.unchanged, expected.get(), null, List.of());
    }
    StatuteReading text = StatuteFile.read(file);
    if (text.readable() && text.articles().isEmpty() && expected.isEmpty()) {
      return report(name, Outcome.ignored, null, text, "不是法规文本，没有理会。");
    }
    Optional<Target> target = expected.or(() -> named(text));
    if (!text.isSound()) {
      return report(name, Outcome.refused, target.orElse(null), text, text.faults());
    }
    return target
        .map(found -> bringIn(found, text, provenance, held.get(found.key())))
        .orElseGet(() -> report(name, Outcome.refused, null, text, unknown(text)));
  }

  private FileReport bringIn(
      Target target, StatuteReading text, Provenance provenance, Provenance held) {
    String name = provenance.file();
    if (held != null && held.byBureau()) {
      return report(name, Outcome.ignored, target, text, "这个版本的文本由工作人员上传，没有用文件夹里的代替。");
    }
    if (held != null && !held.file().equals(name)) {
      return report(name, Outcome.ignored, target, text, "这个版本的文本已经从" + held.file() + "导入。");
    }
    if (provenance.equals(held)) {
      return report(name, Outcome.unchanged, target, text, List.of());
    }
    Entry entry = target.entry();
    if (!text.title().equals(entry.title())
        || text.articles().size() != target.version().articles()
        || text.first() != target.version().first()) {
      return report(name, Outcome.refused, target, text, mismatch(target, text));
    }
    commands.system(
        "importStatute",
        "statute/" + entry.code() + "@" + target.version().version(),
        tx -> {
          CatalogueStore.lockChanged(tx, List.of(entry.code()));
          return keeping.keep(tx, entry, target.version(), text, provenance);
        });
    return report(name, Outcome.imported, target, text, List.of());
  }

  private static String mismatch(Target target, StatuteReading text) {
    return "与目录不符：应为《%s》%d条，从%s起；读到《%s》%d条，从%s起。"
        .formatted(
            target.entry().title(),
            target.version().articles(),
            ChineseNumeral.label(target.version().first()),
            text.title(),
            text.articles().size(),
            ChineseNumeral.label(text.first()));
  }

  private static String unknown(StatuteReading text) {
    String version = text.passed() == null ? "" : "，或者没有" + text.passed() + "通过的版本";
    return "目录里没有《%s》%s。请在控制台“导入法规”里上传，填上通过日期和施行日期。".formatted(text.title(), version);
  }

  /** The version whose text the jar expects under that name. */
  private Optional<Target> expected(String name) {
    return statutes.catalogue().entries().stream()
        .flatMap(entry -> entry.versions().stream().map(version -> new Target(entry, version)))
        .filter(target -> name.equals(target.version().file()))
        .findFirst();
  }

  /** The version that the text itself names. */
  private Optional<Target> named(StatuteReading text) {
    return statutes
        .catalogue()
        .titled(text.title())
        .flatMap(entry -> entry.version(text.passed()).map(version -> new Target(entry, version)));
  }

  private static FileReport report(
      String name, Outcome outcome, Target target, StatuteReading text, String message) {
    List<Fault> faults = message == null ? List.of() : List.of(new Fault(0, message));
    return report(name, outcome, target, text, faults);
  }

  /**
   * @param text null where it was not read
   */
  private static FileReport report(
      String name, Outcome outcome, Target target, StatuteReading text, List<Fault> faults) {
    return new FileReport(
        Origin.folder,
        name,
        outcome,
        target == null ? null : target.entry().code(),
        target == null ? null : target.version().version(),
        target != null ? target.entry().title() : text == null ? null : text.title(),
        text == null ? null : Integer.valueOf(text.articles().size()),
        faults,
        null,
        null);
  }

  /** Null where it is too long. */
  private static byte[] bytes(Path file) {
    try {
      return Files.size(file) > LONGEST_FILE ? null : Files.readAllBytes(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
