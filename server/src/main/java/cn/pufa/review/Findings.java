package cn.pufa.review;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.PlainText;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;

/** What a reviewer makes of what the rules saw: setting a flag aside (不是问题). */
final class Findings {

  private record Dismissal(String reason) {}

  private final Commands commands;
  private final Claims claims;
  private final ReviewViews views;
  private final BusinessClock clock;

  Findings(Commands commands, Claims claims, ReviewViews views, BusinessClock clock) {
    this.commands = commands;
    this.claims = claims;
    this.views = views;
    this.clock = clock;
  }

  Answer dismiss(Request request) {
    String rule = request.text("rule");
    String reason = plain("/reason", request.body(Dismissal.class).reason());
    return commands.run(
        request,
        tx -> {
          Review review = claims.hold(tx, request);
          claims.refresh(tx, review);
          var dismissal = new Flag.Dismissal(request.caller().person(), clock.now(), reason);
          if (!FlagStore.dismiss(tx, review.id(), rule, dismissal)) {
            throw Problem.conflict("没有这条提示，或者已经标过了。");
          }
          List<Flag> flags = FlagStore.of(tx, review.id());
          ReviewStore.weigh(tx, review.id(), Assembly.risk(flags));
          Flag flag =
              flags.stream().filter(one -> one.rule().equals(rule)).findFirst().orElseThrow();
          return new Outcome(
              Review.record(review.id()), reason, (Answer.Json) Answer.ok(views.flag(tx, flag)));
        });
  }

  static String plain(String pointer, String text) {
    if (!PlainText.is(text)) {
      throw Problem.invalid(pointer, "有不能用的字符，请改写");
    }
    return text.strip();
  }
}
