package cn.pufa.content;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import java.util.List;
import java.util.UUID;

/** An edition held to the end of the transaction: nobody else does anything with its piece. */
record Held(Piece piece, Edition edition, List<EditionEvent> events) {

  /** The one the request names in its path. */
  static Held of(Tx tx, Request request) {
    return of(tx, request.text("piece"), request.number("number"));
  }

  static Held of(Tx tx, String id, int number) {
    Piece piece = PieceStore.lock(tx, id).orElseThrow(Problem::notFound);
    Edition edition = EditionStore.one(tx, id, number).orElseThrow(Problem::notFound);
    return new Held(piece, edition, EditionStore.events(tx, id, number));
  }

  Held require(EditionVerb verb, UUID person) {
    String refusal = verb.refusal(edition, events, person);
    if (refusal != null) {
      throw Problem.conflict(refusal);
    }
    return this;
  }

  /** Who decides, decides on what they have read. */
  Held requireRevision(int revision) {
    if (revision != edition.revision()) {
      throw Problem.conflict("文字刚刚被改过，请重新看过再操作。");
    }
    return this;
  }
}
