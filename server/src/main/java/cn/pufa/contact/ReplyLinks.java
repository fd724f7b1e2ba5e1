package cn.pufa.contact;

import cn.pufa.audit.Commands;
import cn.pufa.contact.ContactStore.About;
import cn.pufa.contact.ReplyToken.Claim;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.Lifetime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Links (回复链接) in mails and SMS with which whoever got the message answers once, without signing
 * in. Who holds one learns the organisation's name and the notice's title, and can do no more than
 * say 已报送 or 需帮助, which a person then looks into.
 */
final class ReplyLinks {

  enum State {
    OPEN,
    ANSWERED,
    SETTLED,
    EXPIRED
  }

  private record Draft(Reply reply) {}

  private record Shown(
      String organizationName, String subject, LocalDate dueOn, State state, Reply reply) {}

  /** Weeks after the message, since a reminder may be read late. */
  private static final int DAYS = 60;

  private final Database database;
  private final Commands commands;
  private final Replies replies;
  private final Tasks tasks;
  private final ReplyToken tokens;
  private final BusinessClock clock;

  ReplyLinks(
      Database database,
      Commands commands,
      Replies replies,
      Tasks tasks,
      ReplyToken tokens,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.replies = replies;
    this.tasks = tasks;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** The same for a whole day. */
  String token(UUID notice) {
    return tokens.of(new Claim(notice, clock.today().plusDays(DAYS)));
  }

  Answer look(Request request) {
    Claim claim = claim(request);
    return database.read(tx -> Answer.ok(shown(tx, claim, about(tx, claim))));
  }

  Answer answer(Request request) {
    Claim claim = claim(request);
    Reply reply = request.body(Draft.class).reply();
    return database.transaction(
        tx -> {
          About about = about(tx, claim);
          if (ReplyStore.used(tx, claim).isEmpty()) {
            use(tx, claim, about, reply, request);
          }
          if (ReplyStore.used(tx, claim).orElseThrow() != reply) {
            throw Problem.conflict("这个链接已经回复过了。要更改，请登录“普法通”在收件箱里回复。");
          }
          return Answer.ok(shown(tx, claim, about));
        });
  }

  /** Nothing, where somebody else uses it at this moment. */
  private void use(Tx tx, Claim claim, About about, Reply reply, Request request) {
    if (about.settled()) {
      throw Problem.conflict("这件事已经办结，不用再回复了。");
    }
    if (isOver(claim)) {
      throw Problem.conflict("这个链接已经过期。请登录“普法通”在收件箱里回复。");
    }
    Instant now = clock.now();
    if (!ReplyStore.use(tx, claim, reply, now)) {
      return;
    }
    replies.replied(tx, claim.notice(), reply, now);
    tasks.replied(tx, about, reply, null);
    commands.append(
        tx,
        "anyone",
        request.operationId(),
        "notice/" + claim.notice(),
        reply.words(),
        request.requestId());
  }

  private Claim claim(Request request) {
    return tokens.read(request.text("Link-Token")).orElseThrow(Problem::notFound);
  }

  private static About about(Tx tx, Claim claim) {
    return ContactStore.about(tx, claim.notice()).orElseThrow(Problem::notFound);
  }

  private Shown shown(Tx tx, Claim claim, About about) {
    Reply reply = ReplyStore.used(tx, claim).orElse(null);
    return new Shown(
        about.organizationName(),
        about.subject(),
        about.dueOn(),
        state(claim, about, reply),
        reply);
  }

  private State state(Claim claim, About about, Reply reply) {
    if (reply != null) {
      return State.ANSWERED;
    }
    if (about.settled()) {
      return State.SETTLED;
    }
    return isOver(claim) ? State.EXPIRED : State.OPEN;
  }

  private boolean isOver(Claim claim) {
    LocalDate last = claim.lastDay();
    return !new Lifetime(startOf(last.minusDays(DAYS)), startOf(last.plusDays(1)))
        .holds(clock.now());
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(BusinessClock.ZONE).toInstant();
  }
}
