package cn.pufa.review;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Person;
import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who holds a return: one officer at a time, until it is given back or the claim lapses (领取). The
 * filing is always locked before the review, here as where a return comes in.
 */
final class Claims {

  private record HandOver(UUID to) {}

  private static final int LOOKED_AT = 20;
  private static final List<String> REVIEWERS = List.of("case_officer");

  private final Commands commands;
  private final Contents contents;
  private final ReviewViews views;
  private final Assembly assembly;
  private final Settings settings;
  private final BusinessClock clock;

  Claims(
      Commands commands,
      Contents contents,
      ReviewViews views,
      Assembly assembly,
      Settings settings,
      BusinessClock clock) {
    this.commands = commands;
    this.contents = contents;
    this.views = views;
    this.assembly = assembly;
    this.settings = settings;
    this.clock = clock;
  }

  Answer claim(Request request) {
    UUID id = request.id("return");
    return commands.run(
        request,
        tx -> {
          UUID person = request.caller().person();
          requireFree(
              tx,
              ReviewStore.byId(tx, request.reach(), id).map(ReviewStore.Listed::review),
              person);
          take(tx, id, person);
          return Outcome.of(Review.record(id), Answer.ok(views.row(tx, id, person)));
        });
  }

  /**
   * The riskiest and then oldest one that nobody has, for whoever has not more than a fair share.
   */
  Answer takeNext(Request request) {
    return commands.run(
        request,
        tx -> {
          UUID person = request.caller().person();
          ReviewStore.handOut(tx);
          requireFairShare(tx, person);
          UUID id =
              ReviewStore.free(tx, clock.now(), LOOKED_AT).stream()
                  .filter(free -> takes(tx, free, person))
                  .findFirst()
                  .orElseThrow(() -> Problem.conflict("现在没有等人领的年报。"));
          return Outcome.of(Review.record(id), Answer.ok(views.row(tx, id, person)));
        });
  }

  private void requireFairShare(Tx tx, UUID person) {
    int holding = ReviewStore.holding(tx, person, clock.now());
    if (holding >= settings.fairShare().value()) {
      throw Problem.conflict("您手上还有 %d 份没审完。审完或放回一些，再领下一份；要审指定的一份，可以打开它直接领。".formatted(holding));
    }
  }

  /** Withdrawn in this moment is not an error of who asks for the next one. */
  private boolean takes(Tx tx, UUID id, UUID person) {
    try {
      take(tx, id, person);
      return true;
    } catch (Problem gone) {
      return false;
    }
  }

  /** Into the hands of one person, weighed anew. */
  void take(Tx tx, UUID id, UUID person) {
    contents.claim(tx, id);
    Review review = requireFree(tx, ReviewStore.lock(tx, id), person);
    ReviewStore.claim(tx, id, person, claimEnd());
    refresh(tx, review);
  }

  private Review requireFree(Tx tx, Optional<Review> found, UUID person) {
    Review review = found.orElseThrow(Problem::notFound);
    if (review.state() != Review.State.WAITING) {
      throw Problem.conflict("这份年报" + review.state().words() + "，不能领。");
    }
    if (review.isHeld(clock.now()) && !review.claimedBy().equals(person)) {
      throw Problem.conflict(views.name(tx, review.claimedBy()) + "已经领了这份年报，正在审。");
    }
    return review;
  }

  Answer release(Request request) {
    UUID id = request.id("return");
    return commands.run(
        request,
        tx -> {
          UUID person = request.caller().person();
          hold(tx, request);
          ReviewStore.release(tx, id);
          return Outcome.of(Review.record(id), Answer.ok(views.row(tx, id, person)));
        });
  }

  /** To a colleague, who holds it from now on as if they had taken it themselves (转交). */
  Answer handOver(Request request) {
    UUID to = request.body(HandOver.class).to();
    return commands.run(
        request,
        tx -> {
          UUID person = request.caller().person();
          Review review = hold(tx, request);
          if (to.equals(person)) {
            throw Problem.invalid("/to", "这份年报已经在您手上，请选另一位");
          }
          requireReviewer(tx, to);
          ReviewStore.claim(tx, review.id(), to, claimEnd());
          return Outcome.of(
              Review.record(review.id()), Answer.ok(views.row(tx, review.id(), person)));
        });
  }

  private void requireReviewer(Tx tx, UUID to) {
    if (reviewers(tx).stream().noneMatch(person -> person.id().equals(to))) {
      throw Problem.invalid("/to", "这一位现在不审年报");
    }
  }

  /** Who may take a return today. */
  List<Person> reviewers(Tx tx) {
    return Roles.holders(tx, REVIEWERS, clock.today());
  }

  /**
   * Locked, and held by the caller; otherwise the caller is told who holds it or what it waits for.
   */
  Review hold(Tx tx, Request request) {
    UUID person = request.caller().person();
    Review review =
        ReviewStore.lock(tx, request.id("return"))
            .filter(found -> found.state() != Review.State.WITHDRAWN)
            .orElseThrow(Problem::notFound);
    if (review.state() != Review.State.WAITING) {
      throw Problem.conflict("这份年报" + review.state().words() + "。");
    }
    if (!review.isHeld(clock.now())) {
      throw Problem.conflict("请先领取这份年报。");
    }
    if (!review.claimedBy().equals(person)) {
      throw Problem.conflict(views.name(tx, review.claimedBy()) + "已经领了这份年报，由其办理。");
    }
    ReviewStore.claim(tx, review.id(), person, claimEnd());
    return review;
  }

  /** Somebody stands behind it now; the list of those that wait says so at once. */
  void weighAnew(Tx tx, UUID id) {
    ReviewStore.lock(tx, id)
        .filter(review -> review.state() == Review.State.WAITING)
        .ifPresent(review -> refresh(tx, review));
  }

  /** What is seen now is kept, so that a judgement stands beside what it judges. */
  List<Flag> refresh(Tx tx, Review review) {
    List<Flag> flags = assembly.current(tx, review);
    FlagStore.put(tx, review.id(), flags);
    ReviewStore.weigh(tx, review.id(), Assembly.risk(flags));
    return flags;
  }

  private Instant claimEnd() {
    return clock.now().plus(Duration.ofDays(settings.claimDays().value()));
  }
}
