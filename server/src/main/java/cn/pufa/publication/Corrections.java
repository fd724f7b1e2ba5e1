package cn.pufa.publication;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.publication.Correction.State;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Correction notes (更正说明): written by one person, made public by another. */
final class Corrections {

  private record Draft(int no, String note) {}

  private record Review(boolean agree, String note) {}

  private final Commands commands;
  private final BatchViews views;
  private final BusinessClock clock;
  private final String division;

  Corrections(Commands commands, BatchViews views, BusinessClock clock, String division) {
    this.commands = commands;
    this.views = views;
    this.clock = clock;
    this.division = division;
  }

  Answer draft(Request request) {
    var draft = request.body(Draft.class);
    String note = PublicWords.text("/note", draft.note());
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Batch batch = standing(tx, request.id("batch"));
          Item item =
              ItemStore.ofBatch(tx, batch.id()).stream()
                  .filter(one -> one.no() == draft.no() && !one.isWithdrawn())
                  .findFirst()
                  .orElseThrow(() -> Problem.invalid("/no", "没有这一项，或者已经撤下"));
          CorrectionStore.insert(tx, UUID.randomUUID(), item.id(), note, person, clock.now());
          record(tx, batch.id(), "correction_drafted", person, item.no(), note);
          return changed(tx, batch, request, note);
        });
  }

  private Batch standing(Tx tx, UUID id) {
    Batch batch = BatchStore.lock(tx, division, id).orElseThrow(Problem::notFound);
    if (batch.state() != Batch.State.PUBLISHED) {
      throw Problem.conflict("这一批现在是“" + batch.state().label() + "”。已经公示的才能更正。");
    }
    return batch;
  }

  Answer review(Request request) {
    var review = request.body(Review.class);
    UUID person = request.caller().person();
    if (!review.agree() && review.note() == null) {
      throw Problem.invalid("/note", "不同意时请写明原因");
    }
    return commands.run(
        request,
        tx -> {
          Correction one =
              CorrectionStore.byId(tx, division, request.id("correction"))
                  .orElseThrow(Problem::notFound);
          Batch batch = standing(tx, one.batch());
          one = CorrectionStore.lock(tx, division, one.id()).orElseThrow();
          requireReviewable(one, person);
          decide(tx, one, review, person);
          return changed(tx, batch, request, review.note());
        });
  }

  private static void requireReviewable(Correction one, UUID person) {
    if (one.state() != State.WAITING) {
      throw Problem.conflict("这份更正说明已经有人审查过。");
    }
    if (one.draftedBy().equals(person)) {
      throw Problem.conflict("自己写的更正说明不能自己审查。请由另一位保密审查员审查。");
    }
  }

  private void decide(Tx tx, Correction one, Review review, UUID person) {
    Instant now = clock.now();
    State state = review.agree() ? State.PUBLISHED : State.REFUSED;
    CorrectionStore.decide(tx, one.id(), state, person, now, review.note());
    record(
        tx,
        one.batch(),
        review.agree() ? "corrected" : "correction_refused",
        person,
        one.no(),
        review.note());
    if (review.agree()) {
      Changes.publish(tx, Releases.CHANGE, one.batch().toString());
      ArticleStore.outdate(tx, one.batch(), now);
      FeedStore.addItems(tx, now, "corrected", List.of(one.item()));
    }
  }

  private void record(Tx tx, UUID batch, String act, UUID person, int no, String note) {
    String words = "第" + no + "项" + (note == null ? "" : "：" + note);
    BatchStore.record(tx, batch, act, person, words, null, clock.now());
  }

  private Outcome changed(Tx tx, Batch batch, Request request, String reason) {
    return new Outcome(
        batch.subject(), reason, (Answer.Json) Answer.ok(views.whole(tx, batch.id(), request)));
  }
}
