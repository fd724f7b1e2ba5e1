package cn.pufa.contact;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.contact.ContactStore.About;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.UUID;

/** What somebody who acts for an organisation replies and chooses, signed in. */
final class OwnReplies {

  private record Draft(Reply reply, String words) {}

  private record Replied(UUID notice, Reply reply, Instant repliedAt) {}

  private record Choice(boolean courtesy) {}

  private record Preferences(
      UUID organization, boolean courtesy, Instant changedAt, String statutoryNote) {}

  private static final String STATUTORY_NOTE =
      "年度报告、整改等法定通知关系到贵单位的法定义务，必须送达，不能退订。这里只能选择要不要收一般告知，比如培训和活动消息。";

  private final Commands commands;
  private final Replies replies;
  private final Tasks tasks;
  private final BusinessClock clock;

  OwnReplies(Commands commands, Replies replies, Tasks tasks, BusinessClock clock) {
    this.commands = commands;
    this.replies = replies;
    this.tasks = tasks;
    this.clock = clock;
  }

  Answer reply(Request request) {
    var draft = request.body(Draft.class);
    return commands.run(
        request,
        tx -> {
          About about = own(tx, request);
          if (about.settled()) {
            throw Problem.conflict("这件事已经办结，不用再回复了。");
          }
          Instant now = clock.now();
          replies.replied(tx, about.notice(), draft.reply(), now);
          tasks.replied(tx, about, draft.reply(), draft.words());
          return Outcome.of(
              "notice/" + about.notice(),
              Answer.ok(new Replied(about.notice(), draft.reply(), now)));
        });
  }

  private static About own(Tx tx, Request request) {
    return ContactStore.about(tx, request.id("notice"))
        .filter(About::shown)
        .filter(about -> request.reach().organizations().contains(about.organization()))
        .orElseThrow(Problem::notFound);
  }

  Answer preferences(Tx tx, Request request) {
    return Answer.ok(preferences(tx, ownOrganization(request)));
  }

  Answer choose(Request request) {
    UUID organization = ownOrganization(request);
    var choice = request.body(Choice.class);
    return commands.run(
        request,
        tx -> {
          if (choice.courtesy()) {
            ReplyStore.optIn(tx, organization, clock.now());
          } else {
            ReplyStore.optOut(tx, organization, clock.now());
          }
          return Outcome.of(
              "organization/" + organization, Answer.ok(preferences(tx, organization)));
        });
  }

  private static UUID ownOrganization(Request request) {
    UUID organization = request.id("organization");
    Reach reach = request.reach();
    if (!reach.organizations().contains(organization)) {
      throw Problem.notFound();
    }
    return organization;
  }

  private static Preferences preferences(Tx tx, UUID organization) {
    return ReplyStore.optOut(tx, organization)
        .map(
            out ->
                new Preferences(
                    organization,
                    out.ended() != null,
                    out.ended() == null ? out.since() : out.ended(),
                    STATUTORY_NOTE))
        .orElse(new Preferences(organization, true, null, STATUTORY_NOTE));
  }
}
