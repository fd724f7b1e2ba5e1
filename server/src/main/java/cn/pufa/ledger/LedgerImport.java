package cn.pufa.ledger;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.job.Job;
import cn.pufa.job.Jobs;
import cn.pufa.needs.Matters;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.TextWorkbook;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Entries of one kind as a workbook (XLSX): taken in, marked, given out. */
final class LedgerImport {

  private record Imported(int entries) {}

  private static final String REASON = "原因";
  private static final int AT_ONCE = 1_000;

  private final Database database;
  private final Commands commands;
  private final Kinds kinds;
  private final Shelf shelf;
  private final LedgerViews views;
  private final Matters matters;
  private final Workers workers;
  private final Jobs jobs;
  private final BusinessClock clock;

  LedgerImport(
      Database database,
      Commands commands,
      Kinds kinds,
      Shelf shelf,
      LedgerViews views,
      Matters matters,
      Workers workers,
      Jobs jobs,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.kinds = kinds;
    this.shelf = shelf;
    this.views = views;
    this.matters = matters;
    this.workers = workers;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Every row, or none and a fault for each cell. */
  Answer take(Request request) {
    return jobs.run(request, "importLedger", job -> take(request, job));
  }

  private Answer take(Request request, Job job) {
    Kind kind = imported(request);
    LedgerSheet.Reading reading = read(request, kind, job::read);
    requireNone(reading.faults());
    return commands.run(
        request,
        tx -> {
          requireNone(known(kind, reading, taken(tx, kind, reading)));
          putAll(tx, request, kind, reading.entries(), job);
          return jobs.finish(
              tx,
              job,
              Outcome.of(
                  "ledger/" + kind.code(), Answer.ok(new Imported(reading.entries().size()))));
        });
  }

  private void putAll(Tx tx, Request request, Kind kind, List<LedgerSheet.Read> entries, Job job) {
    for (int at = 0; at < entries.size(); at++) {
      job.stored(at, entries.size());
      put(tx, request, kind, entries.get(at));
    }
    job.stored(entries.size(), entries.size());
  }

  private Kind imported(Request request) {
    Kind kind = kinds.kind(request.text("kind"));
    if (kind.drawn()) {
      throw Problem.conflict("双随机检查从抽取开始，不能导入。");
    }
    return kind;
  }

  private LedgerSheet.Reading read(Request request, Kind kind, IntConsumer seen) {
    return workers.call(
        () ->
            new LedgerSheet(kind, shelf, matters, clock.today(), seen)
                .read(request.file().getBytes()));
  }

  private Set<String> taken(Tx tx, Kind kind, LedgerSheet.Reading reading) {
    return shelf.taken(tx, kind, numbers(reading));
  }

  private static Set<String> known(Tx tx, Kind kind, LedgerSheet.Reading reading) {
    return Set.copyOf(LedgerStore.taken(tx, kind.code(), numbers(reading)));
  }

  private static List<String> numbers(LedgerSheet.Reading reading) {
    return reading.entries().stream().map(one -> one.draft().number()).toList();
  }

  private static List<Problem.Field> known(
      Kind kind, LedgerSheet.Reading reading, Set<String> taken) {
    return reading.entries().stream()
        .filter(one -> taken.contains(one.draft().number()))
        .map(one -> new Problem.Field("row/" + one.row() + "/" + kind.numberTitle(), "这个编号已经登记过"))
        .toList();
  }

  private static void requireNone(List<Problem.Field> faults) {
    if (!faults.isEmpty()) {
      throw Problem.invalid("文件没有导入，台账没有变化。请改好下面 %d 处，再上传一次。".formatted(faults.size()), faults);
    }
  }

  private void put(Tx tx, Request request, Kind kind, LedgerSheet.Read one) {
    Shelf.Officer officer = LedgerDesk.officer(request);
    StepDraft step = one.step();
    List<Taken> steps =
        step == null
            ? List.of()
            : List.of(shelf.taken(1, step.step(), step.on(), officer, step.data()));
    shelf.put(tx, kind, one.draft(), officer, steps);
  }

  /** The refused file as text, and in a column 原因 what is wrong with each row. */
  Answer mark(Request request) {
    Kind kind = imported(request);
    LedgerSheet.Reading reading = read(request, kind, rows -> {});
    if (reading.cells().isEmpty()) {
      throw Problem.invalid(reading.faults());
    }
    List<Problem.Field> faults = new ArrayList<>(reading.faults());
    faults.addAll(known(kind, reading, database.read(tx -> known(tx, kind, reading))));
    if (faults.isEmpty()) {
      throw Problem.conflict("这张表没有要改的地方，可以直接导入。");
    }
    return Answer.xlsx("ledger-faults.xlsx", workers.call(() -> marked(kind, reading, faults)));
  }

  private static byte[] marked(Kind kind, LedgerSheet.Reading reading, List<Problem.Field> faults) {
    Map<String, String> reasons =
        faults.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.pointer().split("/")[1],
                    Collectors.mapping(
                        one -> one.pointer().split("/", 3)[2] + "：" + one.message(),
                        Collectors.joining("；"))));
    var workbook = new TextWorkbook();
    TextWorkbook.Sheet sheet = null;
    int width = 0;
    for (Map.Entry<Integer, List<String>> row : reading.cells().entrySet()) {
      List<String> cells = new ArrayList<>(row.getValue());
      if (sheet == null && cells.contains(kind.numberTitle())) {
        cells.remove(REASON);
        width = cells.size();
        cells.add(REASON);
        sheet = workbook.sheet(kind.title(), cells);
      } else if (sheet != null) {
        sheet.add(withReason(cells, width, reasons.get(row.getKey().toString())));
      }
    }
    return workbook.finish();
  }

  private static List<String> withReason(List<String> cells, int width, String reason) {
    List<String> row = new ArrayList<>(cells.subList(0, Math.min(width, cells.size())));
    while (row.size() < width) {
      row.add("");
    }
    row.add(Objects.requireNonNullElse(reason, ""));
    return row;
  }

  Answer template(Request request) {
    Kind kind = imported(request);
    var workbook = new TextWorkbook();
    workbook.sheet(kind.title(), LedgerColumns.of(kind).titles());
    TextWorkbook.Sheet how = workbook.sheet("填写说明", List.of("列", "怎么填"));
    LedgerColumns.of(kind).all().forEach(column -> how.add(List.of(column.title(), howTo(column))));
    return Answer.xlsx("ledger-template.xlsx", workbook.finish());
  }

  private static String howTo(LedgerColumns.Column column) {
    Field field = column.field();
    if (field == null) {
      return switch (column.pointer()) {
        case "/receivedOn" -> "写成 2026-05-31 这样";
        case LedgerColumns.ON -> "已经办完的填日期，没有办完的和后面几列一起空着";
        case "/topic", "/township" -> "名称；可以空着";
        case "/title" -> "一句话说事情，不写姓名、电话、身份证号";
        default -> "原来系统里的编号，不能重复";
      };
    }
    String options =
        field.options() == null
            ? Objects.requireNonNullElse(field.hint(), "")
            : field.options().stream().map(Field.Option::title).collect(Collectors.joining("、"));
    return options + (field.required() ? "" : "（可以空着）");
  }

  /** Of a year by the day received, or all; as of one moment, so that each stands in it once. */
  Answer export(Request request) {
    Kind kind = kinds.kind(request.text("kind"));
    var filter =
        new LedgerStore.Filter(
            kind.code(), null, (Integer) request.parameters().get("year"), null, null);
    List<String> headings = new ArrayList<>(LedgerColumns.of(kind).titles());
    headings.addAll(List.of("状态", "期限", "经办"));
    var workbook = new TextWorkbook();
    TextWorkbook.Sheet sheet = workbook.sheet(kind.title(), headings);
    database.snapshot(
        tx -> {
          LocalDate today = clock.today();
          int total = LedgerStore.count(tx, request.reach(), filter, today);
          for (int offset = 0; offset < total; offset += AT_ONCE) {
            Page page = new Page(AT_ONCE, offset);
            LedgerStore.withSteps(
                    tx, LedgerStore.page(tx, request.reach(), filter, today, total, page))
                .forEach(entry -> sheet.add(line(kind, entry)));
          }
          return sheet;
        });
    return Answer.xlsx("ledger-" + kind.code() + ".xlsx", workbook.finish());
  }

  private List<String> line(Kind kind, Entry entry) {
    Taken step = kind.imports() == null ? null : entry.last(kind.imports()).orElse(null);
    List<String> line = new ArrayList<>();
    for (LedgerColumns.Column column : LedgerColumns.of(kind).all()) {
      line.add(cell(column, entry, step));
    }
    line.add(kind.state(entry.standing().state()).title());
    line.add(Objects.toString(entry.standing().dueOn(), ""));
    line.add(entry.ownerName());
    return line;
  }

  private String cell(LedgerColumns.Column column, Entry entry, Taken step) {
    String text =
        switch (column.pointer()) {
          case "/number" -> entry.number();
          case "/title" -> entry.title();
          case "/topic" -> matters.topicName(entry.topic());
          case "/township" -> matters.townshipName(entry.township());
          case "/receivedOn" -> entry.receivedOn().toString();
          case LedgerColumns.ON -> step == null ? null : step.day().toString();
          default -> {
            boolean ofStep = column.pointer().startsWith(LedgerColumns.STEP + "/");
            yield ofStep
                ? words(column, step == null ? new JsonObject() : step.data())
                : words(column, entry.details());
          }
        };
    return Objects.requireNonNullElse(text, "");
  }

  private String words(LedgerColumns.Column column, JsonObject values) {
    Field field = column.field();
    return values.has(field.code()) ? views.words(field, values.get(field.code())) : null;
  }
}
