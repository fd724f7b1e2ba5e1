package cn.pufa.post;

import cn.pufa.audit.Commands;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;

/** The list of posts as a file; taking it away is on record. */
final class CoverageExport {

  private record Wish(String purpose) {}

  private final Database database;
  private final Commands commands;
  private final PostViews views;
  private final BusinessClock clock;

  CoverageExport(Database database, Commands commands, PostViews views, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.views = views;
    this.clock = clock;
  }

  Answer export(Request request) {
    String purpose = request.body(Wish.class).purpose();
    List<PostViews.Row> rows =
        database.transaction(
            tx -> {
              List<PostViews.Row> all = views.all(tx, request);
              commands.append(tx, request, "post/" + all.size(), purpose);
              return all;
            });
    return Answer.xlsx("岗位覆盖清单.xlsx", CoverageSheet.write(rows, clock.today()));
  }
}
