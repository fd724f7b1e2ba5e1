package cn.pufa.filing;

import cn.pufa.annualreport.ContactPhone;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.annotations.SerializedName;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Filed returns as those who read or review them see them. */
final class ReturnViews {

  private record Content(
      @SerializedName("return") UUID returned,
      UUID organization,
      int year,
      String form,
      int version,
      int versions,
      Instant submittedAt,
      String sha256,
      JsonObject cells,
      JsonObject lastYear,
      List<FiledFile> files,
      List<Finding> findings,
      Step confirmation,
      Step consent) {}

  private final Database database;
  private final Forms forms;
  private final Stands stands;

  ReturnViews(Database database, Forms forms, Stands stands) {
    this.database = database;
    this.forms = forms;
    this.stands = stands;
  }

  Answer content(Request request) {
    return database.read(
        tx -> {
          Filing filing = filed(tx, request);
          var wanted = (Integer) request.parameters().get("version");
          return VersionStore.of(tx, filing.id(), wanted == null ? filing.version() : wanted)
              .map(version -> Answer.ok(content(tx, filing, version, request.caller())))
              .orElseThrow(Problem::notFound);
        });
  }

  private static Filing filed(Tx tx, Request request) {
    return FilingStore.find(tx, request.reach(), request.id("return"))
        .filter(filing -> filing.state().isFiled())
        .orElseThrow(Problem::notFound);
  }

  private Content content(Tx tx, Filing filing, VersionStore.Version version, Caller caller) {
    boolean whole = ContactPhone.isWholeFor(caller, filing.organization());
    return new Content(
        filing.id(),
        filing.organization(),
        filing.year(),
        version.form(),
        version.number(),
        filing.version(),
        version.submittedAt(),
        version.sha256(),
        whole ? version.content() : withMaskedPhone(version.form(), version.content()),
        whole ? version.lastYear() : withMaskedPhone(version.form(), version.lastYear()),
        version.files(),
        version.findings(),
        stands.confirmation(tx, filing),
        stands.consent(tx, filing, filing.unit()));
  }

  private JsonObject withMaskedPhone(String form, JsonObject cells) {
    JsonObject shown = cells.deepCopy();
    forms
        .get(form)
        .cells()
        .filter(FormCell::isContactPhone)
        .filter(cell -> shown.has(cell.code()))
        .forEach(cell -> shown.add(cell.code(), masked(shown.get(cell.code()))));
    return shown;
  }

  private static JsonElement masked(JsonElement phone) {
    return phone == null ? null : new JsonPrimitive(ContactPhone.masked(phone.getAsString()));
  }

  /** Cell by cell, by the form of the later one. */
  List<CellChange> changes(Tx tx, UUID filing, int from, int to, Caller caller) {
    UUID organization = FilingStore.find(tx, Reach.ALL, filing).orElseThrow().organization();
    boolean whole = ContactPhone.isWholeFor(caller, organization);
    var before = VersionStore.of(tx, filing, from).orElseThrow(Problem::notFound);
    var after = VersionStore.of(tx, filing, to).orElseThrow(Problem::notFound);
    return forms
        .get(after.form())
        .cells()
        .filter(cell -> !Objects.equals(value(before, cell), value(after, cell)))
        .map(
            cell ->
                new CellChange(
                    cell.code(),
                    cell.label(),
                    shown(before, cell, whole),
                    shown(after, cell, whole)))
        .toList();
  }

  private static JsonElement shown(VersionStore.Version version, FormCell cell, boolean whole) {
    JsonElement value = value(version, cell);
    return whole || !cell.isContactPhone() ? value : masked(value);
  }

  /** Of a cell with files, their names. */
  private static JsonElement value(VersionStore.Version version, FormCell cell) {
    if (cell.kind() != FormCell.Kind.FILE) {
      return version.content().get(cell.code());
    }
    String names =
        version.files().stream()
            .filter(file -> file.cell().equals(cell.code()))
            .map(file -> file.name() + " " + file.sha256().substring(0, 8))
            .sorted()
            .collect(java.util.stream.Collectors.joining("、"));
    return names.isEmpty() ? null : new JsonPrimitive(names);
  }
}
