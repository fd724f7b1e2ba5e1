package cn.pufa.job;

import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import com.google.gson.JsonElement;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of jobs; each is its person's own. */
final class JobStore {

  /** Told whenever a job moved; its key is the job. */
  static final String CHANGE = "job";

  /** A node that has not said anything for so long is gone. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  static final Sql BEGIN =
      Sql.of(
          """
      insert into job (id, person, kind, state, phase, started_at, moved_at)
      values ($1, $2, $3, 'running', 'reading', $4, $4) on conflict (id) do nothing returning id""");
  static final Sql FORGET = Sql.of("delete from job where started_at < $1");
  static final Sql MOVE =
      Sql.of(
          """
      update job set phase = $2, done = $3, total = $4, moved_at = $5
       where id = $1 and state = 'running' returning cancel_asked""");
  static final Sql FINISH =
      Sql.of(
          """
      update job set state = 'done', done = coalesce(total, done), result = $2::text::jsonb, ended_at = $3
       where id = $1 and state = 'running' and not cancel_asked""");
  static final Sql FAIL =
      Sql.of(
          """
      update job set state = $2, words = $3, ended_at = $4 where id = $1 and state = 'running'""");
  static final Sql ASK =
      Sql.of(
          """
      update job set cancel_asked = true
       where id = $1 and person = $2 and state = 'running' and moved_at > $3""");
  static final Sql ONE = Sql.of("select * from job where id = $1 and person = $2");
  static final Sql OF_PERSON =
      Sql.of("select * from job where person = $1 order by started_at desc, id limit 20");
  static final Sql ERASE = Sql.of("delete from job where person = $1");

  private JobStore() {}

  /** False where there is one of that id. */
  static boolean begin(Tx tx, UUID id, UUID person, String kind, Instant at) {
    return tx.first(BEGIN, row -> row.getUUID("id"), id, person, kind, offset(at)).isPresent();
  }

  static void forget(Tx tx, Instant before) {
    tx.execute(FORGET, offset(before));
  }

  /** Whether it is to end. */
  static boolean move(Tx tx, UUID id, Job.Position position, Instant at) {
    Optional<Boolean> asked =
        tx.first(
            MOVE,
            row -> row.getBoolean("cancel_asked"),
            id,
            code(position.phase()),
            position.done(),
            position.total(),
            offset(at));
    Changes.publish(tx, CHANGE, id.toString());
    return asked.orElse(false);
  }

  /** False where somebody asked before for it to end. */
  static boolean finish(Tx tx, UUID id, Object result, Instant at) {
    Changes.publish(tx, CHANGE, id.toString());
    return tx.execute(FINISH, id, GsonJson.GSON.toJson(result), offset(at)) == 1;
  }

  static void fail(Tx tx, UUID id, JobView.State state, String words, Instant at) {
    tx.execute(FAIL, id, code(state), words, offset(at));
    Changes.publish(tx, CHANGE, id.toString());
  }

  /** False where it has ended, or its node is gone. */
  static boolean ask(Tx tx, UUID id, UUID person, Instant now) {
    Changes.publish(tx, CHANGE, id.toString());
    return tx.execute(ASK, id, person, offset(now.minus(SILENCE))) == 1;
  }

  static Optional<JobView> one(Tx tx, UUID id, UUID person, Instant now) {
    return tx.first(ONE, row -> view(row, now), id, person);
  }

  static List<JobView> ofPerson(Tx tx, UUID person, Instant now) {
    return tx.list(OF_PERSON, row -> view(row, now), person);
  }

  static void erase(Tx tx, UUID person) {
    tx.execute(ERASE, person);
  }

  private static JobView view(Row row, Instant now) {
    Object result = row.getValue("result");
    return new JobView(
        row.getUUID("id"),
        row.getString("kind"),
        state(row, now),
        Job.Phase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT)),
        row.getInteger("done"),
        row.getInteger("total"),
        row.getBoolean("cancel_asked"),
        result == null ? null : GsonJson.GSON.fromJson(result.toString(), JsonElement.class),
        row.getString("words"),
        row.getOffsetDateTime("started_at").toInstant(),
        instant(row, "ended_at"));
  }

  private static JobView.State state(Row row, Instant now) {
    var state = JobView.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    boolean silent = row.getOffsetDateTime("moved_at").toInstant().isBefore(now.minus(SILENCE));
    return state == JobView.State.RUNNING && silent ? JobView.State.LOST : state;
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
