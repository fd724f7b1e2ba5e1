package cn.pufa.notice;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.UUID;

/** Operations of {@code notice.yaml}: what the caller is told as a person. */
public final class PersonalNoticeRoutes {

  private record OwnPage(int total, int unread, List<PersonalNoticeStore.Kept> items) {}

  private final Database database;
  private final Commands commands;
  private final BusinessClock clock;

  PersonalNoticeRoutes(Database database, Commands commands, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.clock = clock;
  }

  public void bind(Routes routes) {
    routes.add("listMyNotices", this::listMyNotices);
    routes.add("openMyNotice", this::openMyNotice);
  }

  private Answer listMyNotices(Request request) {
    UUID person = request.caller().person();
    return database.read(
        tx -> {
          var count = PersonalNoticeStore.count(tx, person);
          return Answer.ok(
              new OwnPage(
                  count.total(),
                  count.unread(),
                  PersonalNoticeStore.page(tx, person, request.page())));
        });
  }

  private Answer openMyNotice(Request request) {
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          UUID id = request.id("notice");
          var notice =
              PersonalNoticeStore.read(tx, id, person, clock.now()).orElseThrow(Problem::notFound);
          return Outcome.of("personal_notice/" + id, Answer.ok(notice));
        });
  }
}
