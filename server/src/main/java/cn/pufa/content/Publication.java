package cn.pufa.content;

import cn.pufa.content.EditionEvent.Act;
import cn.pufa.content.JarPieces.JarPiece;
import cn.pufa.law.Citations;
import cn.pufa.law.Citations.Subject;
import cn.pufa.needs.Needs;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What becomes public of a piece and what no longer is; all of it in the caller's transaction, who
 * holds the piece.
 */
final class Publication {

  static final String QUIZ = "quiz";

  /** As what the law knows of content that cites it. */
  static final List<String> KINDS = List.of("card", "guide", QUIZ);

  private final Citations citations;
  private final Needs needs;
  private final BusinessClock clock;

  Publication(Citations citations, Needs needs, BusinessClock clock) {
    this.citations = citations;
    this.needs = needs;
    this.clock = clock;
  }

  /**
   * In place of what was live; a recording reads other words, and goes.
   *
   * @param person null where the set time has come
   */
  void goLive(Tx tx, Piece piece, Edition edition, UUID person) {
    Instant now = clock.now();
    if (piece.live() != null) {
      Edition old = EditionStore.one(tx, piece.id(), piece.live()).orElseThrow();
      EditionStore.move(tx, old, EditionState.REPLACED, null, now);
      EditionStore.record(tx, old, Act.REPLACED, person, null, null, now);
    }
    EditionStore.goLive(tx, edition, clock.today(), now);
    EditionStore.record(tx, edition, Act.PUBLISHED, person, null, null, now);
    PieceStore.goLive(tx, edition, now);
    cite(tx, piece.id(), EditionStore.text(tx, piece.id(), edition.number()));
    if (piece.promptedBy() != null) {
      needs.answered(tx, piece.promptedBy(), piece.id());
    }
    Changes.publish(tx, Cards.CHANGE, piece.id());
  }

  /**
   * @param person null where the law behind it is no more
   */
  void unpublish(Tx tx, Piece piece, UUID person, String reason) {
    Instant now = clock.now();
    Edition live = EditionStore.one(tx, piece.id(), piece.live()).orElseThrow();
    EditionStore.move(tx, live, EditionState.UNPUBLISHED, null, now);
    EditionStore.record(tx, live, Act.UNPUBLISHED, person, reason, null, now);
    PieceStore.unpublish(tx, piece.id(), reason, now);
    citations.suspend(tx, new Subject(piece.kind(), piece.id()));
    citations.suspend(tx, new Subject(QUIZ, piece.id()));
    Changes.publish(tx, Cards.CHANGE, piece.id());
  }

  /** The card stays without its quiz, until its next edition. */
  void withdrawQuiz(Tx tx, Piece piece, String reason) {
    Edition live = EditionStore.one(tx, piece.id(), piece.live()).orElseThrow();
    PieceStore.withdrawQuiz(tx, piece.id(), clock.now());
    EditionStore.record(tx, live, Act.QUIZ_WITHDRAWN, null, reason, null, clock.now());
    citations.suspend(tx, new Subject(QUIZ, piece.id()));
    Changes.publish(tx, Cards.CHANGE, piece.id());
  }

  /** An edition that cites the newer version and says the same; the law has registered that. */
  void carry(Tx tx, Piece piece, boolean ofQuiz, UnaryOperator<String> newer) {
    Instant now = clock.now();
    Edition old = EditionStore.one(tx, piece.id(), piece.live()).orElseThrow();
    DraftText text = EditionStore.text(tx, piece.id(), old.number()).citing(ofQuiz, newer);
    EditionStore.move(tx, old, EditionState.REPLACED, null, now);
    Edition carried = EditionStore.copyLive(tx, old, text, now);
    EditionStore.record(tx, carried, Act.CARRIED, null, null, null, now);
    PieceStore.carry(tx, carried, now);
    Changes.publish(tx, Cards.CHANGE, piece.id());
  }

  void cite(Tx tx, List<JarPiece> pieces) {
    pieces.forEach(piece -> cite(tx, piece.id(), piece.text()));
  }

  private void cite(Tx tx, String id, DraftText text) {
    citations.register(tx, new Subject(text.kind(), id), text.refs());
    citations.register(tx, new Subject(QUIZ, id), text.quizRefs());
  }
}
