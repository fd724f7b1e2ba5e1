package cn.pufa.creditlist;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.contact.ServiceProof;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.procedure.Periods;
import cn.pufa.procedure.Procedure;
import cn.pufa.procedure.Procedures;
import cn.pufa.procedure.ServiceDraft;
import java.util.List;
import java.util.UUID;

/**
 * Decision letters: made with the decision, told at once, printed, and served. Nothing of the
 * listing waits for the service; what the organisation may do against it counts from there.
 */
final class MoveLetters {

  static final String RECORD = "credit-move/";

  private final Database database;
  private final Commands commands;
  private final Organizations organizations;
  private final Procedures procedures;
  private final MoveLetterWords words;
  private final DecisionNews news;
  private final CreditViews views;
  private final Workers workers;

  MoveLetters(
      Database database,
      Commands commands,
      Organizations organizations,
      Procedures procedures,
      MoveLetterWords words,
      DecisionNews news,
      CreditViews views,
      Workers workers) {
    this.database = database;
    this.commands = commands;
    this.organizations = organizations;
    this.procedures = procedures;
    this.words = words;
    this.news = news;
    this.views = views;
    this.workers = workers;
  }

  /**
   * Before the move is carried out: to the organisation as it is called today, which may be another
   * name than it was proposed under; the entry bears it, too.
   */
  Move addressed(Tx tx, Move move) {
    MoveLetterStore.address(tx, move.id(), party(tx, move).name());
    return MoveStore.byId(tx, move.id()).orElseThrow();
  }

  private Organization party(Tx tx, Move move) {
    return organizations.byId(tx, move.organization()).orElseThrow();
  }

  /** In the transaction that decided, after the move was carried out. */
  void make(Tx tx, Move move) {
    Procedure procedure = procedures.find(tx, move.procedure()).orElseThrow();
    List<Entry> entries = EntryStore.of(tx, move.organization());
    Kind list =
        entries.stream()
            .filter(one -> one.id().equals(move.entry()))
            .findFirst()
            .orElseThrow()
            .list();
    MoveDeed deed = MoveDeed.of(move, entries, procedure.decision().documentNumber());
    var letter =
        new MoveLetter(
            move.id(),
            words.of(move, party(tx, move).address(), procedure, deed, list),
            procedure.decision().on(),
            null);
    MoveLetterStore.insert(tx, letter);
    news.tell(tx, letter, move, deed, list);
  }

  /** Also for the organisation itself, which within its reach finds its own alone. */
  Answer paper(Request request) {
    MoveLetter found =
        database.read(
            tx -> {
              Move move = within(tx, request);
              return MoveLetterStore.of(tx, List.of(move.id())).get(move.id());
            });
    if (found == null) {
      throw Problem.notFound();
    }
    return Answer.file("application/pdf", "decision.pdf", workers.call(() -> found.letter().pdf()));
  }

  private static Move within(Tx tx, Request request) {
    return MoveStore.within(tx, request.reach(), request.id("move")).orElseThrow(Problem::notFound);
  }

  Answer serve(Request request) {
    var draft = request.body(ServiceDraft.class);
    return commands.run(
        request,
        tx -> {
          Move move = within(tx, request);
          MoveLetter letter = servable(tx, move.id());
          MoveLetterStore.serve(
              tx,
              move.id(),
              procedures.serve(
                  tx,
                  move.organization(),
                  RECORD + move.id(),
                  "%s（%s）".formatted(letter.letter().title(), letter.letter().documentNumber()),
                  letter.madeOn(),
                  draft,
                  request.caller()));
          return Outcome.of(RECORD + move.id(), Answer.ok(views.move(tx, move)));
        });
  }

  private static MoveLetter servable(Tx tx, UUID move) {
    MoveLetter letter =
        MoveLetterStore.lock(tx, move).orElseThrow(() -> Problem.conflict("这件事没有决定书，没有要送达的。"));
    if (letter.service() != null) {
      throw Problem.conflict(
          "决定书已经在"
              + Periods.words(letter.service().servedOn())
              + "送达，复议和诉讼的期限从那天起算。登记错了的，请在送达记录里更正或者作废。");
    }
    return letter;
  }

  /**
   * The periods of remedies are the law's, counted by whoever has them; nothing here rests on the
   * service.
   *
   * @param now null where the letter never was served
   */
  void corrected(Tx tx, ServiceProof wrong, ServiceProof now, Caller officer) {
    UUID move = UUID.fromString(wrong.paper().substring(RECORD.length()));
    MoveLetter letter = MoveLetterStore.lock(tx, move).orElseThrow();
    if (now == null) {
      MoveLetterStore.unserve(tx, move);
    } else {
      MoveLetterStore.serve(tx, move, Procedures.corrected(now, letter.madeOn()));
    }
  }
}
