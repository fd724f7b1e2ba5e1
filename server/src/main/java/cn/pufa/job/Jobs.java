package cn.pufa.job;

import cn.pufa.audit.Commands.Outcome;
import cn.pufa.audit.TrailWords;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Runs long work so that whoever began it sees how far it is, and may end it. */
public final class Jobs {

  private static final String BROKEN = "没有办成，什么都没有存入。请再试一次。";

  private final Database database;
  private final TrailWords trailWords;
  private final BusinessClock clock;

  public Jobs(Database database, TrailWords trailWords, BusinessClock clock) {
    this.database = database;
    this.trailWords = trailWords;
    this.clock = clock;
  }

  /**
   * Under the id that the request gives in {@code job}; the same work unseen where it gives none,
   * and where it is sent a second time.
   */
  public Answer run(Request request, String kind, Function<Job, Answer> work) {
    UUID id = request.optionalText("job").map(UUID::fromString).orElse(null);
    if (id == null || !begin(request, id, kind)) {
      return work.apply(new Job(null));
    }
    var job = new Job(id);
    try (var beat = new Beat(database, clock, job)) {
      beat.start();
      return work.apply(job);
    } catch (Problem refused) {
      end(job, refused.detail() == null ? BROKEN : refused.detail());
      throw refused;
    } catch (RuntimeException fault) {
      end(job, BROKEN);
      throw fault;
    }
  }

  private boolean begin(Request request, UUID id, String kind) {
    return database.transaction(
        tx -> JobStore.begin(tx, id, request.caller().person(), kind, clock.now()));
  }

  private void end(Job job, String words) {
    var state = job.isCancelled() ? JobView.State.CANCELLED : JobView.State.FAILED;
    database.run(tx -> JobStore.fail(tx, job.id(), state, words, clock.now()));
  }

  /**
   * The last step of the work's own transaction: it is done, or was cancelled in time and nothing
   * of it is kept.
   */
  public Outcome finish(Tx tx, Job job, Outcome outcome) {
    if (job.id() != null && !JobStore.finish(tx, job.id(), outcome.answer().value(), clock.now())) {
      job.cancel();
      throw Job.cancelled();
    }
    return outcome;
  }

  /**
   * @param age how long it is told what became of a job
   */
  public void forget(Duration age) {
    database.run(tx -> JobStore.forget(tx, clock.now().minus(age)));
  }

  public List<Map<String, String>> export(Tx tx, UUID person) {
    return JobStore.ofPerson(tx, person, clock.now()).stream()
        .map(
            job -> Map.of("办的是什么", trailWords.action(job.kind()), "开始", job.startedAt().toString()))
        .toList();
  }

  public void erase(Tx tx, UUID person) {
    JobStore.erase(tx, person);
  }
}
