package cn.pufa.review;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Concluding a return, by the one person who holds it; nothing is final by that. */
final class Conclusions {

  private record Draft(
      Grade grade,
      List<String> reasons,
      List<String> rules,
      String differsBecause,
      String adjustReason) {}

  private final Commands commands;
  private final Claims claims;
  private final Assembly assembly;
  private final ReviewViews views;
  private final BusinessClock clock;

  Conclusions(
      Commands commands, Claims claims, Assembly assembly, ReviewViews views, BusinessClock clock) {
    this.commands = commands;
    this.claims = claims;
    this.assembly = assembly;
    this.views = views;
    this.clock = clock;
  }

  Answer propose(Request request) {
    Draft draft = sound(request);
    UUID by = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Review review = claims.hold(tx, request);
          List<Flag> flags = claims.refresh(tx, review);
          Grade suggested = suggested(review, flags, draft);
          requireReasonToDiffer(draft, suggested);
          UUID id = insert(tx, review.id(), draft, suggested, by, null);
          return Outcome.of(
              Decision.record(id),
              Answer.created(views.decision(tx, DecisionStore.plain(tx, id).orElseThrow(), by)));
        });
  }

  /** The old decision stands until another person has agreed to the new one. */
  Answer adjust(Request request) {
    Draft draft = sound(request);
    String reason = Findings.plain("/adjustReason", draft.adjustReason());
    UUID by = request.caller().person();
    return commands.run(
        request,
        tx -> {
          UUID old = request.id("decision");
          UUID of =
              DecisionStore.plain(tx, old).map(Decision::review).orElseThrow(Problem::notFound);
          Review review = ReviewStore.lock(tx, of).orElseThrow();
          Decision standing = DecisionStore.plain(tx, old).orElseThrow();
          if (standing.state() != Decision.State.FINAL) {
            throw Problem.conflict("这份结论" + standing.state().words() + "，不能调整。");
          }
          if (review.state() != Review.State.DECIDED) {
            throw Problem.conflict("这份年报已经有一份新的结论在法制审核。");
          }
          Grade suggested = suggested(review, FlagStore.of(tx, of), draft);
          UUID id = insert(tx, of, draft, suggested, by, old);
          return new Outcome(
              Decision.record(id),
              reason,
              (Answer.Json)
                  Answer.created(
                      views.decision(tx, DecisionStore.plain(tx, id).orElseThrow(), by)));
        });
  }

  private static Draft sound(Request request) {
    var draft = request.body(Draft.class);
    List<String> reasons = new ArrayList<>();
    for (int place = 0; place < draft.reasons().size(); place++) {
      reasons.add(Findings.plain("/reasons/" + place, draft.reasons().get(place)));
    }
    return new Draft(
        draft.grade(), reasons, draft.rules(), draft.differsBecause(), draft.adjustReason());
  }

  private Grade suggested(Review review, List<Flag> flags, Draft draft) {
    Catalogue catalogue = assembly.catalogue(review.year(), review.organizationType());
    for (int place = 0; place < draft.rules().size(); place++) {
      if (!catalogue.has(draft.rules().get(place))) {
        throw Problem.invalid("/rules/" + place, "这一年的规则里没有这一条");
      }
    }
    return catalogue.suggested(flags, draft.rules());
  }

  private static void requireReasonToDiffer(Draft draft, Grade suggested) {
    boolean differs = draft.grade() != suggested;
    if (differs && draft.differsBecause() == null) {
      throw Problem.invalid("/differsBecause", "规则建议的是%s。结论不同，请写明理由。".formatted(suggested.title()));
    }
  }

  private UUID insert(Tx tx, UUID review, Draft draft, Grade suggested, UUID by, UUID supersedes) {
    UUID id = UUID.randomUUID();
    DecisionStore.insert(
        tx,
        new Decision(
            id,
            review,
            null,
            null,
            null,
            0,
            0,
            Decision.State.PROPOSED,
            draft.grade(),
            suggested,
            draft.grade() == suggested ? null : draft.differsBecause(),
            draft.reasons(),
            draft.rules(),
            by,
            clock.now(),
            draft.adjustReason(),
            supersedes,
            null,
            null));
    ReviewStore.move(tx, review, Review.State.PROPOSED);
    return id;
  }
}
