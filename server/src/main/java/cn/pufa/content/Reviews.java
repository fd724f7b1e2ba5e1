package cn.pufa.content;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.content.EditionEvent.Act;
import cn.pufa.content.EditionStore.Due;
import cn.pufa.law.ArticleRef;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The three reviews (初审, 法制审核, 保密审查) and what follows: publishing, at once or at a time. */
final class Reviews {

  private record Decision(int revision, Verdict decision, String reason) {}

  private enum Verdict {
    PASS,
    RETURN
  }

  /**
   * @param goLiveAt null for at once
   */
  private record Release(int revision, Instant goLiveAt) {}

  private static final Logger LOG = LoggerFactory.getLogger("pufa.content");
  private static final Duration FARTHEST = Duration.ofDays(366);

  private final Database database;
  private final Commands commands;
  private final Cards cards;
  private final Publication publication;
  private final EditionViews views;
  private final BusinessClock clock;

  Reviews(
      Database database,
      Commands commands,
      Cards cards,
      Publication publication,
      EditionViews views,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.cards = cards;
    this.publication = publication;
    this.views = views;
    this.clock = clock;
  }

  Answer first(Request request) {
    return decide(
        request, EditionVerb.FIRST_REVIEW, EditionState.LEGAL_REVIEW, Act.PASSED_FIRST_REVIEW);
  }

  Answer legal(Request request) {
    return decide(
        request, EditionVerb.LEGAL_REVIEW, EditionState.SECRECY_REVIEW, Act.PASSED_LEGAL_REVIEW);
  }

  Answer secrecy(Request request) {
    return decide(
        request, EditionVerb.SECRECY_REVIEW, EditionState.APPROVED, Act.PASSED_SECRECY_REVIEW);
  }

  private Answer decide(Request request, EditionVerb verb, EditionState next, Act passed) {
    var decision = request.body(Decision.class);
    boolean isPass = decision.decision() == Verdict.PASS;
    if (!isPass && decision.reason() == null) {
      throw Problem.invalid("/reason", "退回要写明哪里要改");
    }
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Held held = Held.of(tx, request).require(verb, person);
          held.requireRevision(decision.revision());
          move(tx, held, isPass ? next : EditionState.RETURNED, null);
          record(tx, held, isPass ? passed : Act.RETURNED, person, decision.reason(), null);
          return changed(tx, request, held, decision.reason());
        });
  }

  Answer publish(Request request) {
    var release = request.body(Release.class);
    Instant at = release.goLiveAt();
    requireSoon(at);
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Held held = Held.of(tx, request).require(EditionVerb.PUBLISH, person);
          held.requireRevision(release.revision());
          requireLaw(tx, held);
          if (at == null) {
            publication.goLive(tx, held.piece(), held.edition(), person);
          } else {
            move(tx, held, EditionState.SCHEDULED, at);
            record(tx, held, Act.SCHEDULED, person, null, at);
          }
          return changed(tx, request, held, null);
        });
  }

  private void requireSoon(Instant at) {
    if (at != null && !at.isAfter(clock.now())) {
      throw Problem.invalid("/goLiveAt", "这个时间已经过了。要马上发布，请不填时间。");
    }
    if (at != null && at.isAfter(clock.now().plus(FARTHEST))) {
      throw Problem.invalid("/goLiveAt", "最多定到一年以内");
    }
  }

  /** The law may have changed while three people read. */
  private void requireLaw(Tx tx, Held held) {
    if (!restsOnLaw(tx, held)) {
      throw Problem.conflict("引用的条文在审核期间有变化。请撤回修改，再走一遍审核。");
    }
  }

  private boolean restsOnLaw(Tx tx, Held held) {
    DraftText text = EditionStore.text(tx, held.piece().id(), held.edition().number());
    List<ArticleRef> refs = text.refs();
    return !cards.isDoubtful(refs) && !cards.isDoubtful(text.quizRefs());
  }

  /** Publishes what is due, each once, whichever node comes first; one fault keeps no other. */
  void publishDue() {
    for (Due due : database.read(tx -> EditionStore.due(tx, clock.now()))) {
      try {
        database.run(tx -> publishDue(tx, due));
      } catch (RuntimeException fault) {
        LOG.error(
            "scheduled edition {}/{} could not be published", due.piece(), due.number(), fault);
      }
    }
  }

  /** Another node may have done it, or somebody taken it back, while this waited for the piece. */
  private void publishDue(Tx tx, Due due) {
    Held held = Held.of(tx, due.piece(), due.number());
    boolean isDue =
        held.edition().state() == EditionState.SCHEDULED
            && !held.edition().goLiveAt().isAfter(clock.now());
    if (!isDue) {
      return;
    }
    if (restsOnLaw(tx, held)) {
      publication.goLive(tx, held.piece(), held.edition(), null);
    } else {
      move(tx, held, EditionState.RETURNED, null);
      record(tx, held, Act.RETURNED, null, "到了定好的时间，引用的条文已经有变化。", null);
    }
    commands.append(tx, "system", "publishScheduledEdition", held.edition().subject(), null, "-");
  }

  private void move(Tx tx, Held held, EditionState state, Instant goLiveAt) {
    EditionStore.move(tx, held.edition(), state, goLiveAt, clock.now());
    PieceStore.touch(tx, held.piece().id(), clock.now());
  }

  private void record(Tx tx, Held held, Act act, UUID person, String reason, Instant goLiveAt) {
    EditionStore.record(tx, held.edition(), act, person, reason, goLiveAt, clock.now());
  }

  private Outcome changed(Tx tx, Request request, Held held, String reason) {
    Edition now = EditionStore.one(tx, held.piece().id(), held.edition().number()).orElseThrow();
    var answer = (Answer.Json) Answer.ok(views.edition(tx, request.caller(), now));
    return new Outcome(held.edition().subject(), reason, answer);
  }
}
