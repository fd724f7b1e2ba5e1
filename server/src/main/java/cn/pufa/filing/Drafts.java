package cn.pufa.filing;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.annualreport.Receipt;
import cn.pufa.annualreport.Term;
import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.filing.CellStore.Cell;
import cn.pufa.organization.Organization;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.json.GsonJson;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The draft that the agents of an organisation share: opening, saving, explaining. */
final class Drafts {

  private record Start(UUID campaign, UUID organization) {}

  /**
   * @param value null to empty the cell, @param seen version on top of which it was changed
   */
  private record CellDraft(String cell, JsonElement value, int seen) {}

  private record CellsDraft(List<CellDraft> cells) {}

  private record Explanation(String rule, String explanation) {}

  private final Commands commands;
  private final AnnualReports annualReports;
  private final Forms forms;
  private final Sheets sheets;
  private final FilingViews views;
  private final BusinessClock clock;
  private final String division;

  Drafts(
      Commands commands,
      AnnualReports annualReports,
      Forms forms,
      Sheets sheets,
      FilingViews views,
      BusinessClock clock,
      String division) {
    this.commands = commands;
    this.annualReports = annualReports;
    this.forms = forms;
    this.sheets = sheets;
    this.views = views;
    this.clock = clock;
    this.division = division;
  }

  Answer open(Request request) {
    var start = request.body(Start.class);
    if (!request.reach().organizations().contains(start.organization())) {
      throw Problem.invalid("/organization", "没有这个社会组织，或者您不是它的经办人。");
    }
    return commands.run(
        request,
        tx -> {
          Filing filing =
              FilingStore.lockOf(tx, start.organization(), start.campaign())
                  .orElseGet(() -> start(tx, start, request.caller().person()));
          Filing now = filing.state() == State.DRAFT ? inForce(tx, filing) : filing;
          return Outcome.of("filing/" + now.id(), Answer.ok(views.view(tx, now)));
        });
  }

  private Filing start(Tx tx, Start start, UUID person) {
    Term term =
        annualReports
            .term(tx, start.campaign(), start.organization())
            .orElseThrow(() -> Problem.invalid("/campaign", "没有这项年报工作，或者它的通知没有发给这个组织。"));
    annualReports
        .received(tx, start.organization(), term.year())
        .ifPresent(receipt -> refuseSecond(receipt));
    Organization register = sheets.register(tx, start.organization());
    FilingForm form = forms.current(register, term.year());
    UUID id = UUID.randomUUID();
    if (FilingStore.insert(
        tx,
        id,
        division,
        register,
        start.campaign(),
        term.year(),
        form.form(),
        person,
        clock.now())) {
      prefill(tx, id, form, register, term.year());
    }
    return FilingStore.lockOf(tx, start.organization(), start.campaign()).orElseThrow();
  }

  static void refuseSecond(Receipt receipt) {
    String number = receipt.number() == null ? "" : "，回执编号 " + receipt.number();
    throw Problem.conflict(receipt.year() + "年度的报告已经收到" + number + "。不用再报；要改正，请联系我局窗口。");
  }

  private void prefill(Tx tx, UUID filing, FilingForm form, Organization register, int year) {
    Prefill.each(
        form,
        register,
        sheets.lastYear(tx, register.id(), year),
        (cell, value) ->
            CellStore.prefill(tx, filing, cell, value.value(), value.origin(), clock.now()));
  }

  /** Brings a draft to the form in force: nothing of it is lost, and the filer is told. */
  private Filing inForce(Tx tx, Filing filing) {
    Organization register = sheets.register(tx, filing.organization());
    FilingForm after = forms.current(register, filing.year());
    if (after.form().equals(filing.form())) {
      return filing;
    }
    FilingForm before = forms.find(filing.form()).orElseGet(() -> unknown(filing.form()));
    Map<String, Cell> cells = CellStore.of(tx, filing.id());
    Map<String, String> moves = FormChange.moves(forms, before, after, cells.keySet());
    moves.forEach((from, to) -> CellStore.rename(tx, filing.id(), from, to));
    prefill(tx, filing.id(), after, register, filing.year());
    var change = FormChange.of(before, after, cells, moves);
    return FilingStore.newForm(tx, filing.id(), after.form(), GsonJson.GSON.toJson(change));
  }

  /** One that this server has no definition of; its cells are kept by their codes. */
  private static FilingForm unknown(String code) {
    String version = code.replaceFirst("^[a-z_]+-([0-9]+).*$", "$1");
    return new FilingForm(code, code, Integer.parseInt(version), List.of());
  }

  Answer save(Request request) {
    var draft = request.body(CellsDraft.class);
    return commands.run(
        request,
        tx -> {
          Filing filing = editable(tx, request);
          requireKnown(forms.get(filing.form()), filing, draft);
          return Outcome.of("filing/" + filing.id(), save(tx, filing, draft, request));
        });
  }

  private Answer save(Tx tx, Filing filing, CellsDraft draft, Request request) {
    Map<String, Cell> known = CellStore.of(tx, filing.id());
    UUID person = request.caller().person();
    List<Cell> saved = new ArrayList<>();
    List<Cell> standing = new ArrayList<>();
    boolean changed = false;
    for (CellDraft cell : draft.cells()) {
      Cell there = known.get(cell.cell());
      if (Objects.equals(there == null ? null : there.value(), cell.value())) {
        saved.add(there == null ? untouched(cell.cell()) : there);
      } else if (!filing.isOpen(cell.cell())
          || cell.seen() != (there == null ? 0 : there.version())) {
        standing.add(there == null ? untouched(cell.cell()) : there);
      } else {
        saved.add(CellStore.save(tx, filing.id(), cell.cell(), cell.value(), person, clock.now()));
        changed = true;
      }
    }
    if (changed) {
      FilingStore.changed(tx, filing.id());
    }
    return Answer.ok(views.saved(tx, saved, standing));
  }

  private Cell untouched(String code) {
    return new Cell(code, null, null, null, 0, null, null);
  }

  /** What is closed is not taken, whatever it says. */
  private static void requireKnown(FilingForm form, Filing filing, CellsDraft draft) {
    List<Problem.Field> faults = new ArrayList<>();
    Map<String, FormCell> cells = form.byCode();
    for (int place = 0; place < draft.cells().size(); place++) {
      CellDraft cell = draft.cells().get(place);
      FormCell known = cells.get(cell.cell());
      if (known == null) {
        faults.add(new Problem.Field("/cells/" + place + "/cell", "表里没有这一项"));
      } else if (filing.isOpen(cell.cell())) {
        faults.addAll(CellValues.faults(known, cell.value(), "/cells/" + place + "/value"));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  Answer explain(Request request) {
    var draft = request.body(Explanation.class);
    return commands.run(
        request,
        tx -> {
          Filing filing = editable(tx, request);
          boolean asked =
              sheets.of(tx, filing).findings().stream()
                  .anyMatch(
                      finding ->
                          finding.rule().equals(draft.rule())
                              && finding.severity() == Severity.SOFT);
          if (!asked) {
            throw Problem.conflict("这一条现在不用说明了。请看最新的检查结果。");
          }
          Filing now = FilingStore.explain(tx, filing.id(), draft.rule(), draft.explanation());
          return Outcome.of(
              "filing/" + now.id(), Answer.ok(FilingViews.findings(sheets.of(tx, now))));
        });
  }

  /** Locked, and open for changes. */
  static Filing editable(Tx tx, Request request) {
    Filing filing =
        FilingStore.lock(tx, request.reach(), request.id("filing")).orElseThrow(Problem::notFound);
    if (!filing.state().isEditable()) {
      throw Problem.conflict("年报已经提交，不能再改。审核人员还没有开始看的，可以先撤回。");
    }
    return filing;
  }

  static void requireOpen(Filing filing, String cell) {
    if (!filing.isOpen(cell)) {
      throw Problem.conflict("退回补正时只能改指定的几项，这一项没有开放。");
    }
  }
}
