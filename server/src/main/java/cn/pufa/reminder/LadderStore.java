package cn.pufa.reminder;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import com.google.gson.reflect.TypeToken;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of ladders. */
final class LadderStore {

  static final String NAME_ONCE = "ladder_name_once";
  static final TypeToken<List<Step>> STEPS = new TypeToken<>() {};

  private static final String SELECT =
      """
      select l.id, l.version, l.name, l.is_default, l.before::text as before, l.after::text as after, l.changed_at,
             (select jsonb_agg(jsonb_build_object('days', s.days, 'counted', s.counted, 'restDay', s.rest_day,
                                                  'at', s.at, 'channels', s.channels) order by s.days)
                from ladder_step s where s.ladder = l.id)::text as steps
        from ladder l where l.division = $1\s""";
  static final Sql LIST = Sql.of(SELECT + "order by l.is_default desc, l.name, l.id");
  static final Sql BY_ID = Sql.of(SELECT + "and l.id = $2");
  static final Sql HOLD =
      Sql.of("select id from ladder where division = $1 and id = $2 for update");
  static final Sql DEFAULT = Sql.of(SELECT + "and l.is_default");

  static final Sql LOCK = Sql.of("lock table ladder in share row exclusive mode");

  static final Sql INSERT =
      Sql.of(
          """
      insert into ladder (division, name, before, after, changed_at)
      values ($1, $2, $3::text::jsonb, $4::text::jsonb, $5) returning id""");
  static final Sql CHANGE =
      Sql.of(
          """
      update ladder set name = $3, before = $4::text::jsonb, after = $5::text::jsonb, changed_at = $6,
             version = version + 1
       where division = $1 and id = $2""");
  static final Sql FORGET_STEPS = Sql.of("delete from ladder_step where ladder = $1");
  static final Sql ADD_STEPS =
      Sql.of(
          """
      insert into ladder_step (ladder, days, counted, rest_day, at, channels)
      select $1, (s ->> 'days')::integer, s ->> 'counted', s ->> 'restDay', s ->> 'at',
             array(select jsonb_array_elements_text(s -> 'channels'))
        from jsonb_array_elements($2::text::jsonb) s""");

  /** Two statements: the index that allows one default looks at each row as it changes. */
  static final Sql STEP_BACK =
      Sql.of(
          """
      update ladder set is_default = false, version = version + 1, changed_at = $3
       where division = $1 and is_default and id <> $2""");

  static final Sql STEP_UP =
      Sql.of("update ladder set is_default = true where division = $1 and id = $2");

  private LadderStore() {}

  static List<Ladder> list(Tx tx, String division) {
    return tx.list(LIST, LadderStore::ladder, division);
  }

  static Optional<Ladder> byId(Tx tx, String division, UUID id) {
    return tx.first(BY_ID, LadderStore::ladder, division, id);
  }

  /** Held against everybody who would change it; what is read after that is as they left it. */
  static void hold(Tx tx, String division, UUID id) {
    tx.send(HOLD, division, id);
  }

  static Optional<Ladder> byDefault(Tx tx, String division) {
    return tx.first(DEFAULT, LadderStore::ladder, division);
  }

  static UUID insert(Tx tx, String division, LadderDraft draft, Instant at) {
    UUID id =
        tx.one(
            INSERT,
            row -> row.getUUID("id"),
            division,
            draft.name(),
            json(draft.before()),
            json(draft.after()),
            at.atOffset(ZoneOffset.UTC));
    tx.execute(ADD_STEPS, id, json(draft.steps()));
    return id;
  }

  /** Nothing where there is a ladder already; two nodes that come at once wait for each other. */
  static void provide(Tx tx, String division, LadderDraft draft, Instant at) {
    tx.execute(LOCK);
    if (list(tx, division).isEmpty()) {
      makeDefault(tx, division, insert(tx, division, draft, at), at);
    }
  }

  static boolean change(Tx tx, String division, UUID id, LadderDraft draft, Instant at) {
    int changed =
        tx.execute(
            CHANGE,
            division,
            id,
            draft.name(),
            json(draft.before()),
            json(draft.after()),
            at.atOffset(ZoneOffset.UTC));
    if (changed > 0) {
      tx.execute(FORGET_STEPS, id);
      tx.execute(ADD_STEPS, id, json(draft.steps()));
    }
    return changed > 0;
  }

  static void makeDefault(Tx tx, String division, UUID id, Instant at) {
    tx.execute(STEP_BACK, division, id, at.atOffset(ZoneOffset.UTC));
    tx.execute(STEP_UP, division, id);
  }

  static String json(Object value) {
    return GsonJson.GSON.toJson(value);
  }

  static LadderWords words(String json) {
    return GsonJson.GSON.fromJson(json, LadderWords.class);
  }

  private static Ladder ladder(Row row) {
    return new Ladder(
        row.getUUID("id"),
        row.getInteger("version"),
        row.getString("name"),
        row.getBoolean("is_default"),
        GsonJson.GSON.fromJson(row.getString("steps"), STEPS),
        words(row.getString("before")),
        words(row.getString("after")),
        row.getOffsetDateTime("changed_at").toInstant());
  }
}
