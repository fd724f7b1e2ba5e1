package cn.pufa.filing;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.annualreport.Receipt;
import cn.pufa.annualreport.Term;
import cn.pufa.filing.CellStore.Cell;
import cn.pufa.filing.Sheets.Whole;
import cn.pufa.identity.Roles;
import cn.pufa.organization.Organization;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.annotations.SerializedName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Filings as those who file them see them. */
final class FilingViews {

  record CellView(
      String cell,
      JsonElement value,
      int version,
      String origin,
      JsonElement prefilled,
      boolean changed,
      String by,
      Instant at) {}

  record Saved(List<CellView> saved, List<CellView> standing) {}

  record FindingList(int hard, int soft, int unexplained, int checked, List<Finding> items) {}

  /** The last version's receipt; number and due day are those of the first. */
  record ReceiptView(
      @SerializedName("return") UUID returned,
      String number,
      int version,
      Instant submittedAt,
      LocalDate dueOn,
      boolean late,
      String sha256) {}

  record Correction(String reason, LocalDate until, List<String> cells) {}

  record View(
      UUID id,
      UUID organization,
      String organizationName,
      UUID campaign,
      int year,
      State state,
      String form,
      String formTitle,
      JsonElement formChange,
      int revision,
      List<CellView> cells,
      List<FiledFile> files,
      List<FiledFile> lastYearFiles,
      ReceiptView receipt,
      Step confirmation,
      Step consent,
      Correction correction,
      List<String> receivers) {}

  private final AnnualReports annualReports;
  private final Forms forms;
  private final Sheets sheets;
  private final Stands stands;
  private final BusinessClock clock;

  FilingViews(
      AnnualReports annualReports, Forms forms, Sheets sheets, Stands stands, BusinessClock clock) {
    this.annualReports = annualReports;
    this.forms = forms;
    this.sheets = sheets;
    this.stands = stands;
    this.clock = clock;
  }

  View view(Tx tx, Filing filing) {
    FilingForm form = forms.get(filing.form());
    Organization register = sheets.register(tx, filing.organization());
    Map<String, Cell> cells = CellStore.of(tx, filing.id());
    return new View(
        filing.id(),
        filing.organization(),
        filing.organizationName(),
        filing.campaign(),
        filing.year(),
        filing.state(),
        form.form(),
        form.title(),
        filing.formChange() == null ? null : JsonParser.parseString(filing.formChange()),
        filing.revision(),
        cells(
            tx, form.cells().map(cell -> cells.get(cell.code())).filter(Objects::nonNull).toList()),
        FilingFileStore.of(tx, filing.id()),
        lastYearFiles(tx, filing),
        receipt(tx, filing),
        stands.confirmation(tx, filing),
        stands.consent(tx, filing, register.supervisingUnit()),
        correction(filing),
        receivers(register));
  }

  List<FiledFile> lastYearFiles(Tx tx, Filing filing) {
    return VersionStore.ofYear(tx, filing.organization(), filing.year() - 1)
        .map(VersionStore.Version::files)
        .orElse(List.of());
  }

  private ReceiptView receipt(Tx tx, Filing filing) {
    if (!filing.state().isFiled()) {
      return null;
    }
    Receipt receipt = annualReports.receipt(tx, filing.id()).orElseThrow();
    return new ReceiptView(
        receipt.id(),
        receipt.number(),
        filing.version(),
        receipt.submittedAt(),
        receipt.dueOn(),
        receipt.late(),
        Stands.sha256(tx, filing));
  }

  private static Correction correction(Filing filing) {
    return filing.state() == State.CORRECTING
        ? new Correction(filing.correctionReason(), filing.correctionUntil(), filing.openCells())
        : null;
  }

  private static List<String> receivers(Organization register) {
    List<String> receivers = new ArrayList<>();
    receivers.add(register.name() + "的全部经办人和法定代表人（站内信）");
    if (register.supervisingUnit() != null) {
      receivers.add(register.supervisingUnit() + "（需要初审时）");
    }
    return receivers;
  }

  Saved saved(Tx tx, List<Cell> saved, List<Cell> standing) {
    return new Saved(cells(tx, saved), cells(tx, standing));
  }

  private List<CellView> cells(Tx tx, List<Cell> cells) {
    Map<UUID, String> names = new HashMap<>();
    cells.stream()
        .map(Cell::by)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(person -> names.put(person, name(tx, person)));
    return cells.stream().map(cell -> cell(cell, names)).toList();
  }

  private String name(Tx tx, UUID person) {
    return Roles.person(tx, person, clock.today())
        .map(cn.pufa.identity.Person::displayName)
        .orElse("同事");
  }

  private static CellView cell(Cell cell, Map<UUID, String> names) {
    boolean changed = cell.origin() != null && !Objects.equals(cell.value(), cell.prefilled());
    return new CellView(
        cell.cell(),
        cell.value(),
        cell.version(),
        cell.origin(),
        cell.prefilled(),
        changed,
        cell.by() == null ? null : names.get(cell.by()),
        cell.by() == null ? null : cell.at());
  }

  static FindingList findings(Whole whole) {
    List<Finding> items = whole.findings();
    int hard = (int) items.stream().filter(item -> item.severity() == Severity.HARD).count();
    int open = (int) items.stream().filter(Finding::isOpen).count();
    return new FindingList(hard, items.size() - hard, open - hard, Catalogue.rules().size(), items);
  }

  /** What an organisation has to file or has filed, the oldest year first. */
  List<FilingItem> items(Tx tx, UUID organization) {
    Organization register = sheets.register(tx, organization);
    List<Filing> filings = FilingStore.of(tx, organization);
    return annualReports.termsOf(tx, organization).stream()
        .map(
            term ->
                FilingItem.of(
                    register.name(),
                    term,
                    filings.stream()
                        .filter(filing -> filing.campaign().equals(term.campaign()))
                        .findFirst()
                        .orElse(null),
                    received(tx, term)))
        .toList();
  }

  private Receipt received(Tx tx, Term term) {
    return annualReports.received(tx, term.organization(), term.year()).orElse(null);
  }
}
