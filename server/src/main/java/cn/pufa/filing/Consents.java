package cn.pufa.filing;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.filing.StandStore.Stand;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.annotations.SerializedName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The supervising unit consents by own sign-in (初审). */
final class Consents {

  private record Decision(boolean agree, String sha256, String opinion) {}

  record Item(
      @SerializedName("return") UUID returned,
      UUID organization,
      String organizationName,
      int year,
      Instant submittedAt,
      int version,
      String sha256,
      Step consent) {}

  record Line(String section, String label, String value) {}

  record View(Item request, List<Line> lines) {}

  private record ItemList(String unit, int total, List<Item> items) {}

  private final Database database;
  private final Commands commands;
  private final Forms forms;
  private final Stands stands;
  private final BusinessClock clock;
  private final String division;

  Consents(
      Database database,
      Commands commands,
      Forms forms,
      Stands stands,
      BusinessClock clock,
      String division) {
    this.database = database;
    this.commands = commands;
    this.forms = forms;
    this.stands = stands;
    this.clock = clock;
    this.division = division;
  }

  Answer list(Request request) {
    boolean open = request.flag("open");
    return database.read(
        tx ->
            Answer.ok(
                UnitStore.ofPerson(tx, division, request.caller().person())
                    .map(unit -> list(tx, unit, open, request.page()))
                    .orElseGet(() -> new ItemList(null, 0, List.of()))));
  }

  private ItemList list(Tx tx, String unit, boolean open, Page page) {
    var found = FilingStore.ofUnit(tx, unit, open, page);
    return new ItemList(unit, found.total(), items(tx, FilingStore.of(tx, found)));
  }

  Answer get(Request request) {
    return database.read(
        tx ->
            Answer.ok(
                view(
                    tx,
                    FilingStore.find(tx, Reach.ALL, request.id("return"))
                        .filter(filing -> isUnder(tx, filing, request))
                        .orElseThrow(Problem::notFound))));
  }

  private boolean isUnder(Tx tx, Filing filing, Request request) {
    return filing.state().isFiled()
        && UnitStore.ofPerson(tx, division, request.caller().person())
            .filter(unit -> unit.equals(filing.unit()))
            .isPresent();
  }

  Answer give(Request request) {
    var decision = request.body(Decision.class);
    requireOpinion(decision.agree(), decision.opinion());
    return commands.run(
        request,
        tx -> {
          Filing filing =
              FilingStore.lock(tx, Reach.ALL, request.id("return"))
                  .filter(found -> isUnder(tx, found, request))
                  .orElseThrow(Problem::notFound);
          var stand =
              new Stand(
                  filing.version(),
                  decision.agree(),
                  Step.By.SIGN_IN,
                  decision.sha256(),
                  clock.today(),
                  request.caller().displayName(),
                  request.caller().person(),
                  decision.opinion());
          put(tx, filing, stand);
          return Outcome.of(filing.record(), Answer.ok(stands.consent(tx, filing, filing.unit())));
        });
  }

  static void requireOpinion(boolean agree, String opinion) {
    if (!agree && opinion == null) {
      throw Problem.invalid("/opinion", "不同意的，请写明意见。");
    }
  }

  /** On paper, with a proof that the ledger keeps. */
  boolean cameToTheCounter(Tx tx, UUID filed, LocalDate on, Caller officer) {
    Optional<Filing> found =
        FilingStore.lock(tx, Reach.ALL, filed).filter(filing -> filing.unit() != null);
    found.ifPresent(
        filing ->
            put(
                tx,
                filing,
                new Stand(
                    filing.version(),
                    true,
                    Step.By.PAGE,
                    Stands.sha256(tx, filing),
                    on,
                    officer.displayName() + "录入",
                    officer.person(),
                    null)));
    return found.isPresent();
  }

  /** An earlier version's consent stays, so a second one is none. */
  void put(Tx tx, Filing filing, Stand stand) {
    if (stands.consent(tx, filing, filing.unit()).isDone()) {
      throw Problem.conflict("已经有人代表业务主管单位同意了。");
    }
    stands.put(tx, filing, StandStore.CONSENT, stand);
  }

  Item item(Tx tx, Filing filing) {
    return items(tx, List.of(filing)).getFirst();
  }

  private List<Item> items(Tx tx, List<Filing> filings) {
    var heads = VersionStore.heads(tx, filings.stream().map(Filing::id).toList());
    return filings.stream().map(filing -> item(tx, filing, heads.get(filing.id()))).toList();
  }

  private Item item(Tx tx, Filing filing, VersionStore.Head version) {
    return new Item(
        filing.id(),
        filing.organization(),
        filing.organizationName(),
        filing.year(),
        version.submittedAt(),
        version.number(),
        version.sha256(),
        stands.consent(tx, filing, filing.unit()));
  }

  /** What is filled in, in words: whoever consents needs no form. */
  View view(Tx tx, Filing filing) {
    VersionStore.Version version = VersionStore.of(tx, filing.id(), filing.version()).orElseThrow();
    List<Line> lines =
        forms.get(version.form()).sections().stream()
            .flatMap(
                section ->
                    section.cells().stream()
                        .filter(cell -> version.content().has(cell.code()))
                        .map(
                            cell ->
                                new Line(
                                    section.title(),
                                    cell.label(),
                                    Words.of(cell, version.content().get(cell.code())))))
            .toList();
    return new View(item(tx, filing), lines);
  }
}
