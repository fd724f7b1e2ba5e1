package cn.pufa.job;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.live.LiveAnswer;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;

/** Operations of {@code job.yaml}; everybody sees their own. */
public final class JobRoutes {

  private record JobList(List<JobView> items) {}

  private final Database database;
  private final Commands commands;
  private final Changes changes;
  private final BusinessClock clock;

  public JobRoutes(Database database, Commands commands, Changes changes, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.changes = changes;
    this.clock = clock;
  }

  public void bind(Routes routes) {
    routes.add("listMyJobs", this::list);
    routes.add("getJob", this::get);
    routes.add("cancelJob", this::cancel);
  }

  private Answer list(Request request) {
    return Answer.ok(
        new JobList(
            database.read(tx -> JobStore.ofPerson(tx, request.caller().person(), clock.now()))));
  }

  private Answer get(Request request) {
    return LiveAnswer.to(
        request, changes, JobStore.CHANGE, "progress", () -> database.read(tx -> own(tx, request)));
  }

  private JobView own(Tx tx, Request request) {
    return JobStore.one(tx, request.id("job"), request.caller().person(), clock.now())
        .orElseThrow(Problem::notFound);
  }

  private Answer cancel(Request request) {
    return commands.run(
        request,
        tx -> {
          JobView job = own(tx, request);
          if (!JobStore.ask(tx, job.id(), request.caller().person(), clock.now())) {
            throw Problem.conflict("已经办完，不能取消了。请刷新后再看。");
          }
          return Outcome.of("job/" + job.id(), Answer.ok(own(tx, request)));
        });
  }
}
