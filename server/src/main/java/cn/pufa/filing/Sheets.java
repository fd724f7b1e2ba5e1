package cn.pufa.filing;

import cn.pufa.filing.CellStore.Cell;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts together what a draft says, what it is held against, and what comes of that. */
final class Sheets {

  private final Forms forms;
  private final Organizations organizations;

  Sheets(Forms forms, Organizations organizations) {
    this.forms = forms;
    this.organizations = organizations;
  }

  /** A draft as it stands, read once. */
  record Whole(
      Filing filing,
      FilingForm form,
      Organization register,
      Map<String, Cell> cells,
      JsonObject content,
      JsonObject lastYear,
      List<FiledFile> files,
      List<Finding> findings) {}

  Whole of(Tx tx, Filing filing) {
    FilingForm form = forms.get(filing.form());
    Organization register = register(tx, filing.organization());
    Map<String, Cell> cells = CellStore.of(tx, filing.id());
    JsonObject content = CellStore.content(form, cells);
    JsonObject lastYear = lastYear(tx, filing.organization(), filing.year());
    List<FiledFile> files = FilingFileStore.of(tx, filing.id());
    LocalDate lastDay = LocalDate.of(filing.year(), Month.DECEMBER, 31);
    var charter = organizations.charter(tx, filing.organization(), lastDay).orElse(null);
    var sheet =
        new Sheet(form, new Cells(content), new Cells(lastYear), register, charter, filing.year());
    List<Finding> findings =
        Catalogue.findings(
            sheet,
            files.stream().map(FiledFile::cell).collect(Collectors.toSet()),
            filing.explanations());
    return new Whole(filing, form, register, cells, content, lastYear, files, findings);
  }

  Organization register(Tx tx, UUID organization) {
    return organizations.byId(tx, organization).orElseThrow();
  }

  /** What was filed for the year before, by the codes that the form of this year uses. */
  JsonObject lastYear(Tx tx, UUID organization, int year) {
    return VersionStore.ofYear(tx, organization, year - 1)
        .map(last -> current(last, forms.current(register(tx, organization), year)))
        .orElseGet(JsonObject::new);
  }

  private JsonObject current(VersionStore.Version last, FilingForm now) {
    var content = new JsonObject();
    int before = forms.get(last.form()).version();
    last.content()
        .entrySet()
        .forEach(
            cell ->
                content.add(forms.renamed(cell.getKey(), before, now.version()), cell.getValue()));
    return content;
  }
}
